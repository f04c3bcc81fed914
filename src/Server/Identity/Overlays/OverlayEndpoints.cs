using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Identity.Overlays;

/// <summary>A sign that two people are in one chart. <c>Bits</c> says how much it weighs.</summary>
public sealed record OverlaySign(string Rule, string Text, double Bits);

/// <summary>One row of the queue of suspected overlays, strongest first.</summary>
public sealed record OverlayRow(string Id, RecordFace Face, double Bits, string Risk, IReadOnlyList<OverlaySign> Signs, string Why, DateTimeOffset Since, string Age);

/// <summary>The queue of suspected overlays.</summary>
public sealed record OverlayPage(IReadOnlyList<OverlayRow> Rows, int Total, bool Complete);

/// <summary>One set of demographics that the chart has had: the version to take them from, and when they stood.</summary>
public sealed record FaceVersion(int Person, long Version, string Name, string Sex, string BirthDate, string Address, string Phone, string From, string Until);

/// <summary>A number of the chart; <c>Value</c> moves with the person when it is chosen.</summary>
public sealed record ChartNumber(string Value, string Type);

/// <summary>A merge in force in this chart: taking it back may be all that is needed.</summary>
public sealed record ChartMerge(string Act, RecordFace Retired, string Who, string When);

/// <summary>
/// A suspected overlay on the bench: the signs, the demographics it has had, its entries with a proposal of whose each is
/// (kept = first person, retired = second), its numbers, and the merges that may have brought the second person in.
/// </summary>
public sealed record OverlayView(
    RecordFace Face, double Bits, IReadOnlyList<OverlaySign> Signs, IReadOnlyList<FaceVersion> Faces, IReadOnlyList<SortLine> Entries,
    IReadOnlyList<ChartNumber> Numbers, IReadOnlyList<ChartMerge> Merges, IReadOnlyList<ActView> Before);

/// <summary>How the chart is parted; see <see cref="SplitOrder"/>. <c>Typed</c> is a FHIR Patient with the second person's demographics.</summary>
public sealed record SplitRequest(
    [Required] IReadOnlyList<string> Entries, IReadOnlyList<string>? Numbers, string? Into, long? SecondVersion, JsonElement? Typed, long? FirstVersion,
    string? Number, [MaxLength(1_000)] string? Reason);

/// <summary>Why a suspected overlay is one person.</summary>
public sealed record OnePersonRequest([MaxLength(1_000)] string? Reason);

/// <summary>Suspected overlays, under <c>/api/identity/overlays</c>.</summary>
internal static class OverlayEndpoints
{
    public static void MapOverlays(this RouteGroupBuilder api)
    {
        api.MapGet("/overlays", ListAsync);
        api.MapGet("/overlays/{patient}", ReadAsync);
        api.MapPost("/overlays/{patient}/split", SplitAsync);
        api.MapPost("/overlays/{patient}/one-person", DismissAsync);
    }

    private static async Task<Ok<OverlayPage>> ListAsync(
        Caller caller, OverlayWatch watch, ActLedger ledger, DuplicateQueue queue, AuditTrail audit, ServerSettings settings, CancellationToken cancel, int count = 500)
    {
        await ledger.CatchUpAsync(cancel);
        var cases = watch.Queue();
        var shown = cases.Take(Math.Clamp(count, 1, 1_000)).ToList();
        var faces = await queue.FacesAsync(caller, shown.Select(c => c.Patient), cancel);
        var now = settings.Clock.GetUtcNow();
        var rows = shown.Where(c => faces.ContainsKey(c.Patient)).Select(c => new OverlayRow(
            c.Patient, faces[c.Patient], Math.Round(c.Bits, 1), c.Bits >= 8 ? "high" : "medium", Signs(c), string.Join("; ", c.Findings.Select(f => f.Text)), c.Since, Age.Text(now - c.Since))).ToList();
        await audit.RecordAsync([.. rows.Select(r => Sighting.Read(caller, "search-type", $"Patient/{r.Id}", null, "identity/overlays"))], cancel);
        return TypedResults.Ok(new OverlayPage(rows, cases.Count, watch.CurrentT >= 0));
    }

    private static async Task<Results<Ok<OverlayView>, NotFound>> ReadAsync(
        Caller caller, OverlayBench bench, AuditTrail audit, string patient, CancellationToken cancel)
    {
        if (await bench.ReadAsync(caller, patient, cancel) is not { } view)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.Read(caller, "read", $"Patient/{patient}", $"Patient/{patient}"), cancel);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<ActView>, ProblemHttpResult>> SplitAsync(
        Caller caller, Splitting splitting, ActViews views, ActLedger ledger, string patient, SplitRequest body, CancellationToken cancel)
    {
        var typed = body.Typed is { ValueKind: JsonValueKind.Object } given ? (JsonObject)JsonNode.Parse(given.GetRawText())! : null;
        var order = new SplitOrder(patient, body.Entries, body.Numbers ?? [], body.Into, body.SecondVersion, typed, body.FirstVersion, body.Number, body.Reason);
        return await ActEndpoints.AnswerAsync(caller, await splitting.SplitAsync(Actor.Of(caller), order, cancel), views, ledger, cancel);
    }

    private static async Task<Results<Ok<ActView>, ProblemHttpResult>> DismissAsync(
        Caller caller, Verdicts verdicts, ActViews views, ActLedger ledger, string patient, OnePersonRequest body, CancellationToken cancel) =>
        await ActEndpoints.AnswerAsync(caller, await verdicts.OnePersonAsync(Actor.Of(caller), patient, body.Reason, cancel), views, ledger, cancel);

    public static IReadOnlyList<OverlaySign> Signs(OverlayCase found) => [.. found.Findings.Select(f => new OverlaySign(f.Rule, f.Text, Math.Round(f.Bits, 1)))];
}

/// <summary>Lays a suspected overlay out for sorting.</summary>
internal sealed class OverlayBench(IRecordStore store, OverlayWatch watch, ActLedger ledger, ActViews acts)
{
    public async Task<OverlayView?> ReadAsync(Caller caller, string patient, CancellationToken cancel)
    {
        if (await store.ReadAsync(caller.Access, new ResourceKey("Patient", patient), null, cancel) is not { Document: { } document } onFile)
            return null;
        await ledger.CatchUpAsync(cancel);
        if (await watch.LookAsync(patient, cancel) is not { } looked)
            return null;
        var entries = await RecordEntries.ReadAsync(store, patient, null, cancel);
        var origins = await EntryOrigins.ReadAsync(store, entries, cancel);
        var made = await MadeAtAsync(entries, cancel);
        var sorted = OverlaySorting.Propose(
            [.. entries.Select(e => new OverlayEntry(e.Key.ToString(), LineageAt(looked.Lineages, made[e.Key]), RecordEntries.RefersTo(e.Document!)))], looked.Case.Findings);
        return new OverlayView(
            RecordFace.Of(onFile), Math.Round(looked.Case.Bits, 1), OverlayEndpoints.Signs(looked.Case), Faces(looked.Lineages),
            [.. entries.OrderByDescending(e => e.LastUpdated).Select(e => EntryLines.Of(e, sorted[e.Key.ToString()], origins.GetValueOrDefault(e.Key)?.Door ?? "", open: true)).OrderByDescending(l => l.When, StringComparer.Ordinal)],
            Numbers(document.Root), await MergesAsync(caller, patient, cancel), (await acts.PageAsync(caller, patient, null, 50, cancel)).Acts);
    }

    /// <summary>The transactions in which the entries were first written.</summary>
    private async Task<Dictionary<ResourceKey, long>> MadeAtAsync(IReadOnlyList<StoredVersion> entries, CancellationToken cancel)
    {
        var made = new Dictionary<ResourceKey, long>();
        foreach (var entry in entries)
        {
            var first = entry.Version == 1 ? entry : await store.ReadVersionAsync(Access.System, entry.Key, 1, cancel);
            made[entry.Key] = first?.T ?? entry.T;
        }
        return made;
    }

    /// <summary>Whose demographics stood when an entry was filed; null when there is one person only.</summary>
    private static int? LineageAt(Lineage[] lineages, long t)
    {
        if (lineages.Length < 2)
            return null;
        var standing = lineages.SelectMany(l => l.Versions.Select(v => (l.Number, v.T))).OrderBy(v => v.T).LastOrDefault(v => v.T <= t);
        return standing.T == 0 ? 0 : standing.Number;
    }

    private static IReadOnlyList<FaceVersion> Faces(Lineage[] lineages) =>
        [.. lineages.Select(l =>
        {
            var (face, patient) = (RecordFace.Of(l.Versions[^1]), l.Versions[^1].Document!.Root);
            return new FaceVersion(
                l.Number, l.Versions[^1].Version, face.Name, face.Sex, face.BirthDate, Records.Patients.PatientBanner.AddressOf(patient["address"u8][0]), face.Phone,
                l.Versions[0].LastUpdated.UtcDateTime.ToString("yyyy-MM-dd HH:mm"), l.Versions[^1].LastUpdated.UtcDateTime.ToString("yyyy-MM-dd HH:mm"));
        })];

    private static List<ChartNumber> Numbers(Fhir.Documents.Element patient)
    {
        var numbers = new List<ChartNumber>();
        foreach (var identifier in patient["identifier"u8].Items)
        {
            if (identifier["value"u8].Text is { } value)
                numbers.Add(new ChartNumber(value, identifier["type"u8]["text"u8].Text ?? identifier["type"u8]["coding"u8][0]["code"u8].Text ?? ""));
        }
        return numbers;
    }

    private async Task<IReadOnlyList<ChartMerge>> MergesAsync(Caller caller, string patient, CancellationToken cancel)
    {
        var merges = ledger.Of(patient).Where(a => a.Kind == ActKind.Merge && a.Kept == patient && a.Other is not null && ledger.UndoneBy(a.Id) is null).ToList();
        var retired = await store.ReadManyAsync(caller.Access, [.. merges.Select(m => new ResourceKey("Patient", m.Other!))], null, cancel);
        return [.. merges.Join(retired.Where(r => !r.IsDeleted), m => m.Other, r => r.Key.Id, (m, r) => new ChartMerge(m.Id, RecordFace.Of(r), m.WhoName, m.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm")))];
    }
}
