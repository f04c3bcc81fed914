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

    [Fact]
    public async Task A_projection_of_one_type_is_shown_that_type_however_it_is_read()
    {
        for (var i = 0; i < 3; i++)
            await Commit(Put($$"""{"resourceType":"Patient","id":"a{{i}}"}"""), Put($$"""{"resourceType":"Encounter","id":"e{{i}}"}"""));
        await Store.CatchUpAsync(new WriteCount { Of = new HashSet<string> { "Encounter" } });
        Assert.Equal(3, await CountAsync());
        // Another process has nothing in memory and reads the rows.
        await Store.DisposeAsync();
        Store = await OpenAsync();
        await Store.RebuildAsync(new WriteCount { Of = new HashSet<string> { "Encounter", "Slot" } });
        Assert.Equal(3, await CountAsync());
        await Commit(Put("""{"resourceType":"Patient","id":"b"}"""));
        await Store.CatchUpAsync(new WriteCount { Of = new HashSet<string> { "Encounter" } });
        await Commit(new RecordWrite.Delete(new ResourceKey("Encounter", "e1")));
        await Store.CatchUpAsync(new WriteCount { Of = new HashSet<string> { "Encounter" } });
        Assert.Equal(4, await CountAsync());
        Assert.Equal(0, await Store.CatchUpAsync(new WriteCount { Of = new HashSet<string> { "Slot" }, Form = 2 }) - Store.CurrentT);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_projection_that_is_removed_leaves_nothing_and_can_come_back()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""));
        await Store.CatchUpAsync(new WriteCount());
        await Store.RemoveAsync("write_count", ["write_count"]);
        await Store.RemoveAsync("write_count", ["write_count"]);
        await Assert.ThrowsAnyAsync<Exception>(CountAsync);
        await Store.CatchUpAsync(new WriteCount());
        Assert.Equal(1, await CountAsync());
    }

    private async Task<long?> CountAsync() => await Store.QueryAsync(s => s.Scalar("select writes from write_count"));

    private sealed class WriteCount : SqlProjection
    {
        public bool Breaks { get; init; }

        public override string Name => "write_count";

        public int Form { get; init; } = 1;

        public override int Version => Form;

        public override IReadOnlySet<string>? Types => Of;

        public IReadOnlySet<string>? Of { get; init; }

        public override IReadOnlyList<string> Tables => ["write_count"];

        public override string Definition => "create table write_count (writes bigint not null); insert into write_count values (0);";

        public override void Apply(SqlSession session, IReadOnlyList<StoredVersion> versions) =>
            session.Execute(Breaks ? "update no_such_table set writes = $1" : "update write_count set writes = writes + $1", versions.Count);
    }
}
