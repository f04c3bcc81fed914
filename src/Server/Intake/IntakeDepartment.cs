using System.Text;
using System.Text.Unicode;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Mllp;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Intake;

/// <summary>The intake department: its services and its routes under <c>/api/intake</c>.</summary>
internal static class IntakeDepartment
{
    private const int LongestText = 1024 * 1024;
    private const int CountAtMost = 1000;

    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<ListenerPorts>().AddSingleton<JournalSignal>().AddSingleton<ItemReader>().AddSingleton<Filer>().AddSingleton<ScanIndexing>()
        .AddSingleton<MllpListener>().AddHostedService(s => s.GetRequiredService<MllpListener>())
        .AddHostedService<JournalWorker>();

    public static void MapIntake(this RouteGroupBuilder api)
    {
        api.MapGet("/items", ListAsync).Requires(Right.Intake);
        api.MapGet("/counts", CountAsync).Requires(Right.Intake);
        api.MapGet("/items/{number:long}", DetailAsync).Requires(Right.Intake);
        api.MapPost("/items/{number:long}/replay", ReplayAsync).Requires(Right.Intake);
        api.MapPost("/items/{number:long}/set-aside", SetAsideAsync).Requires(Right.Intake);
        api.MapGet("/content/{hash}", ContentAsync).Requires(Right.Intake);
        api.MapPost("/uploads", UploadAsync).Requires(Right.Intake).Accepts<byte[]>("application/octet-stream");
        api.MapGet("/scans", ScansAsync).Requires(Right.Intake);
        api.MapPost("/scans/{id}/index", IndexAsync).Requires(Right.Intake);
        api.MapPost("/scans/{id}/check", CheckAsync).Requires(Right.Intake);
        api.MapPost("/documents/{id}/move", MoveAsync).Requires(Right.Intake);
        api.MapPost("/documents/{id}/move-back", MoveBackAsync).Requires(Right.Intake);
    }

    private static async Task<Ok<IntakePage>> ListAsync(
        IRecordStore store, string? state, string? door, long? after, int? count, CancellationToken cancel)
    {
        var wanted = Math.Clamp(count ?? 100, 1, 500);
        var items = await store.ReadJournalAsync(new JournalQuery(IntakeItem.ParseState(state), door, after, wanted + 1), cancel);
        long? next = items.Count > wanted ? items[wanted - 1].Number : null;
        return TypedResults.Ok(new IntakePage([.. items.Take(wanted).Select(IntakeItem.Of)], next));
    }

    private static async Task<Ok<IntakeCounts>> CountAsync(IRecordStore store, CancellationToken cancel)
    {
        return TypedResults.Ok(new IntakeCounts(
            await Of(JournalState.Received), await Of(JournalState.Failed), await Of(JournalState.SetAside)));

        async Task<int> Of(JournalState state) => (await store.ReadJournalAsync(new JournalQuery(state, Count: CountAtMost), cancel)).Count;
    }

    private static async Task<Results<Ok<IntakeDetail>, NotFound>> DetailAsync(
        IRecordStore store, Caller caller, long number, CancellationToken cancel)
    {
        if (await FindAsync(store, number, cancel) is not { } item)
            return TypedResults.NotFound();
        var content = await store.GetContentAsync(item.Content, cancel) ?? [];
        var text = content.Length <= LongestText && !content.AsSpan().Contains((byte)0)
            ? (Utf8.IsValid(content) ? Encoding.UTF8 : Encoding.Latin1).GetString(content) : null;
        return TypedResults.Ok(new IntakeDetail(IntakeItem.Of(item), text, await ResultsAsync(store, caller, item, cancel)));
    }

    private static async Task<IReadOnlyList<IntakeResult>> ResultsAsync(
        IRecordStore store, Caller caller, JournalItem item, CancellationToken cancel)
    {
        var key = new ResourceKey("Provenance", Filer.ProvenanceId(item));
        if ((await store.ReadAsync(caller.Access, key, null, cancel))?.Document is not { } provenance)
            return [];
        var results = new List<IntakeResult>();
        foreach (var target in provenance.Root["target"u8].Items)
            results.Add(new IntakeResult(target["reference"u8].Text ?? "", target["extension"u8][0]["valueString"u8].Text));
        return results;
    }

    private static Task<Results<Ok<IntakeItem>, NotFound>> ReplayAsync(
        IRecordStore store, JournalSignal signal, Caller caller, long number, CancellationToken cancel) =>
        MarkAsync(store, signal, caller, new JournalMark(number, JournalState.Received), cancel);

    private static Task<Results<Ok<IntakeItem>, NotFound>> SetAsideAsync(
        IRecordStore store, JournalSignal signal, Caller caller, long number, SetAside body, CancellationToken cancel) =>
        MarkAsync(store, signal, caller, new JournalMark(number, JournalState.SetAside, body.Reason), cancel);

    private static async Task<Results<Ok<IntakeItem>, NotFound>> MarkAsync(
        IRecordStore store, JournalSignal signal, Caller caller, JournalMark mark, CancellationToken cancel)
    {
        if (await FindAsync(store, mark.Number, cancel) is null)
            return TypedResults.NotFound();
        await store.CommitAsync(new RecordTransaction(caller.Access.Who, [], [mark]), cancel);
        signal.Raise();
        return TypedResults.Ok(IntakeItem.Of((await FindAsync(store, mark.Number, cancel))!));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ContentAsync(IRecordStore store, string hash, CancellationToken cancel)
    {
        if (hash.Length != 64 || await store.GetContentAsync(new ContentHash(hash.ToLowerInvariant()), cancel) is not { } content)
            return TypedResults.NotFound();
        return TypedResults.File(content, ScannedPages.MediaType(content));
    }

    /// <summary>Takes a file; what it is, its first bytes say. A batch of messages becomes one item a message.</summary>
    private static async Task<Results<Ok<IReadOnlyList<IntakeItem>>, ProblemHttpResult>> UploadAsync(
        IRecordStore store, JournalSignal signal, HttpRequest request, string? name, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancel);
        var content = buffer.ToArray();
        if (content.Length == 0)
            return TypedResults.Problem("The file is empty.", statusCode: 400);
        var arrivals = Uploads.Arrivals(content, name ?? "upload");
        if (!arrivals.Succeeded)
            return TypedResults.Problem(ItemReader.Reason(arrivals.Issues[0]), statusCode: 422);
        var items = new List<IntakeItem>();
        foreach (var arrival in arrivals.Value)
            items.Add(IntakeItem.Of(await store.JournalAsync(arrival, cancel)));
        signal.Raise();
        return TypedResults.Ok<IReadOnlyList<IntakeItem>>(items);
    }

    private static async Task<Ok<IReadOnlyList<ScanDocument>>> ScansAsync(
        ScanIndexing scans, Caller caller, string? step, int? count, CancellationToken cancel) =>
        TypedResults.Ok(await scans.ListAsync(caller, step ?? ScannedPages.ToIndex, Math.Clamp(count ?? 100, 1, 500), cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> IndexAsync(
        ScanIndexing scans, Caller caller, string id, ScanIndex body, CancellationToken cancel) =>
        Answer(await scans.IndexAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> CheckAsync(
        ScanIndexing scans, Caller caller, string id, ScanCheck body, CancellationToken cancel) =>
        !body.Accept && string.IsNullOrWhiteSpace(body.Reason)
            ? TypedResults.Problem("Say why the pages go back.", statusCode: 422)
            : Answer(await scans.CheckAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> MoveAsync(
        ScanIndexing scans, Caller caller, string id, DocumentMove body, CancellationToken cancel) =>
        Answer(await scans.MoveAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> MoveBackAsync(
        ScanIndexing scans, Caller caller, string id, MoveBack body, CancellationToken cancel) =>
        Answer(await scans.MoveBackAsync(caller, id, body.Reason, cancel));

    private static Results<Ok<ScanDocument>, ProblemHttpResult> Answer(ScanAct act) => act.Document is { } document
        ? TypedResults.Ok(document) : TypedResults.Problem(act.Issue?.Text ?? "The record refused it.", statusCode: act.Status);

    private static async Task<JournalItem?> FindAsync(IRecordStore store, long number, CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(After: number - 1, Count: 1, OldestFirst: true), cancel);
        return items.Count > 0 && items[0].Number == number ? items[0] : null;
    }
}
