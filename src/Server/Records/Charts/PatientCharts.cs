using System.Collections.Concurrent;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Records.Charts;

/// <summary>
/// The charts that are open: for each patient the lines of each resource type, read from the store when they are first
/// asked for, and dropped when the change feed names a resource of theirs. So the first page of a chart reads only what
/// it shows, a second look costs nothing, and nothing is kept of charts that nobody opens.
/// <para>Lines are read whole and filtered by the asker's scope in <see cref="PatientChart"/> at every request.</para>
/// </summary>
public sealed class PatientCharts(IRecordStore store, TimeProvider clock) : Projection
{
    private const int MostCharts = 200;
    private const int PageSize = 1_000;
    private readonly ConcurrentDictionary<string, Loaded> charts = new();

    public override string Name => "open charts";

    /// <summary>Nothing is kept over a restart, so there is nothing to catch up with.</summary>
    public override ValueTask<long> OpenAsync(CancellationToken cancel) => ValueTask.FromResult(store.CurrentT);

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        if (charts.IsEmpty)
            return ValueTask.CompletedTask;
        foreach (var version in versions)
        {
            if (!TypeReaders.ContainsKey(version.Key.Type))
                continue;
            foreach (var patient in version.Document is { } document ? PatientsOf.Resource(document) : [])
            {
                if (charts.TryGetValue(patient["Patient/".Length..], out var chart))
                    chart.Drop(version.Key.Type);
            }
            if (version.Version > 1 || version.IsDeleted)
                DropWhereItWas(version.Key);
        }
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        charts.Clear();
        return ValueTask.CompletedTask;
    }

    /// <summary>The chart of a patient as the asker may see it. The patient's existence is the caller's to check.</summary>
    public async ValueTask<PatientChart> OpenAsync(string patientId, AccessScope scope, CancellationToken cancel)
    {
        var loaded = charts.GetOrAdd(patientId, static _ => new Loaded());
        // What is not in memory yet is read as it is now.
        if (!loaded.IsEmpty)
            await CatchUpAsync(cancel);
        loaded.UsedAt = clock.GetTimestamp();
        if (charts.Count > MostCharts)
            ForgetOldest();
        return new PatientChart(type => loaded.Lines(type, () => ReadAsync(patientId, type)), loaded.Has, scope);
    }

    private static Dictionary<string, SectionSource> TypeReaders { get; } =
        Section.All.SelectMany(s => s.Sources).ToDictionary(s => s.Type);

    /// <summary>A resource that changed its patient leaves the chart in which it was.</summary>
    private void DropWhereItWas(ResourceKey key)
    {
        foreach (var chart in charts.Values)
            chart.DropIfHolds(key);
    }

    /// <summary>
    /// Waits, shortly, until this projection has seen what was committed before the request: whoever writes and looks sees
    /// the own write. During a bulk load the feed lags all the time, and the chart is shown as it is.
    /// </summary>
    private async ValueTask CatchUpAsync(CancellationToken cancel)
    {
        if (CurrentT >= 0)
            await ReachesAsync(store.CurrentT, TimeSpan.FromMilliseconds(50), cancel);
    }

    private void ForgetOldest()
    {
        foreach (var (patient, _) in charts.OrderBy(c => c.Value.UsedAt).Take(MostCharts / 2).ToList())
            charts.TryRemove(patient, out _);
    }

    private async Task<IReadOnlyList<ChartEntry>> ReadAsync(string patientId, string type)
    {
        var source = TypeReaders[type];
        var lines = new List<ChartEntry>();
        string? cursor = null;
        long? asOf = null;
        do
        {
            SearchCriterion[] criteria = [new("patient", null, [$"Patient/{patientId}"])];
            var page = await store.SearchAsync(
                Access.System, new SearchQuery(type, criteria, Count: PageSize, AsOf: asOf, Cursor: cursor));
            foreach (var match in page.Matches)
                lines.AddRange(source.Lines(match.Document!.Root));
            (cursor, asOf) = (page.Next, page.AsOf);
        }
        while (cursor is not null);
        lines.Sort(ChartEntry.NewestFirst);
        return lines;
    }

    private sealed class Loaded
    {
        private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<ChartEntry>>>> types = new();

        public long UsedAt { get; set; }

        public bool IsEmpty => types.IsEmpty;

        public async Task<IReadOnlyList<ChartEntry>> Lines(string type, Func<Task<IReadOnlyList<ChartEntry>>> read)
        {
            // The lines are entered before the store is read: a change that comes meanwhile drops them. A long section is read on a
            // thread of its own: the pool has few, and requests would wait for one.
            var lines = types.GetOrAdd(
                type, _ => new(() => Task.Factory.StartNew(read, default, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            try
            {
                return await lines.Value;
            }
            catch
            {
                types.TryRemove(new(type, lines));
                throw;
            }
        }

        public bool Has(string type) => types.TryGetValue(type, out var lines) && lines is { IsValueCreated: true, Value.IsCompletedSuccessfully: true };

        public void Drop(string type) => types.TryRemove(type, out _);

        public void DropIfHolds(ResourceKey key)
        {
            if (!types.TryGetValue(key.Type, out var lines) || !lines.IsValueCreated)
                return;
            var sought = key.ToString();
            if (!lines.Value.IsCompletedSuccessfully || lines.Value.Result.Any(e => e.Key == sought))
                types.TryRemove(new(key.Type, lines));
        }
    }
}

/// <summary>One opened chart through the eyes of one asker: types and labels that are withheld are not in it.</summary>
public sealed class PatientChart(Func<string, Task<IReadOnlyList<ChartEntry>>> lines, Predicate<string> isRead, AccessScope scope)
{
    /// <summary>True when the lines of a section are in memory.</summary>
    public bool Has(Section section) => section.Sources.All(s => isRead(s.Type));

    /// <summary>Begins to read the lines of a section, for whoever asks next; what fails is read, and told, again then.</summary>
    public void Prefetch(Section section)
    {
        foreach (var source in section.Sources)
            _ = lines(source.Type);
    }

    /// <summary>The lines of a section, newest first.</summary>
    public async Task<IReadOnlyList<ChartEntry>> LinesAsync(Section section)
    {
        var types = section.Sources.Select(s => s.Type).Where(t => scope.Types?.Contains(t) != false).ToArray();
        if (types.Length == 0)
            return [];
        var read = await Task.WhenAll(types.Select(t => lines(t)));
        if (read is [var only])
            return WithoutWithheld(only);
        return [.. read.SelectMany(WithoutWithheld).Order(ChartEntry.NewestFirst)];
    }

    private IReadOnlyList<ChartEntry> WithoutWithheld(IReadOnlyList<ChartEntry> all) =>
        scope.WithheldLabels is not { Count: > 0 } withheld
            ? all
            : [.. all.Where(e => e.Labels is null || !e.Labels.Any(withheld.Contains))];
}
