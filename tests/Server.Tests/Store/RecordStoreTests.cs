using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>What every record store must do; one sealed subclass a database runs the same facts.</summary>
public abstract partial class RecordStoreTests<TStore> : IAsyncLifetime
    where TStore : SqlRecordStore
{
    protected TStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the test's own database, the same one each time.</summary>
    protected abstract ValueTask<TStore> OpenAsync();

    protected abstract ValueTask RemoveAsync();

    protected static ResourceDocument Doc(string json) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(json));

    protected static RecordWrite Put(string json)
    {
        var document = Doc(json);
        return new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document);
    }

    protected async Task<CommitResult.Done> Commit(params RecordWrite[] writes)
    {
        var result = await Store.CommitAsync(new RecordTransaction("Practitioner/test", writes));
        return result as CommitResult.Done ?? throw new Xunit.Sdk.XunitException($"Refused: {((CommitResult.Refused)result).Issues[0].Text}");
    }

    protected async Task<CommitResult.Refused> Refuse(params RecordWrite[] writes) =>
        Assert.IsType<CommitResult.Refused>(await Store.CommitAsync(new RecordTransaction("Practitioner/test", writes)));

    protected async Task<SearchPage> Search(string type, string query, AccessScope? scope = null, string? cursor = null)
    {
        var parsed = SearchQuery.Parse(type, query);
        Assert.True(parsed.Succeeded, parsed.Issues.Count > 0 ? parsed.Issues[0].Text : "");
        var access = scope is null ? Access.System : new Access("Practitioner/test", "clinician", "TREAT", scope);
        return await Store.SearchAsync(access, parsed.Value with { Cursor = cursor });
    }

    protected async Task<string> Ids(string type, string query, AccessScope? scope = null)
    {
        var page = await Search(type, query, scope);
        Assert.Empty(page.Issues);
        return string.Join(",", page.Matches.Select(m => m.Key.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_created_resource_is_read_back_with_id_version_and_time()
    {
        var done = await Commit(new RecordWrite.Create(Doc("""{ "resourceType": "Patient", "name": [ { "family": "Okafor" } ] }""")));
        var key = done.Outcomes[0].Key;
        var read = await Store.ReadAsync(Access.System, key);
        Assert.NotNull(read);
        Assert.Equal(201, done.Outcomes[0].Status);
        Assert.Equal("Okafor", read.Document!.Root["name"]["family"].Text);
        Assert.Equal(key.Id, read.Document.Id);
        Assert.Equal("1", read.Document.Root["meta"]["versionId"].Text);
        Assert.Equal(done.At, DateTimeOffset.Parse(read.Document.Root["meta"]["lastUpdated"].Text!, CultureInfo.InvariantCulture));
        Assert.Equal((1L, done.T, "POST"), (read.Version, read.T, read.Method));
    }

    [Fact]
    public async Task What_was_never_there_is_null()
    {
        Assert.Null(await Store.ReadAsync(Access.System, new ResourceKey("Patient", "nobody")));
        Assert.Null(await Store.ReadVersionAsync(Access.System, new ResourceKey("Patient", "nobody"), 1));
    }

    [Fact]
    public async Task Four_versions_stay_readable_by_number_by_time_and_in_history()
    {
        var key = new ResourceKey("Patient", "p1");
        var ts = new List<long>();
        foreach (var family in (string[])["A", "B", "C"])
            ts.Add((await Commit(Put($$"""{"resourceType":"Patient","id":"p1","name":[{"family":"{{family}}"}]}"""))).T);
        ts.Add((await Commit(new RecordWrite.Delete(key))).T);

        Assert.True((await Store.ReadAsync(Access.System, key))!.IsDeleted);
        Assert.Equal("B", (await Store.ReadVersionAsync(Access.System, key, 2))!.Document!.Root["name"]["family"].Text);
        Assert.Equal("A", (await Store.ReadAsync(Access.System, key, ts[0]))!.Document!.Root["name"]["family"].Text);
        Assert.Equal("C", (await Store.ReadAsync(Access.System, key, ts[2]))!.Document!.Root["name"]["family"].Text);
        var history = await Store.HistoryAsync(Access.System, new HistoryQuery(key));
        Assert.Equal([4, 3, 2, 1], history.Versions.Select(v => v.Version));
        Assert.Equal(["DELETE", "PUT", "PUT", "PUT"], history.Versions.Select(v => v.Method));
    }

    [Fact]
    public async Task History_pages_never_repeat_or_skip_while_others_write()
    {
        var key = new ResourceKey("Patient", "p1");
        for (var i = 0; i < 7; i++)
            await Commit(Put("""{"resourceType":"Patient","id":"p1"}"""));
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await Store.HistoryAsync(Access.System, new HistoryQuery(key, Count: 3, Cursor: cursor));
            seen.AddRange(page.Versions.Select(v => v.Version));
            cursor = page.Next;
            await Commit(Put("""{"resourceType":"Patient","id":"p1"}"""));
        }
        while (cursor is not null);
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
    }

    [Fact]
    public async Task Two_writers_with_the_same_If_Match_one_wins()
    {
        var key = new ResourceKey("Patient", "p1");
        await Commit(Put("""{"resourceType":"Patient","id":"p1"}"""));
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await Store.CommitAsync(new RecordTransaction(
            "Practitioner/test",
            [new RecordWrite.Update(key, Doc("""{"resourceType":"Patient","id":"p1","active":true}"""), IfMatch: 1)])))));
        Assert.Single(results.OfType<CommitResult.Done>());
        Assert.All(results.OfType<CommitResult.Refused>(), r => Assert.Equal(412, r.Status));
        Assert.Equal(2, (await Store.ReadAsync(Access.System, key))!.Version);
    }

    [Fact]
    public async Task A_refused_write_leaves_nothing_of_its_transaction()
    {
        var t = Store.CurrentT;
        var refused = await Refuse(
            Put("""{"resourceType":"Patient","id":"new"}"""),
            new RecordWrite.Update(new ResourceKey("Patient", "other"), Doc("""{"resourceType":"Patient","id":"other"}"""), IfMatch: 3));
        Assert.Equal((1, 412), (refused.Write, refused.Status));
        Assert.Equal(t, Store.CurrentT);
        Assert.Null(await Store.ReadAsync(Access.System, new ResourceKey("Patient", "new")));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a b"}""", 400)]
    [InlineData("""{"resourceType":"Patient","id":"ünder"}""", 400)]
    public async Task An_illegal_id_is_refused(string json, int status)
    {
        Assert.Equal(status, (await Refuse(Put(json))).Status);
    }

    [Fact]
    public async Task The_same_resource_twice_in_a_transaction_is_refused()
    {
        Assert.Equal(400, (await Refuse(Put("""{"resourceType":"Patient","id":"p"}"""), Put("""{"resourceType":"Patient","id":"p"}"""))).Status);
    }

    [Fact]
    public async Task Urn_uuid_references_are_rewritten_across_the_transaction()
    {
        var done = await Commit(
            new RecordWrite.Create(
                Doc("""{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:1"},"text":{"div":"<a href=\"urn:uuid:1\">x</a>"}}"""),
                "urn:uuid:2"),
            new RecordWrite.Create(Doc("""{"resourceType":"Patient"}"""), "urn:uuid:1"));
        var patient = done.Outcomes[1].Key;
        var read = await Store.ReadAsync(Access.System, done.Outcomes[0].Key);
        Assert.Equal(patient.ToString(), read!.Document!.Root["subject"]["reference"].Text);
        Assert.Contains(patient.ToString(), read.Document.Root["text"]["div"].Text, StringComparison.Ordinal);
        Assert.Equal(done.Outcomes[0].Key.Id, await Ids("Observation", $"patient={patient.Id}"));
    }

    [Fact]
    public async Task Conditional_create_writes_once_however_many_ask()
    {
        var condition = SearchQuery.Parse("Patient", "identifier=urn:mrn|77").Value!;
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Commit(new RecordWrite.Create(
            Doc("""{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"77"}]}"""), IfNoneExist: condition)))));
        Assert.Single(results.Select(r => r.Outcomes[0].Key).Distinct());
        Assert.Single(results, r => r.Outcomes[0].Status == 201);
    }

    [Fact]
    public async Task Conditional_update_and_delete_find_their_one_match()
    {
        var condition = SearchQuery.Parse("Patient", "identifier=urn:mrn|1").Value!;
        var json = """{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"1"}],"active":true}""";
        var first = await Commit(new RecordWrite.Update(new ResourceKey("Patient", ""), Doc(json), Where: condition));
        var second = await Commit(new RecordWrite.Update(new ResourceKey("Patient", ""), Doc(json), Where: condition));
        Assert.Equal((201, 200), (first.Outcomes[0].Status, second.Outcomes[0].Status));
        Assert.Equal(first.Outcomes[0].Key, second.Outcomes[0].Key);
        Assert.Equal(2, second.Outcomes[0].Version);
        var deleted = await Commit(new RecordWrite.Delete(new ResourceKey("Patient", ""), Where: condition));
        Assert.Equal(204, deleted.Outcomes[0].Status);
        Assert.Equal("", await Ids("Patient", "identifier=urn:mrn|1"));
        Assert.Equal(204, (await Commit(new RecordWrite.Delete(new ResourceKey("Patient", ""), Where: condition))).Outcomes[0].Status);
    }

    [Fact]
    public async Task Conditional_writes_with_two_matches_are_refused()
    {
        foreach (var id in (string[])["a", "b"])
            await Commit(Put($$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:mrn","value":"1"}]}"""));
        var condition = SearchQuery.Parse("Patient", "identifier=urn:mrn|1").Value!;
        Assert.Equal(412, (await Refuse(new RecordWrite.Create(Doc("""{"resourceType":"Patient"}"""), IfNoneExist: condition))).Status);
        Assert.Equal(412, (await Refuse(new RecordWrite.Delete(new ResourceKey("Patient", ""), Where: condition))).Status);
    }

    [Fact]
    public async Task A_conditional_reference_becomes_a_literal_one_or_refuses()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"p9","identifier":[{"system":"urn:mrn","value":"9"}]}"""));
        var done = await Commit(new RecordWrite.Create(Doc("""{"resourceType":"Observation","subject":{"reference":"Patient?identifier=urn:mrn|9"}}""")));
        var read = await Store.ReadAsync(Access.System, done.Outcomes[0].Key);
        Assert.Equal("Patient/p9", read!.Document!.Root["subject"]["reference"].Text);
        var refused = await Refuse(new RecordWrite.Create(Doc("""{"resourceType":"Observation","subject":{"reference":"Patient?identifier=urn:mrn|10"}}""")));
        Assert.Equal(412, refused.Status);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_error_and_a_deleted_resource_can_come_back()
    {
        Assert.Equal(204, (await Commit(new RecordWrite.Delete(new ResourceKey("Patient", "none")))).Outcomes[0].Status);
        Assert.Null(await Store.ReadAsync(Access.System, new ResourceKey("Patient", "none")));
        await Commit(Put("""{"resourceType":"Patient","id":"p"}"""));
        await Commit(new RecordWrite.Delete(new ResourceKey("Patient", "p")));
        var back = await Commit(Put("""{"resourceType":"Patient","id":"p"}"""));
        Assert.Equal((201, 3L), (back.Outcomes[0].Status, back.Outcomes[0].Version));
    }

    [Fact]
    public async Task The_change_feed_gives_every_version_in_order_and_waits_for_the_next()
    {
        var waiting = Store.WaitForChangeAsync(Store.CurrentT).AsTask();
        Assert.False(waiting.IsCompleted);
        var first = await Commit(Put("""{"resourceType":"Patient","id":"a"}"""), Put("""{"resourceType":"Patient","id":"b"}"""));
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        await Commit(new RecordWrite.Delete(new ResourceKey("Patient", "a")));
        Assert.Equal(["a/1", "b/1", "a/2"], await Changes(0));
        Assert.Equal(["a/2"], await Changes(first.T));
        Assert.Empty(await Changes(Store.CurrentT));
    }

    [Fact]
    public async Task A_store_opened_again_goes_on_where_it_stood()
    {
        var done = await Commit(Put("""{"resourceType":"Patient","id":"a","name":[{"family":"Okafor"}]}"""));
        await Store.DisposeAsync();
        Store = await OpenAsync();
        Assert.Equal(done.T, Store.CurrentT);
        Assert.Equal(2, (await Commit(Put("""{"resourceType":"Patient","id":"a","name":[{"family":"Okafor"}]}"""))).Outcomes[0].Version);
        Assert.Equal("a", await Ids("Patient", "family=okafor"));
    }

    [Fact]
    public async Task A_second_process_may_write_to_the_same_database()
    {
        await Commit(Put("""{"resourceType":"Patient","id":"a"}"""));
        await using var other = await OpenAsync();
        await other.CommitAsync(new RecordTransaction("Device/cli", [Put("""{"resourceType":"Patient","id":"b"}""")]));
        await Commit(Put("""{"resourceType":"Patient","id":"c"}"""));
        await other.CommitAsync(new RecordTransaction("Device/cli", [Put("""{"resourceType":"Patient","id":"a"}""")]));
        await Store.WaitForChangeAsync(3).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["a/1", "b/1", "c/1", "a/2"], await Changes(0));
    }

    [Fact]
    public async Task Content_is_kept_once_by_its_hash()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("scan ", 700_000)));
        var hash = await Store.PutContentAsync(bytes);
        Assert.Equal(hash, await Store.PutContentAsync(bytes));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), hash.Hex);
        Assert.Equal(bytes, await Store.GetContentAsync(hash));
        Assert.Empty((await Store.GetContentAsync(await Store.PutContentAsync(Array.Empty<byte>())))!);
        Assert.Null(await Store.GetContentAsync(new ContentHash(new string('0', 64))));
    }

    [Fact]
    public async Task What_another_system_received_keeps_the_time_of_its_receipt_and_its_place_in_the_journal()
    {
        var first = await Store.JournalAsync(new JournalArrival("mllp", "hl7v2", "now", "MSH|1"u8.ToArray()));
        var before = new DateTimeOffset(2020, 5, 4, 10, 30, 0, TimeSpan.Zero);
        var handed = await Store.JournalAsync(new JournalArrival("mllp", "hl7v2", "then", "MSH|2"u8.ToArray(), ReceivedAt: before));
        Assert.Equal(before, handed.ReceivedAt);
        Assert.True(handed.Number > first.Number && first.ReceivedAt > before);
    }

    [Fact]
    public async Task An_item_that_comes_twice_is_journalled_once_and_marked_with_its_transaction()
    {
        var arrival = new JournalArrival("mllp", "hl7v2", "ADT|1", "MSH|^~\\&|"u8.ToArray(), "x-application/hl7-v2+er7");
        var items = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.JournalAsync(arrival).AsTask()));
        Assert.Single(items.Select(i => i.Number).Distinct());
        var changed = await Store.JournalAsync(arrival with { Content = "MSH|^~\\&|2"u8.ToArray() });
        Assert.NotEqual(items[0].Number, changed.Number);

        await Store.CommitAsync(new RecordTransaction(
            "Device/mllp", [Put("""{"resourceType":"Patient","id":"a"}""")], [new JournalMark(items[0].Number, JournalState.Processed)]));
        await Store.CommitAsync(new RecordTransaction("Device/mllp", [], [new JournalMark(changed.Number, JournalState.Failed, "PID-3 is empty")]));
        var failed = Assert.Single(await Store.ReadJournalAsync(new JournalQuery(JournalState.Failed)));
        Assert.Equal((changed.Number, 1, "PID-3 is empty"), (failed.Number, failed.Attempts, failed.Reason));
        var processed = Assert.Single(await Store.ReadJournalAsync(new JournalQuery(JournalState.Processed, "mllp")));
        Assert.NotNull(processed.ProcessedAt);
        Assert.Equal("MSH|^~\\&|", Encoding.ASCII.GetString((await Store.GetContentAsync(processed.Content))!));
    }

    protected async Task<string[]> Changes(long t)
    {
        var changes = new List<string>();
        await foreach (var version in Store.ChangesSinceAsync(t))
            changes.Add($"{version.Key.Id}/{version.Version}");
        return [.. changes];
    }
}
