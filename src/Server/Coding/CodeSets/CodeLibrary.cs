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

    /// <summary>The tabular list with its instructions; none without the release.</summary>
    public TabularList? Tabular() => Codes(CodeSystemNames.Icd10Cm).Value is { } system ? Load("tabular", Folder, f => TabularList.Read(system, f)) : null;

    /// <summary>What holds codes against the tabular list; none without the release.</summary>
    public CodeInstructions? Instructions() =>
        Codes(CodeSystemNames.Icd10Cm).Value is { } system && Tabular() is { } tabular ? Load("instructions", Folder, _ => new CodeInstructions(system, tabular)) : null;

    /// <summary>The alphabetic index of diseases and injuries, or of external causes; none without the release.</summary>
    public AlphabeticIndex? Index(bool externalCauses) => Has(CodeSystemNames.Icd10Cm) is not null
        ? null
        : Load(externalCauses ? "index-causes" : "index", Folder, f => AlphabeticIndex.Read(f, externalCauses ? "index_external_causes.tsv" : "index_main.tsv"));

    /// <summary>What builds procedure codes character by character, or what is missing.</summary>
    public Parsed<ProcedureBuilder> Procedures() => Codes(CodeSystemNames.Icd10Pcs) is { Value: { } system }
        ? Load("procedures", Folder, _ => new ProcedureBuilder(system))
        : new Parsed<ProcedureBuilder>(Codes(CodeSystemNames.Icd10Pcs).Issues);

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
