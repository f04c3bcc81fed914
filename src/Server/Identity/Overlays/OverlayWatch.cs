using System.Collections.Concurrent;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Overlays;

/// <summary>A chart that may hold two people, with what says so, strongest first. <c>T</c> is the transaction of the latest sign.</summary>
internal sealed record OverlayCase(string Patient, IReadOnlyList<OverlayFinding> Findings, double Bits, long T, DateTimeOffset Since);

/// <summary>
/// Watches all charts for signs of two people and keeps the queue of those that are raised. Facts are kept in
/// <see cref="IdentityTables"/>; a chart is weighed again when something in it changes.
/// </summary>
internal sealed class OverlayWatch(IRecordStore store, IdentityTables tables, ActLedger ledger) : Projection
{
    private readonly PairScorer scorer = new(WeightsFile.Default, TermFrequency.None);
    private readonly ConcurrentDictionary<string, OverlayCase> cases = new();

    public override string Name => "overlays";

    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = await store.CatchUpAsync(tables, cancel);
        foreach (var patient in await store.QueryAsync(IdentityTables.Suspects, cancel))
            await WeighAsync(patient, cancel);
        return t;
    }

    public override async ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        await store.CatchUpAsync(tables, cancel);
        var touched = new HashSet<string>();
        foreach (var version in versions)
        {
            if (version.Key.Type == "Patient" && version.Version > 1)
                touched.Add(version.Key.Id);
            else if (ChartFacts.Concerns(version.Key.Type) && version.Document is { } document && ChartFacts.Of(version).Any())
                touched.UnionWith(PatientsOf.Resource(document).Select(p => p["Patient/".Length..]));
            else if (ChartFacts.Concerns(version.Key.Type) && version.IsDeleted)
                touched.UnionWith(cases.Values.Where(c => c.Findings.Any(f => f.Groups.Any(g => g.Contains(version.Key.ToString())))).Select(c => c.Patient));
        }
        foreach (var patient in touched)
            await WeighAsync(patient, cancel);
    }

    public override async ValueTask ResetAsync(CancellationToken cancel)
    {
        cases.Clear();
        await store.RebuildAsync(tables, cancel);
    }

    /// <summary>The raised charts, strongest first. One that a person called one person is left out until something new speaks.</summary>
    public IReadOnlyList<OverlayCase> Queue() =>
        [.. cases.Values.Where(IsOpen).OrderByDescending(c => Math.Round(c.Bits)).ThenBy(c => c.Since)];

    /// <summary>What raised a chart, in one line; null for one that is not in the queue.</summary>
    public string? RaisedBy(string patient) =>
        cases.TryGetValue(patient, out var known) && IsOpen(known) ? string.Join("; ", known.Findings.Select(f => f.Text)) : null;

    private bool IsOpen(OverlayCase raised) => ledger.OnePerson(raised.Patient) is not { } answer || answer.T < raised.T;

    /// <summary>A chart weighed now, raised or not; null for a record that is not on file or was merged.</summary>
    public async Task<(OverlayCase Case, Lineage[] Lineages)?> LookAsync(string patient, CancellationToken cancel)
    {
        if (await store.ReadAsync(Access.System, new ResourceKey("Patient", patient), null, cancel) is not { Document: { } document } onFile
            || PatientLinks.ReplacedByOf(document.Root) is not null)
            return null;
        var facts = await store.QueryAsync(s => IdentityTables.FactsOf(s, patient), cancel);
        var lineages = await LineagesAsync(patient, cancel);
        var findings = OverlayRules.Find(ChartPersons.Of(onFile), [.. facts.Select(f => f.Fact)]).ToList();
        if (Finding(lineages) is { } two)
            findings.Add(two);
        var signs = findings.SelectMany(f => f.Groups).SelectMany(g => g).ToHashSet();
        var t = facts.Where(f => signs.Contains(f.Fact.Entry)).Select(f => f.T).Append(lineages.Length > 1 ? lineages.Max(l => l.T) : 0).Max();
        var ordered = findings.OrderByDescending(f => f.Bits).ToList();
        return (new OverlayCase(patient, ordered, ordered.Sum(f => f.Bits), t, onFile.LastUpdated), lineages);
    }

    private async Task WeighAsync(string patient, CancellationToken cancel)
    {
        if (await LookAsync(patient, cancel) is { } looked && looked.Case.Bits >= OverlayRules.RaisedFrom)
            cases[patient] = looked.Case with { Since = cases.TryGetValue(patient, out var before) ? before.Since : looked.Case.Since };
        else
            cases.TryRemove(patient, out _);
    }

    /// <summary>
    /// The people whom the versions of the Patient describe. What was parted by a split, or called one person by somebody, is
    /// not told apart again.
    /// </summary>
    private async Task<Lineage[]> LineagesAsync(string patient, CancellationToken cancel)
    {
        var settled = ledger.Of(patient).Where(a => a.Kind is ActKind.Split or ActKind.OnePerson && ledger.UndoneBy(a.Id) is null).Select(a => a.T).DefaultIfEmpty(0).Max();
        var history = await store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("Patient", patient), Count: 200), cancel);
        var versions = history.Versions.Where(v => v.Document is not null).Reverse().ToList();
        var first = versions.FindLastIndex(v => v.T <= settled);
        versions = versions[Math.Max(0, first)..];
        var reader = new PersonReader();
        var numbers = Lineages.Of([.. versions.Select(v => reader.Read(PatientDemographics.ReadFace(v.Document!.Root)))], scorer);
        return [.. versions.Zip(numbers, (v, n) => (Version: v, Number: n)).GroupBy(v => v.Number)
            .Select(g => new Lineage(g.Key, [.. g.Select(v => v.Version)]))];
    }

    private static OverlayFinding? Finding(Lineage[] lineages)
    {
        if (lineages.Length < 2)
            return null;
        var changes = lineages.Sum(l => l.Versions.Count) > lineages.Length ? 2 : 0;
        return new OverlayFinding(
            "demographics", 8 + changes, $"Demographics of {lineages.Length} people: {string.Join(" and ", lineages.Select(l => l.Name))}", [],
            lineages.Max(l => l.Versions[0].LastUpdated.UtcDateTime));
    }
}

/// <summary>One person among those whom the versions of a Patient describe: the versions, oldest first.</summary>
internal sealed record Lineage(int Number, IReadOnlyList<StoredVersion> Versions)
{
    public long T => Versions[0].T;

    /// <summary>The name and date of birth of the last of them.</summary>
    public string Name
    {
        get
        {
            var patient = Versions[^1].Document!.Root;
            return $"{patient["name"u8][0].PersonName()} {patient["birthDate"u8].Text}".Trim();
        }
    }
}
