using Chartroom.Store;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    private Task<CommitResult> Linked(CommitLink link, string family, long? ifMatch)
    {
        var document = Doc($$"""{"resourceType":"Patient","id":"linked","name":[{"family":"{{family}}"}]}""");
        return Linked(link, new RecordWrite.Update(new ResourceKey("Patient", "linked"), document, ifMatch));
    }

    private async Task<CommitResult> Linked(CommitLink link, params RecordWrite[] writes) =>
        await Store.CommitAsync(new RecordTransaction("Practitioner/test", writes, Link: link));

    [Fact]
    public async Task Linked_transactions_are_written_in_their_order_however_they_are_started()
    {
        var links = new List<CommitLink> { new(null) };
        for (var i = 1; i < 40; i++)
            links.Add(new CommitLink(links[^1]));
        // The last is started first: each waits for its turn.
        var results = await Task.WhenAll(links.Select((l, i) => (l, i)).Reverse()
            .Select(p => Linked(p.l, $"N{p.i}", p.i == 0 ? null : p.i)));
        Assert.All(results, r => Assert.IsType<CommitResult.Done>(r));
        var read = await Store.ReadAsync(Access.System, new ResourceKey("Patient", "linked"));
        Assert.Equal((40, "N39"), (read!.Version, read.Document!.Root["name"]["family"].Text));
    }

    [Fact]
    public async Task What_was_planned_over_a_refused_transaction_is_refused_though_its_version_would_fit()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"linked","name":[{"family":"First"}]}"""));
        await Commit(Put("""{"resourceType":"Patient","id":"linked","name":[{"family":"From another"}]}"""));
        var first = new CommitLink(null);
        var second = new CommitLink(first);
        var third = new CommitLink(second);
        // Planned over version 1, which is no longer current; the second expects 2, which is: but not the 2 that it knows.
        var results = await Task.WhenAll(Linked(first, "A", 1), Linked(second, "B", 2), Linked(third, "C", null));
        Assert.Equal([412, 409, 409], results.Select(r => Assert.IsType<CommitResult.Refused>(r).Status));
        Assert.Equal("From another", (await Store.ReadAsync(Access.System, new ResourceKey("Patient", "linked")))!.Document!.Root["name"]["family"].Text);
    }

    [Fact]
    public async Task A_link_whose_transaction_is_refused_before_the_writer_holds_up_nobody()
    {
        var first = new CommitLink(null);
        var second = new CommitLink(first);
        var twice = Put("""{"resourceType":"Patient","id":"p1"}""");
        var results = await Task.WhenAll(Linked(second, "B", null), Linked(first, twice, twice));
        Assert.Equal([409, 400], results.Select(r => Assert.IsType<CommitResult.Refused>(r).Status));
    }
}
