using System.Collections.Concurrent;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding.CodeSets;

/// <summary>
/// The installed code-set releases, loaded when first asked for and shared by all requests. A release that is installed
/// while the server runs is seen within seconds; one that is not there is named, with the command that installs it.
/// Source: design.md §5.
/// </summary>
public sealed class CodeLibrary(ServerSettings settings)
{
    private const string Searches = "search";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>Tables are immutable and the same for every server of the process: they are held once a folder and state of its files.</summary>
    private static readonly ConcurrentDictionary<(string What, string Folder), (long Stamp, Lazy<object> Value)> Loaded = new();

    private readonly Lock gate = new();
    private CodeReleases? releases;
    private long lookedAt;

    /// <summary>The releases in the directory in force.</summary>
    public CodeReleases Releases
    {
        get
        {
            lock (gate)
            {
                var now = settings.Clock.GetTimestamp();
                if (releases is not null && settings.Clock.GetElapsedTime(lookedAt, now) < Fresh)
                    return releases;
                lookedAt = now;
                return releases = CodeReleases.Open(Folder);
            }
        }
    }

    private string Folder =>
        (settings.Codes ?? CommonOptions.ResolveCodes(null, settings.Data))?.FullName ?? Path.Combine(settings.Data.FullName, "codes");

    /// <summary>
    /// The grouper for a discharge. A discharge after the newest version's last day gets that version as provisional; one
    /// before the oldest gets none.
    /// </summary>
    public Parsed<GroupingRelease> Grouping(DateOnly discharge)
    {
        var (release, issues) = Find(CodeReleases.MsDrg, discharge);
        if (release is null)
            return new(issues);
        var (grouper, weights) = Load("grouper", release.Folder, f => (new MsDrgGrouper(MsDrgTables.Load(f)), DrgWeights.Load(f)));
        var newest = grouper.Tables.Versions[^1];
        if (grouper.Tables.VersionOn(discharge) is { } version)
            return new GroupingRelease(grouper, weights, version, null);
        if (discharge < newest.From)
            return Issue.Error("not-found", $"The release {release.Name} holds no grouper version for a discharge on {discharge:yyyy-MM-dd}.");
        return new GroupingRelease(
            grouper, weights, newest,
            $"No MS-DRG release for a discharge on {discharge:yyyy-MM-dd} is installed. {newest.Label}, for discharges to {newest.To:yyyy-MM-dd}, is used provisionally. "
            + "Install the release: chartroom codes install PATH.");
    }

    /// <summary>The Medicare Code Editor for a discharge, provisional after its last day.</summary>
    public Parsed<EditingRelease> Editing(DateOnly discharge)
    {
        var (release, issues) = Find(CodeReleases.Mce, discharge);
        if (release is null)
            return new(issues);
        var editor = Load("editor", release.Folder, f => new MedicareCodeEditor(MceTables.Load(f)));
        var last = DateOnly.ParseExact(editor.Tables.LastDay.ToString(), "yyyyMMdd");
        return new EditingRelease(editor, release.Version, discharge > last ? last : discharge, discharge > last);
    }

    /// <summary>The codes of a system, or what is missing.</summary>
    public Parsed<CodeSystem> Codes(string name) => Has(name) is { } missing
        ? missing
        : Load(name, Folder, f => CodeSystem.Read(name, f));

    /// <summary>The search over a system, or what is missing.</summary>
    public Parsed<CodeSearch> Search(string name) => Codes(name) is { Value: { } system }
        ? Load(Searches + name, Folder, f => CodeSearch.Open(system, f))
        : new Parsed<CodeSearch>(Codes(name).Issues);

    /// <summary>What suggests codes from text, or what is missing.</summary>
    public Parsed<CodeSuggester> Suggester() => Codes(CodeSystemNames.Icd10Cm) is { Value: { } system }
        ? Load("suggester", Folder, f => CodeSuggester.Open(system, f))
        : new Parsed<CodeSuggester>(Codes(CodeSystemNames.Icd10Cm).Issues);

    /// <summary>The notes of the tabular list; none without the release.</summary>
    public TabularNotes? Notes() => Has(CodeSystemNames.Icd10Cm) is null ? Load("notes", Folder, TabularNotes.Read) : null;

    private (CodeRelease? Release, IReadOnlyList<Issue> Issues) Find(string system, DateOnly discharge)
    {
        var found = Releases.For(system, discharge);
        if (found.Value is { } release)
            return (release, []);
        var latest = Releases.Latest(system);
        return latest.Value is { To: { } to } past && discharge > to ? (past, []) : (null, found.Issues);
    }

    private Issue? Has(string system)
    {
        var found = Releases.Latest(system);
        return found.Succeeded ? null : found.Issues[0];
    }

    private static T Load<T>(string what, string folder, Func<string, T> load)
        where T : notnull
    {
        var stamp = StampOf(folder);
        var entry = Loaded.AddOrUpdate(
            (what, folder),
            _ => (stamp, new Lazy<object>(() => load(folder))),
            (_, known) => known.Stamp == stamp ? known : (stamp, new Lazy<object>(() => load(folder))));
        return (T)entry.Value.Value;
    }

    /// <summary>Changes when a file of the folder comes, goes or is written anew.</summary>
    private static long StampOf(string folder)
    {
        if (Stamps.TryGetValue(folder, out var known) && Environment.TickCount64 - known.At < Fresh.TotalMilliseconds)
            return known.Stamp;
        var stamp = Directory.EnumerateFiles(folder, "*.tsv*", SearchOption.AllDirectories)
            .Aggregate(17L, (sum, file) => unchecked((sum * 31) + File.GetLastWriteTimeUtc(file).Ticks));
        Stamps[folder] = (Environment.TickCount64, stamp);
        return stamp;
    }

    private static readonly ConcurrentDictionary<string, (long At, long Stamp)> Stamps = new();
}

/// <summary>The grouper of a discharge; <c>Provisional</c> says why it is not the discharge's own, null when it is.</summary>
public sealed record GroupingRelease(MsDrgGrouper Grouper, DrgWeights? Weights, GrouperVersion Version, string? Provisional);

/// <summary>The editor of a discharge, with the day for which it judges.</summary>
public sealed record EditingRelease(MedicareCodeEditor Editor, string Version, DateOnly Day, bool IsProvisional);
