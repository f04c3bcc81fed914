using Chartroom.Server.Host.Showing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Documents;

/// <summary>The documents of a chart: text, original, search inside, difference of two, read marks.</summary>
internal static class DocumentEndpoints
{
    private const int Surrounding = 80;
    private static readonly Section Section = Section.Find("documents")!;

    public static void MapDocuments(this RouteGroupBuilder chart)
    {
        var documents = chart.MapGroup("/documents");
        documents.MapGet("/search", SearchAsync);
        documents.MapGet("/diff", DiffAsync);
        documents.MapGet("/{type}/{id}", ShowAsync);
        documents.MapGet("/{type}/{id}/original", OriginalAsync);
        documents.MapPut("/{type}/{id}/read", (string patientId, string type, string id, Caller caller, ReadMarks marks, CancellationToken cancel) =>
            MarkAsync(patientId, type, id, true, caller, marks, cancel));
        documents.MapDelete("/{type}/{id}/read", (string patientId, string type, string id, Caller caller, ReadMarks marks, CancellationToken cancel) =>
            MarkAsync(patientId, type, id, false, caller, marks, cancel));
    }

    private static async Task<Results<Ok<DocumentView>, NotFound>> ShowAsync(
        string patientId, string type, string id, Caller caller, IRecordStore store, PatientCharts charts, DocumentTexts texts, CancellationToken cancel)
    {
        if (await FindAsync(patientId, $"{type}/{id}", caller, store, charts, cancel) is not { } found)
            return TypedResults.NotFound();
        var blocks = await texts.ReadAsync(caller.Access, found.Version, cancel);
        var original = await texts.OriginalAsync(caller.Access, found.Version.Document!.Root, cancel);
        var note = blocks.Count > 0 ? "" : original is null
            ? "The record names this document but does not hold its content."
            : $"This document ({original.Value.ContentType}) has no text to be read here; its original can be opened.";
        return TypedResults.Ok(new DocumentView(
            found.Entry.Key, found.Entry, blocks, original?.ContentType ?? found.Entry.Value, original is not null, original?.Bytes.LongLength ?? 0, note));
    }

    /// <summary>The bytes as received. Only formats that browsers show without running them are shown; others are saved.</summary>
    private static async Task<IResult> OriginalAsync(
        string patientId, string type, string id, Caller caller, IRecordStore store, PatientCharts charts, DocumentTexts texts, HttpContext context,
        CancellationToken cancel)
    {
        if (await FindAsync(patientId, $"{type}/{id}", caller, store, charts, cancel) is not { } found
            || await texts.OriginalAsync(caller.Access, found.Version.Document!.Root, cancel) is not { } original)
            return TypedResults.NotFound();
        return ShownContent.AsPages(context, original.Bytes, original.ContentType, $"{type}-{id}");
    }

    private static async Task<Results<Ok<DocumentHits>, NotFound, ProblemHttpResult>> SearchAsync(
        string patientId, string q, Caller caller, IRecordStore store, PatientCharts charts, DocumentTexts texts, CancellationToken cancel)
    {
        var words = q.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is 0 or > 10)
            return TypedResults.Problem("A search inside documents asks for one to ten words.", statusCode: 400);
        if (await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel) is not { IsDeleted: false })
            return TypedResults.NotFound();
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        var lines = await chart.LinesAsync(Section);
        ResourceKey[] keys = [.. lines.Select(l => KeyOf(l.Key))];
        var versions = (await store.ReadManyAsync(caller.Access, keys, cancel: cancel)).ToDictionary(v => v.Key);
        var (hits, without) = (new List<DocumentHit>(), 0);
        foreach (var line in lines)
        {
            if (!versions.TryGetValue(KeyOf(line.Key), out var version) || version.IsDeleted)
                continue;
            var text = Flatten(await texts.ReadAsync(caller.Access, version, cancel));
            if (text.Length == 0)
                without++;
            else if (Hit(line, text, words) is { } hit)
                hits.Add(hit);
        }
        return TypedResults.Ok(new DocumentHits(hits, lines.Count, without));
    }

    private static async Task<Results<Ok<DocumentDiff>, NotFound>> DiffAsync(
        string patientId, string left, string right, Caller caller, IRecordStore store, PatientCharts charts, DocumentTexts texts, CancellationToken cancel)
    {
        if (await FindAsync(patientId, left, caller, store, charts, cancel) is not { } a || await FindAsync(patientId, right, caller, store, charts, cancel) is not { } b)
            return TypedResults.NotFound();
        var rows = TextDiff.Lines(LinesOf(await texts.ReadAsync(caller.Access, a.Version, cancel)), LinesOf(await texts.ReadAsync(caller.Access, b.Version, cancel)));
        return TypedResults.Ok(new DocumentDiff(a.Entry, b.Entry, rows, TextDiff.CarriedForward(rows)));
    }

    private static async Task<NoContent> MarkAsync(
        string patientId, string type, string id, bool read, Caller caller, ReadMarks marks, CancellationToken cancel)
    {
        await marks.MarkAsync(caller, patientId, [$"{type}/{id}"], read, cancel);
        return TypedResults.NoContent();
    }

    /// <summary>A document that is in this chart and that the caller may see; null otherwise, whatever else it is.</summary>
    private static async ValueTask<(ChartEntry Entry, StoredVersion Version)?> FindAsync(
        string patientId, string key, Caller caller, IRecordStore store, PatientCharts charts, CancellationToken cancel)
    {
        if (await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel) is not { IsDeleted: false })
            return null;
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        var entry = (await chart.LinesAsync(Section)).FirstOrDefault(e => e.Key == key);
        if (entry is null || await store.ReadAsync(caller.Access, KeyOf(key), cancel: cancel) is not { IsDeleted: false } version)
            return null;
        return (entry, version);
    }

    private static ResourceKey KeyOf(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new ResourceKey(key[..slash], key[(slash + 1)..]);
    }

    private static List<string> LinesOf(IReadOnlyList<TextBlock> blocks) =>
        [.. blocks.SelectMany(b => b.Heading.Length > 0 ? [b.Heading, .. b.Lines] : b.Lines)];

    private static string Flatten(IReadOnlyList<TextBlock> blocks) => string.Join('\n', LinesOf(blocks));

    private static DocumentHit? Hit(ChartEntry line, string text, string[] words)
    {
        if (!words.All(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            return null;
        var whole = string.Join(' ', words);
        var sought = text.Contains(whole, StringComparison.OrdinalIgnoreCase) ? whole : words[0];
        var at = text.IndexOf(sought, StringComparison.OrdinalIgnoreCase);
        var count = 0;
        for (var i = at; i >= 0; i = text.IndexOf(sought, i + sought.Length, StringComparison.OrdinalIgnoreCase))
            count++;
        var start = Math.Max(0, at - Surrounding);
        var end = Math.Min(text.Length, at + sought.Length + Surrounding);
        return new DocumentHit(line, OneLine(text[start..at]), text.Substring(at, sought.Length), OneLine(text[(at + sought.Length)..end]), count);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
