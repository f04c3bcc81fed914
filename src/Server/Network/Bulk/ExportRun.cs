using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Bulk;

/// <summary>
/// Writes the files of one export: a file a type, each resource once, all as of the moment when it was asked for, and only what
/// the asker may see. Source: HL7 FHIR Bulk Data Access 2.0.0 §Export.
/// </summary>
internal sealed class ExportRun(IRecordStore store, ExportJob job, Access access, DirectoryInfo folder) : IDisposable
{
    private const int PageSize = 1_000;
    private readonly Dictionary<string, TypeFile> files = [];
    private readonly HashSet<ResourceKey> supporting = [];
    private readonly ResultShape shape = ResultShape.Of(job.Elements is null ? "" : QueryText.Encode("_elements", job.Elements));
    private readonly HashSet<string>? patients = job.Patients?.ToHashSet();

    /// <summary>Resources written so far.</summary>
    public long Count { get; private set; }

    public async Task<IReadOnlyList<ExportedFile>> RunAsync(CancellationToken cancel)
    {
        if (job.Kind == ExportKind.System || job.Patients is null)
        {
            foreach (var type in job.Types.Where(t => job.Kind == ExportKind.System || Everything.IsOfPatients(t)))
                await TypeAsync(type, access, cancel);
        }
        else
        {
            foreach (var patient in job.Patients)
                await PatientAsync(patient, cancel);
        }
        if (job.Kind != ExportKind.System)
            await SupportingAsync(cancel);
        foreach (var file in files.Values)
            file.Stream.Flush(flushToDisk: true);
        return [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new ExportedFile(f.Key, f.Key + ".ndjson", f.Value.Count))];
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Stream.Dispose();
    }

    private async Task PatientAsync(string patient, CancellationToken cancel)
    {
        var filtered = job.Filters.Select(f => f.Split('?')[0]).ToHashSet();
        var own = access with { Scope = access.Scope with { PatientCompartment = patient } };
        var whole = job.Types.Where(t => Everything.IsOfPatients(t) && !filtered.Contains(t) && access.Scope.Types?.Contains(t) != false).ToHashSet();
        if (whole.Count > 0)
            await QueryAsync(new SearchQuery("", Since()), own with { Scope = own.Scope with { Types = whole } }, null, cancel);
        foreach (var type in job.Types.Where(t => filtered.Contains(t) && Everything.IsOfPatients(t)))
            await TypeAsync(type, own, cancel);
    }

    private async Task TypeAsync(string type, Access asker, CancellationToken cancel)
    {
        var filters = job.Filters.Where(f => f.StartsWith(type + "?", StringComparison.Ordinal)).ToList();
        if (filters.Count == 0)
        {
            await QueryAsync(new SearchQuery(type, Since()), asker, null, cancel);
            return;
        }
        var seen = new HashSet<string>();
        foreach (var filter in filters)
        {
            var query = SearchQuery.Parse(type, filter[(type.Length + 1)..]).Value!;
            await QueryAsync(query with { Criteria = [.. query.Criteria, .. Since()], Includes = null, Sort = null }, asker, seen, cancel);
        }
    }

    private List<SearchCriterion> Since() => job.Since is { } since ? [new SearchCriterion("_lastUpdated", null, ["ge" + since])] : [];

    private async Task QueryAsync(SearchQuery query, Access asker, HashSet<string>? seen, CancellationToken cancel)
    {
        query = query with { Count = PageSize, AsOf = job.T };
        while (true)
        {
            var page = await store.SearchAsync(asker, query, cancel);
            if (page.Issues.FirstOrDefault(i => i.Fails) is { } issue)
                throw new InvalidOperationException(issue.Text);
            foreach (var match in page.Matches)
            {
                if (seen?.Add(match.Key.Id) != false && IsWanted(match.Document!))
                    Write(match.Document!);
            }
            if (page.Next is null)
                return;
            query = query with { Cursor = page.Next };
        }
    }

    private bool IsWanted(ResourceDocument document)
    {
        if (job.Kind == ExportKind.System)
            return true;
        var concerned = PatientCompartment.Of(document);
        return concerned.Count > 0 && (patients is null || concerned.Any(patients.Contains));
    }

    /// <summary>What the records refer to outside of them: who, where, with what.</summary>
    private async Task SupportingAsync(CancellationToken cancel)
    {
        var wanted = supporting.Where(k => job.Types.Contains(k.Type) && access.Scope.Types?.Contains(k.Type) != false).ToList();
        foreach (var chunk in wanted.Chunk(PageSize))
        {
            foreach (var version in await store.ReadManyAsync(access, chunk, job.T, cancel))
                Write(version.Document!);
        }
    }

    private void Write(ResourceDocument document)
    {
        var type = document.ResourceType;
        if (!files.TryGetValue(type, out var file))
            files.Add(type, file = new TypeFile(new FileStream(Path.Combine(folder.FullName, type + ".ndjson"), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16)));
        file.Stream.Write(shape.Apply(document).Span);
        file.Stream.WriteByte((byte)'\n');
        file.Count++;
        Count++;
        if (job.Kind != ExportKind.System)
            Everything.Collect(document, supporting);
    }

    private sealed class TypeFile(FileStream stream)
    {
        public FileStream Stream { get; } = stream;

        public long Count { get; set; }
    }
}
