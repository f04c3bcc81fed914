using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    /// <summary>Changes a row behind the store's back.</summary>
    protected abstract void Tamper(string sql);

    /// <summary>Restores a backup into a new place and opens it there.</summary>
    protected abstract ValueTask<TStore> RestoreAsync(string file);

    public static TheoryData<string, string, string> Damages => new()
    {
        { "update version set number = 7 where rid = 3", "version", "3" },
        { "update version set lid = lid + 1 where rid = 2", "version", "2" },
        { "update version set body = (select body from version where rid = 1) where rid = 4", "version", "4" },
        { "delete from version where rid = 2", "version", "2" },
        { "update tx set who = 'Practitioner/other' where t = 2", "tx", "2" },
        { "update tx set at = at + 1 where t = 1", "tx", "1" },
        { "delete from tx where t = 3", "tx", "3" },
        { "update head set t = 9", "head", "1" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Any_altered_row_is_found_and_named(string sql, string table, string row)
    {
        for (var i = 0; i < 4; i++)
            await Commit(Put($$"""{"resourceType":"Patient","id":"p{{i}}","active":true}"""));
        Assert.True((await Store.VerifyAsync()).Clean);
        Tamper(sql);
        var found = (await Store.VerifyAsync()).First;
        Assert.Equal((table, row), (found?.Table, found?.Row));
    }

    [Fact]
    public async Task Altered_content_is_found_and_named()
    {
        var hash = await Store.PutContentAsync("scan"u8.ToArray());
        await Store.PutContentAsync("other scan"u8.ToArray());
        Tamper($"update content set bytes = (select c.bytes from content c where c.hash <> {Blob(hash.Hex)}) where hash = {Blob(hash.Hex)}");
        var first = (await Store.VerifyAsync()).First;
        Assert.Equal(("content", hash.Hex), (first?.Table, first?.Row));
    }

    [Fact]
    public async Task A_backup_taken_under_writers_restores_to_the_same_record()
    {
        await Commit([.. Chart.Select(Put)]);
        var item = await Store.JournalAsync(new JournalArrival("mllp", "hl7v2", "1", "MSH"u8.ToArray()));
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await Commit(Put("""{"resourceType":"Patient","id":"busy"}"""));
        });
        var file = Path.Combine(Path.GetTempPath(), $"chartroom-{Guid.CreateVersion7():N}.backup");
        try
        {
            await Store.BackupAsync(file);
            await stop.CancelAsync();
            await writing;
            await using var restored = await RestoreAsync(file);
            Assert.True((await restored.VerifyAsync()).Clean);
            Assert.InRange(restored.CurrentT, 1, Store.CurrentT);
            Assert.NotNull(await restored.ReadAsync(Access.System, new ResourceKey("Patient", "p1")));
            Assert.Equal("MSH"u8.ToArray().Length, (await restored.GetContentAsync(item.Content))!.Length);
            Assert.Single(await restored.ReadJournalAsync(new JournalQuery()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Rebuilding_the_search_rows_changes_no_answer()
    {
        await Commit([.. Chart.Select(Put)]);
        await Commit(Put("""{"resourceType":"Patient","id":"p1","name":[{"family":"Renamed"}]}"""));
        var t = Store.CurrentT;
        Tamper("delete from string_ix");
        Tamper("delete from chart_ix");
        Assert.Equal(Chart.Length + 1, await Store.RebuildSearchAsync());
        Assert.Equal("p1", await Ids("Patient", "family=renamed"));
        Assert.Equal("", await Ids("Patient", "family=okafor"));
        Assert.Equal("o1,o2,o4", await Ids("Observation", "patient=p1"));
        Assert.Equal(t, Store.CurrentT);
        Assert.True((await Store.VerifyAsync()).Clean);
    }

    [Fact]
    public async Task Bodies_written_before_and_after_the_dictionary_are_read_alike()
    {
        var json = """{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"note":[{"text":"A note of some length about nothing in particular, number NNN."}]}""";
        for (var i = 0; i < 7; i++)
            await Commit([.. Enumerable.Range(0, 500).Select(n => new RecordWrite.Create(Doc(json.Replace("NNN", $"{i}-{n}", StringComparison.Ordinal))))]);
        await Store.DisposeAsync();
        Store = await OpenAsync();
        var seen = 0;
        await foreach (var version in Store.ChangesSinceAsync(0))
            Assert.Contains($"number {seen / 500}-{seen++ % 500}.", version.Document!.Root["note"]["text"].Text, StringComparison.Ordinal);
        Assert.Equal(3_500, seen);
        Assert.True((await Store.VerifyAsync()).Clean);
    }

    protected abstract string Blob(string hex);
}
