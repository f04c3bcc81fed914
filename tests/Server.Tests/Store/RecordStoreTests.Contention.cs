using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <content>Writers who want the same thing at the same moment.</content>
public abstract partial class RecordStoreTests<TStore>
{
    private const int Contenders = 24;

    [Fact]
    public async Task Of_many_writers_with_the_same_version_in_hand_exactly_one_wins()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""));
        for (var version = 1; version <= 20; version++)
        {
            var results = await ContendAsync(n => new RecordWrite.Update(
                new ResourceKey("Patient", "a"), Doc($$"""{"resourceType":"Patient","id":"a","identifier":[{"value":"{{version}}-{{n}}"}]}"""), IfMatch: version));
            var won = Assert.Single(results.Index(), r => r.Item is CommitResult.Done);
            Assert.All(results.OfType<CommitResult.Refused>(), r => Assert.Equal(412, r.Status));
            var read = await Store.ReadAsync(Access.System, new ResourceKey("Patient", "a"));
            Assert.Equal((version + 1, $"{version}-{won.Index}"), (read!.Version, read.Document!.Root["identifier"][0]["value"].Text));
        }
    }

    [Fact]
    public async Task Of_many_conditional_creates_at_once_exactly_one_creates()
    {
        for (var round = 0; round < 20; round++)
        {
            var condition = SearchQuery.Parse("Patient", $"identifier=urn:race|{round}").Value;
            var results = await ContendAsync(_ => new RecordWrite.Create(
                Doc($$"""{"resourceType":"Patient","identifier":[{"system":"urn:race","value":"{{round}}"}]}"""), IfNoneExist: condition));
            var outcomes = results.Select(r => Assert.IsType<CommitResult.Done>(r).Outcomes[0]).ToList();
            Assert.Single(outcomes, o => o.Status == 201);
            Assert.Single(outcomes.Select(o => o.Key).Distinct());
            Assert.Single((await Search("Patient", $"identifier=urn:race|{round}")).Matches);
        }
    }

    [Fact]
    public async Task Of_many_who_would_make_the_same_id_where_none_is_exactly_one_wins()
    {
        var results = await ContendAsync(_ => new RecordWrite.Update(new ResourceKey("Patient", "new"), Doc("""{"resourceType":"Patient","id":"new"}"""), IfMatch: 0));
        Assert.Single(results, r => r is CommitResult.Done);
        Assert.All(results.OfType<CommitResult.Refused>(), r => Assert.Equal(412, r.Status));
    }

    private Task<CommitResult[]> ContendAsync(Func<int, RecordWrite> write)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Task.WhenAll(Enumerable.Range(0, Contenders).Select(async n =>
        {
            var transaction = new RecordTransaction("Practitioner/test", [write(n), new RecordWrite.Create(Doc("""{"resourceType":"Basic"}"""))]);
            await start.Task;
            return await Store.CommitAsync(transaction);
        }));
        start.SetResult();
        return all;
    }
}
