using Chartroom.Store;
using Chartroom.Store.Projections;
using Chartroom.Store.Sql;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    [Fact]
    public async Task A_projection_follows_the_feed_and_can_be_rebuilt()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""), Put("""{"resourceType":"Patient","id":"b"}"""));
        Assert.Equal(Store.CurrentT, await Store.CatchUpAsync(new WriteCount()));
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""), new RecordWrite.Delete(new ResourceKey("Patient", "b")));
        await Store.CatchUpAsync(new WriteCount());
        await Store.CatchUpAsync(new WriteCount());
        Assert.Equal(4, await CountAsync());
        await Store.RebuildAsync(new WriteCount());
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task A_projection_that_breaks_loses_no_change_and_stops_no_other_write()
    {
        await Store.CatchUpAsync(new WriteCount());
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""));
        await Assert.ThrowsAnyAsync<Exception>(async () => await Store.CatchUpAsync(new WriteCount { Breaks = true }));
        await Commit(Put("""{"resourceType":"Patient","id":"b"}"""));
        await Store.CatchUpAsync(new WriteCount());
        Assert.Equal(2, await CountAsync());
    }

    private async Task<long?> CountAsync() => await Store.QueryAsync(s => s.Scalar("select writes from write_count"));

    private sealed class WriteCount : SqlProjection
    {
        public bool Breaks { get; init; }

        public override string Name => "write_count";

        public override int Version => 1;

        public override IReadOnlyList<string> Tables => ["write_count"];

        public override string Definition => "create table write_count (writes bigint not null); insert into write_count values (0);";

        public override void Apply(SqlSession session, IReadOnlyList<StoredVersion> versions) =>
            session.Execute(Breaks ? "update no_such_table set writes = $1" : "update write_count set writes = writes + $1", versions.Count);
    }
}
