using System.Globalization;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// The tables of one grouper release, holding several versions; immutable once loaded and safe to share between threads.
/// Source: CMS ICD-10 MS-DRG v43.1 software, data resources; the release's README describes each table.
/// </summary>
public sealed class MsDrgTables
{
    private readonly Dictionary<int, DrgTitle[]> titles;
    private readonly Dictionary<int, DrgTitle[]> mdcs;
    private readonly Dictionary<int, DrgTitle[]> hacs;

    private MsDrgTables(string folder)
    {
        Versions = GrouperVersion.Load(folder);
        // Names are interned while tables load, so the two big tables intern apart and everything else follows them.
        var diagnoses = Task.Run(() => DiagnosisTable.Load(folder, Names));
        Procedures = ProcedureTable.Load(folder, Names);
        Clusters = ClusterTable.Load(folder);
        Diagnoses = diagnoses.GetAwaiter().GetResult();
        Exclusion = CcExclusion.Load(folder, Names);
        Formulas = FormulaTable.Load(folder, Names);
        Counted = new CountedLists(Names);
        titles = DrgTitle.Load(folder, "drg");
        mdcs = DrgTitle.Load(folder, "mdc");
        hacs = DrgTitle.Load(folder, "hac");
    }

    /// <summary>The grouper versions that the release holds, oldest first.</summary>
    public IReadOnlyList<GrouperVersion> Versions { get; }

    internal FactNames Names { get; } = new();

    internal DiagnosisTable Diagnoses { get; }

    internal ProcedureTable Procedures { get; }

    internal ClusterTable Clusters { get; }

    internal CcExclusion Exclusion { get; }

    internal FormulaTable Formulas { get; }

    internal CountedLists Counted { get; }

    /// <summary>
    /// Loads the tables from a release folder. Throws <see cref="FileNotFoundException"/> or <see cref="InvalidDataException"/>
    /// naming the table when one is missing or cannot be read.
    /// </summary>
    public static MsDrgTables Load(string folder) => new(folder);

    public bool Has(int version) => Formulas.Has(version);

    /// <summary>The version in force on a discharge date, or null when the release has none for it.</summary>
    public GrouperVersion? VersionOn(DateOnly discharge) =>
        Versions.FirstOrDefault(v => v.From <= discharge && discharge <= v.To);

    /// <summary>The title of a DRG in a version, or null.</summary>
    public string? TitleOf(int drg, int version) => TitleIn(titles, drg, version);

    /// <summary>The title of a major diagnostic category in a version, or null.</summary>
    public string? MdcTitleOf(int mdc, int version) => TitleIn(mdcs, mdc, version);

    /// <summary>The title of a hospital-acquired condition in a version, or null.</summary>
    public string? HacTitleOf(int hac, int version) => TitleIn(hacs, hac, version);

    /// <summary>The severity a diagnosis has as a secondary diagnosis in a version; null when the code is not in it.</summary>
    public ClaimSeverity? SeverityOf(CodeKey code, int version)
    {
        var row = Diagnoses.Find(code.ToUpper(), version);
        return row < 0 ? null : Diagnoses[row].Severity;
    }

    private static string? TitleIn(Dictionary<int, DrgTitle[]> titles, int number, int version) =>
        titles.GetValueOrDefault(number)?.FirstOrDefault(t => t.From <= version && version <= t.To)?.Title;
}

/// <summary>One version of the grouper and the discharges it is for. Source: CMS ICD-10 MS-DRG releases, effective dates.</summary>
public sealed record GrouperVersion(int Number, string Label, DateOnly From, DateOnly To)
{
    /// <summary>Reads a version as people write it: <c>431</c>, <c>43.1</c>, <c>v43.1</c>, <c>v43</c>.</summary>
    public static bool TryParse(string text, out int number)
    {
        var digits = text.Trim().TrimStart('v', 'V').Replace(".", "", StringComparison.Ordinal);
        if (digits.Length == 2)
            digits += "0";
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && digits.Length == 3;
    }

    internal static IReadOnlyList<GrouperVersion> Load(string folder)
    {
        using var table = TsvTable.Open(folder, "version.tsv");
        var (version, label) = (table.Column("version"), table.Column("label"));
        var (from, to) = (table.Column("discharges_from"), table.Column("discharges_to"));
        return [.. table.Rows().Select(r => new GrouperVersion(
            int.Parse(r[version]), r[label], DateOnly.Parse(r[from]), DateOnly.Parse(r[to]))).OrderBy(v => v.Number)];
    }
}

/// <summary>
/// The title of a DRG, a major diagnostic category or a hospital-acquired condition in a range of versions.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix A and Appendix I.
/// </summary>
internal sealed record DrgTitle(int From, int To, string Title)
{
    /// <summary>The titles of a table named after its first column; none when the release does not hold it.</summary>
    public static Dictionary<int, DrgTitle[]> Load(string folder, string name)
    {
        if (!TsvTable.Exists(folder, name + ".tsv"))
            return [];
        using var table = TsvTable.Open(folder, name + ".tsv");
        var (number, title) = (table.Column(name), table.Column("title"));
        var (from, to) = (table.Column("version_from"), table.Column("version_to"));
        return table.Rows()
            .Select(r => (Number: int.Parse(r[number]), Title: new DrgTitle(int.Parse(r[from]), int.Parse(r[to]), r[title])))
            .GroupBy(t => t.Number, t => t.Title).ToDictionary(g => g.Key, g => g.ToArray());
    }
}
