using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Documents;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;
using Chartroom.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Charts;

/// <summary>The chart: head, sections page by page, time line.</summary>
internal static class ChartEndpoints
{
    private const int LargestPage = 500;

    /// <summary>A section of more resources is counted by the index alone when the chart is opened.</summary>
    private const int ShortSection = 200;

    public static void MapCharts(this RouteGroupBuilder chart)
    {
        chart.MapGet("/", OpenAsync);
        chart.MapGet("/sections/{section}", PageAsync);
        chart.MapGet("/timeline", DrawAsync);
    }

    /// <summary>Opens a chart: the banner and what each section holds. Written to the audit trail before it is shown.</summary>
    private static async Task<Results<Ok<ChartSummary>, NotFound>> OpenAsync(
        string patientId, Caller caller, IRecordStore store, PatientCharts charts, ReadMarks marks, AuditTrail audit, TimeProvider clock,
        CancellationToken cancel)
    {
        var t = store.CurrentT;
        var patient = await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel);
        if (patient?.Document is not { } document)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.ChartOpened(caller, $"Patient/{patientId}"), cancel);
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        var read = await marks.ReadAsync(caller, patientId, cancel);
        var counts = await Task.WhenAll(Section.All.Select(s => Task.Run(() => CountAsync(s, patientId, caller.Access, store, chart, read, cancel), cancel)));
        var allergies = await chart.LinesAsync(Section.Find("allergies")!);
        return TypedResults.Ok(new ChartSummary(PatientBanner.Of(document.Root, allergies, clock), counts, t));
    }

    private static async Task<SectionCount> CountAsync(
        Section section, string patientId, Access access, IRecordStore store, PatientChart chart, IReadOnlySet<string> read, CancellationToken cancel)
    {
        var total = 0L;
        foreach (var source in section.Sources)
        {
            var query = new SearchQuery(source.Type, [new("patient", null, [$"Patient/{patientId}"])], Count: 1, Total: TotalMode.Accurate);
            total += (await store.SearchAsync(access, query, cancel)).Total ?? 0;
        }
        if (total > ShortSection)
            return new SectionCount(section.Name, section.Title, total, null, null);
        var lines = await chart.LinesAsync(section);
        int? unread = section.Name == "documents" ? lines.Count(e => !read.Contains(e.Key)) : null;
        return new SectionCount(section.Name, section.Title, lines.Count, lines.Count(e => e.Active), unread);
    }

    /// <summary>A page of a section, newest first, or what holds now first. <c>from</c> is the place of its first line, counted from 0.</summary>
    private static async Task<Results<Ok<SectionPage>, NotFound>> PageAsync(
        string patientId, string section, Caller caller, IRecordStore store, PatientCharts charts, ReadMarks marks, CancellationToken cancel,
        int from = 0, int count = 100, string? encounter = null, bool activeFirst = false)
    {
        if (Section.Find(section) is not { } found
            || await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel) is not { IsDeleted: false })
            return TypedResults.NotFound();
        from = Math.Max(0, from);
        count = Math.Clamp(count, 1, LargestPage);
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        if (encounter is null && !activeFirst && from + count <= NewestLines.Most && !chart.Has(found)
            && await NewestLines.ReadAsync(store, caller.Access, patientId, found, from + count, cancel) is var (newest, total))
        {
            // Who reads the first page scrolls on.
            if (total > newest.Count)
                chart.Prefetch(found);
            return Page(found, [.. newest.Skip(from)], from, total);
        }
        var lines = await chart.LinesAsync(found);
        if (encounter is not null)
            lines = [.. lines.Where(e => e.Encounter == encounter || e.Key == encounter)];
        if (activeFirst)
            lines = [.. lines.OrderByDescending(e => e.Active)];
        var page = lines.Skip(from).Take(count).ToList();
        if (found.Name == "documents")
        {
            var read = await marks.ReadAsync(caller, patientId, cancel);
            page = page.ConvertAll(e => e with { Unread = !read.Contains(e.Key) });
        }
        return Page(found, page, from, lines.Count);
    }

    private static Ok<SectionPage> Page(Section section, List<ChartEntry> page, int from, int total)
    {
        int? next = from + page.Count < total ? from + page.Count : null;
        return TypedResults.Ok(new SectionPage(section.Name, section.Title, total, page, next));
    }

    /// <summary>The time line between two moments (milliseconds since 1970 UTC); without them, of the whole chart.</summary>
    private static async Task<Results<Ok<Timeline>, NotFound>> DrawAsync(
        string patientId, Caller caller, IRecordStore store, PatientCharts charts, TimeProvider clock, CancellationToken cancel,
        long? from = null, long? until = null, int slots = 160)
    {
        if (await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel) is not { IsDeleted: false })
            return TypedResults.NotFound();
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        var lines = await Task.WhenAll(Timelines.Sections.Select(chart.LinesAsync));
        var lanes = Timelines.Sections.Zip(lines).ToList();
        return TypedResults.Ok(Timelines.Draw(lanes, from, until, Math.Clamp(slots, 10, 1_000), clock.GetUtcNow()));
    }
}
