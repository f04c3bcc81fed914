using System.Collections.Frozen;
using System.Globalization;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>
/// Step 5: the relative factors of a model by segment (community by dual status and age, institutional, new enrollee, dialysis,
/// graft, …). A factor without a segment holds in all. Letter case does not matter.
/// Source: CMS Rate Announcement CY2026, relative factors.
/// </summary>
internal sealed class Coefficients
{
    private readonly RiskModelKind kind;
    private readonly FrozenDictionary<string, Segment> segments;
    private readonly FrozenDictionary<string, decimal> everywhere;

    private Coefficients(RiskModelKind kind, Dictionary<string, decimal> factors)
    {
        this.kind = kind;
        everywhere = factors.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        segments = Segments.Prefixes.ToFrozenDictionary(p => p, p => new Segment(p, kind.CategoryPrefix, factors), StringComparer.Ordinal);
    }

    /// <summary>Adds the factors of categories, cell and variables to the score.</summary>
    public void Apply(RiskBeneficiary person, string cell, RiskScore score)
    {
        var segment = segments[Segments.Of(kind, person)];
        if (segment.Variable(cell) is { } own)
            Add(score, cell, own, isDemographic: true);
        ref readonly var categories = ref score.Work.Categories;
        for (var category = categories.Next(0); category >= 0; category = categories.Next(category + 1))
        {
            if (segment.Category(category) is { } factor)
                Add(score, CategoryNames.Of(category), factor, isDemographic: false);
        }
        foreach (var variable in score.Variables)
        {
            var factor = segment.Variable(variable);
            if (factor is null && kind.IsEsrd && everywhere.TryGetValue(variable, out var general))
                factor = general;
            if (factor is { } found)
                Add(score, variable, found, IsDemographic(variable));
        }
    }

    public static Coefficients Load(string folder, RiskModelKind kind)
    {
        var factors = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        var tsv = TsvBytes.Open(folder, "coefficients_py2026.tsv");
        var (name, value, version) = (tsv.Column("coefficient"), tsv.Column("value"), tsv.Column("model_version"));
        while (tsv.Next())
        {
            // Of two editions of one factor the later row is in force.
            if (tsv.Text(version) == kind.Coefficients)
                factors[tsv.Text(name)] = decimal.Parse(tsv.Cell(value), NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return new Coefficients(kind, factors);
    }

    private static void Add(RiskScore score, string name, decimal factor, bool isDemographic)
    {
        score.Factors.Add((name, factor));
        score.Raw += factor;
        if (isDemographic)
            score.Demographic += factor;
    }

    private static bool IsDemographic(string variable) =>
        variable.StartsWith("NMCAID_", StringComparison.Ordinal) || variable.StartsWith("MCAID_", StringComparison.Ordinal)
        || variable.StartsWith("LTI", StringComparison.Ordinal) || variable.StartsWith("OriginallyDisabled_", StringComparison.Ordinal);

    /// <summary>The factors of one segment.</summary>
    private sealed class Segment
    {
        private readonly decimal?[] categories = new decimal?[CategorySet.Size];
        private readonly FrozenDictionary<string, decimal> variables;

        public Segment(string prefix, string categoryPrefix, Dictionary<string, decimal> factors)
        {
            var own = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, factor) in factors.Where(f => f.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                var rest = name[prefix.Length..];
                own[rest] = factor;
                if (rest.StartsWith(categoryPrefix, StringComparison.OrdinalIgnoreCase) && int.TryParse(rest[categoryPrefix.Length..], out var category))
                    categories[category] = factor;
            }
            variables = own.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        }

        public decimal? Category(int category) => categories[category];

        public decimal? Variable(string name) => variables.TryGetValue(name, out var factor) ? factor : null;
    }
}

/// <summary>Category numbers as text, made once.</summary>
internal static class CategoryNames
{
    private static readonly string[] Names = [.. Enumerable.Range(0, CategorySet.Size).Select(c => c.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int category) => Names[category];
}
