using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.Showing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Intake.Monitor;

/// <summary>The intake monitor: what came in, where it stands, what is wrong with it and where, and filing it again.</summary>
internal static class MonitorEndpoints
{
    private const int MostReplayed = 500;

    private static readonly Dictionary<string, string> DoorTitles = new() { ["mllp"] = "MLLP", ["upload"] = "Uploads", ["load"] = "Load command" };

    public static void MapMonitor(this RouteGroupBuilder api)
    {
        api.MapGet("/items", ListAsync);
        api.MapGet("/counts", CountAsync);
        api.MapGet("/items/{number:long}", DetailAsync);
        api.MapPost("/items/{number:long}/replay", ReplayOneAsync);
        api.MapPost("/items/{number:long}/set-aside", SetAsideAsync);
        api.MapPost("/replay", ReplayAsync);
        api.MapGet("/content/{hash}", ContentAsync);
    }

    private static async Task<Ok<IntakePage>> ListAsync(
        IRecordStore store, ItemTitles titles, TimeProvider clock, string? state, string? door, long? after, int? count, CancellationToken cancel)
    {
        var wanted = Math.Clamp(count ?? 100, 1, 500);
        var items = await store.ReadJournalAsync(new JournalQuery(IntakeItem.ParseState(state), door, after, wanted + 1), cancel);
        long? next = items.Count > wanted ? items[wanted - 1].Number : null;
        var shown = new List<IntakeItem>(wanted);
        foreach (var item in items.Take(wanted))
            shown.Add(IntakeItem.Of(item, await titles.OfAsync(item, cancel), clock.GetUtcNow()));
        return TypedResults.Ok(new IntakePage(shown, next));
    }

    private static async Task<Ok<IntakeCounts>> CountAsync(IRecordStore store, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var latest = await store.ReadJournalAsync(new JournalQuery(Count: WorkQueue.CountLimit), cancel);
        var doors = latest.GroupBy(i => i.Door).Select(d => Pulse(d.Key, [.. d], latest.Count, now)).OrderBy(d => d.Title, StringComparer.Ordinal);
        return TypedResults.Ok(new IntakeCounts(
            await Of(JournalState.Received), await Of(JournalState.Failed), await Of(JournalState.SetAside), [.. doors]));

        async Task<int> Of(JournalState state) => (await store.ReadJournalAsync(new JournalQuery(state, Count: WorkQueue.CountLimit), cancel)).Count;
    }

    private static DoorPulse Pulse(string door, List<JournalItem> newestFirst, int read, DateTimeOffset now)
    {
        var recent = newestFirst.Count(i => now - i.ReceivedAt < TimeSpan.FromHours(1));
        var mayBeMore = recent == newestFirst.Count && read == WorkQueue.CountLimit;
        return new DoorPulse(
            door, DoorTitles.GetValueOrDefault(door, door), newestFirst[0].ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss"),
            Age.Text(now - newestFirst[0].ReceivedAt), mayBeMore ? $"{recent}+" : $"{recent}");
    }

    private static async Task<Results<Ok<IntakeDetail>, NotFound>> DetailAsync(
        IRecordStore store, ItemReader reader, ItemTitles titles, AuditTrail audit, TimeProvider clock, Caller caller, long number, CancellationToken cancel)
    {
        if (await FindAsync(store, number, cancel) is not { } item)
            return TypedResults.NotFound();
        var content = await store.GetContentAsync(item.Content, cancel) ?? [];
        var results = await ResultsAsync(store, caller, item, cancel);
        var patient = await IntakePatients.OfAsync(store, caller.Access, results, cancel);
        await audit.RecordAsync(Sighting.Read(caller, "read", patient is null ? null : $"Patient/{patient.Id}", $"Binary/{item.Content}"), cancel);
        var lines = RawText.Lines(content, FaultOf(reader, item, content));
        var note = lines.Count > 0 ? "" : "These bytes are no text that can be shown here; they can be saved as they came.";
        return TypedResults.Ok(new IntakeDetail(
            IntakeItem.Of(item, await titles.OfAsync(item, cancel), clock.GetUtcNow()), lines, note, content.LongLength, results, patient));
    }

    /// <summary>What is wrong with a failed item, with its place; read again from the bytes, since the journal keeps the words only.</summary>
    private static Issue? FaultOf(ItemReader reader, JournalItem item, byte[] content)
    {
        if (item.State is JournalState.Processed or JournalState.Received)
            return null;
        try
        {
            if (reader.Read(item, content).Fault is { } fault)
                return fault;
        }
#pragma warning disable CA1031 // The item is shown all the more when its mapping breaks.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
        var split = item.Reason?.IndexOf(": ", StringComparison.Ordinal) ?? -1;
        return split > 0 ? Issue.Error("business-rule", item.Reason!, item.Reason![..split]) : null;
    }

    private static async Task<IReadOnlyList<IntakeResult>> ResultsAsync(
        IRecordStore store, Caller caller, JournalItem item, CancellationToken cancel)
    {
        var key = new ResourceKey("Provenance", Filer.ProvenanceId(item));
        if ((await store.ReadAsync(caller.Access, key, null, cancel))?.Document is not { } provenance)
            return [];
        var results = new List<IntakeResult>();
        foreach (var target in provenance.Root["target"u8].Items)
        {
            var reference = target["reference"u8].Text ?? "";
            results.Add(new IntakeResult(reference, reference.Split('/')[0], target["extension"u8][0]["valueString"u8].Text));
        }
        return results;
    }

    private static async Task<Results<Ok<IntakeItem>, NotFound>> ReplayOneAsync(
        IRecordStore store, ItemTitles titles, JournalSignal signal, TimeProvider clock, Caller caller, long number, CancellationToken cancel) =>
        await MarkAsync(store, signal, caller, [new JournalMark(number, JournalState.Received)], cancel)
            ? TypedResults.Ok(await ShowAsync(store, titles, clock, number, cancel)) : TypedResults.NotFound();

    private static async Task<Results<Ok<IntakeItem>, NotFound>> SetAsideAsync(
        IRecordStore store, ItemTitles titles, JournalSignal signal, TimeProvider clock, Caller caller, long number, SetAside body, CancellationToken cancel) =>
        await MarkAsync(store, signal, caller, [new JournalMark(number, JournalState.SetAside, body.Reason)], cancel)
            ? TypedResults.Ok(await ShowAsync(store, titles, clock, number, cancel)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ReplayAsync(
        IRecordStore store, JournalSignal signal, Caller caller, Replay body, CancellationToken cancel)
    {
        if (body.Numbers.Count is 0 or > MostReplayed)
            return TypedResults.Problem($"One to {MostReplayed} items are filed again at once.", statusCode: 422);
        var marks = body.Numbers.Distinct().Select(n => new JournalMark(n, JournalState.Received)).ToList();
        return await MarkAsync(store, signal, caller, marks, cancel) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    /// <summary>Marks all or, when one of the numbers is none of the journal's, none.</summary>
    private static async Task<bool> MarkAsync(
        IRecordStore store, JournalSignal signal, Caller caller, IReadOnlyList<JournalMark> marks, CancellationToken cancel)
    {
        foreach (var mark in marks)
        {
            if (await FindAsync(store, mark.Number, cancel) is null)
                return false;
        }
        await store.CommitAsync(new RecordTransaction(caller.Access.Who, [], marks), cancel);
        signal.Raise();
        return true;
    }

    private static async Task<IntakeItem> ShowAsync(IRecordStore store, ItemTitles titles, TimeProvider clock, long number, CancellationToken cancel)
    {
        var item = (await FindAsync(store, number, cancel))!;
        return IntakeItem.Of(item, await titles.OfAsync(item, cancel), clock.GetUtcNow());
    }

    private static async Task<IResult> ContentAsync(
        IRecordStore store, AuditTrail audit, Caller caller, HttpContext context, string hash, CancellationToken cancel)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || await store.GetContentAsync(new ContentHash(hash), cancel) is not { } content)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.Read(caller, "read", null, $"Binary/{hash}"), cancel);
        return ShownContent.AsItCame(context, content, MediaTypes.Of(content), hash[..12]);
    }

    private static async Task<JournalItem?> FindAsync(IRecordStore store, long number, CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(After: number - 1, Count: 1, OldestFirst: true), cancel);
        return items.Count > 0 && items[0].Number == number ? items[0] : null;
    }
}
