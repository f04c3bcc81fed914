using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>
/// Step 3: a severe category takes out its milder ones. Source: CMS risk-adjustment software, hierarchy macros V28115H1, V24H86H1, V22H79H1.
/// </summary>
internal sealed class Hierarchies
{
    private readonly CategorySet[] below = new CategorySet[CategorySet.Size];
    private readonly RiskModelKind kind;

    private Hierarchies(RiskModelKind kind) => this.kind = kind;

    public void Apply(ref CategorySet categories)
    {
        foreach (var category in kind.Dropped)
            categories.Remove(category);
        if (kind.Rules == "V28")
            DropLoneHeartFailure(ref categories);
        var removed = default(CategorySet);
        for (var category = categories.Next(0); category >= 0; category = categories.Next(category + 1))
            removed.AddAll(in below[category]);
        categories.RemoveAll(in removed);
    }

    public static Hierarchies Load(string folder, RiskModelKind kind)
    {
        var table = new Hierarchies(kind);
        if (kind.Hierarchies is not { } rows)
            return table;
        var tsv = TsvBytes.Open(folder, "hierarchies_py2026.tsv");
        var (parent, child) = (tsv.Column("cc_parent"), tsv.Column("cc_child"));
        var (domain, version) = (tsv.Column("model_domain"), tsv.Column("model_version"));
        while (tsv.Next())
        {
            if (tsv.Text(domain) == rows.Domain && tsv.Text(version) == rows.Version)
                table.below[tsv.Number(parent)].Add(tsv.Number(child));
        }
        return table;
    }

    /// <summary>HCC 223 (heart failure with heart-assist device or artificial heart) counts only beside another heart-failure category.</summary>
    private static void DropLoneHeartFailure(ref CategorySet categories)
    {
        var others = categories.Has(221) || categories.Has(222) || categories.Has(224) || categories.Has(225) || categories.Has(226);
        if (!others)
            categories.Remove(223);
    }
}
