using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>One line of a DRG table: the formula and what follows when it is the first to hold.</summary>
internal sealed record FormulaRow
{
    public required int Version { get; init; }

    public required int Mdc { get; init; }

    public required int Sequence { get; init; }

    public required int BaseDrg { get; init; }

    /// <summary>0: no DRG of its own (an error, a way into another MDC, or a placeholder).</summary>
    public required int Drg { get; init; }

    public required DrgType Type { get; init; }

    /// <summary>The MDC to go on with; 0 for none.</summary>
    public required int RerouteMdc { get; init; }

    /// <summary>Secondary diagnoses with one of these attributes do not count as CC or MCC in this row.</summary>
    public required NameSet Suppression { get; init; }

    public required Formula Formula { get; init; }
}

/// <summary>The formulas of every version and MDC, in evaluation order. Source: CMS ICD-10 MS-DRG Grouper v40.0 to v43.1.</summary>
internal sealed class FormulaTable
{
    /// <summary>The MDC of the rows that are tried before all others.</summary>
    public const int PreMdc = 0;

    /// <summary>The MDC of the rows for operating-room procedures unrelated to the principal diagnosis.</summary>
    public const int Unrelated = 29;

    private readonly Dictionary<int, FormulaRow[][]> versions = [];
    private readonly Dictionary<(int Hac, int Version), Formula> hacs = [];

    private FormulaTable(FormulaNames names) => Names = names;

    public FormulaNames Names { get; }

    public bool Has(int version) => versions.ContainsKey(version);

    /// <summary>The rows of an MDC, empty when there is none.</summary>
    public FormulaRow[] Rows(int version, int mdc) => versions[version] is var mdcs && mdc < mdcs.Length ? mdcs[mdc] : [];

    public Formula? HacFormula(int hac, int version) => hacs.GetValueOrDefault((hac, version));

    public static FormulaTable Load(string folder, FactNames names)
    {
        var table = new FormulaTable(new FormulaNames(names));
        table.LoadDrgs(folder, names);
        table.LoadHacs(folder);
        return table;
    }

    private void LoadDrgs(string folder, FactNames names)
    {
        var tsv = TsvBytes.Open(folder, "drg_formula.tsv");
        var (version, mdc, sequence) = (tsv.Column("version"), tsv.Column("mdc"), tsv.Column("seq"));
        var (baseDrg, drg, type) = (tsv.Column("base_drg"), tsv.Column("drg"), tsv.Column("type"));
        var (reroute, suppression, formula) = (tsv.Column("reroute_mdc"), tsv.Column("severity_suppression"), tsv.Column("formula"));
        var rows = new List<FormulaRow>(8192);
        while (tsv.Next())
        {
            var number = tsv.Number(version);
            rows.Add(new FormulaRow
            {
                Version = number,
                Mdc = tsv.Number(mdc),
                Sequence = tsv.Number(sequence),
                BaseDrg = tsv.Number(baseDrg),
                Drg = tsv.Number(drg),
                Type = TypeOf(tsv.Cell(type)),
                RerouteMdc = tsv.Number(reroute),
                Suppression = names.DiagnosisSet(tsv.Text(suppression).Split(' ')),
                Formula = Formula.Compile(tsv.Text(formula), name => Names.AtomOf(name, number), Names.Atoms),
            });
        }
        foreach (var group in rows.GroupBy(r => r.Version))
        {
            var mdcs = Enumerable.Range(0, group.Max(r => r.Mdc) + 1).Select(_ => Array.Empty<FormulaRow>()).ToArray();
            foreach (var own in group.GroupBy(r => r.Mdc))
                mdcs[own.Key] = [.. own.OrderBy(r => r.Sequence)];
            versions[group.Key] = mdcs;
        }
    }

    private void LoadHacs(string folder)
    {
        var tsv = TsvBytes.Open(folder, "hac_formula.tsv");
        var (hac, from, to, formula) = (tsv.Column("hac"), tsv.Column("version_from"), tsv.Column("version_to"), tsv.Column("formula"));
        while (tsv.Next())
        {
            foreach (var version in versions.Keys.Where(v => v >= tsv.Number(from) && v <= tsv.Number(to)))
                hacs[(tsv.Number(hac), version)] = Formula.Compile(tsv.Text(formula), name => Names.AtomOf(name, version), Names.Atoms);
        }
    }

    private static DrgType TypeOf(ReadOnlySpan<byte> cell) =>
        cell.SequenceEqual("SURGICAL"u8) ? DrgType.Surgical : cell.SequenceEqual("MEDICAL"u8) ? DrgType.Medical : DrgType.None;
}
