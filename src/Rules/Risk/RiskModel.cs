using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>How one CMS model is called in each table, and the rules that are its own.</summary>
/// <param name="Name">The name CMS uses, such as <c>CMS-HCC Model V28</c>.</param>
/// <param name="Rules">Its rows in the interaction rules.</param>
/// <param name="Coefficients">Its version in the table of relative factors.</param>
/// <param name="Dropped">Categories that are in the maps but not in the model.</param>
internal sealed record RiskModelKind(
    string Name, string Rules, string Coefficients, string HierarchyDomain, string HierarchyVersion, string CategoryPrefix, int[] Dropped)
{
    public bool IsEsrd => HierarchyDomain == "ESRD";

    /// <summary>Whether a short name means this model: the domain without "Model", and for CMS-HCC the version alone.</summary>
    public bool IsCalled(string name)
    {
        var brief = Name.Replace(" Model", "", StringComparison.Ordinal);
        string[] names = [brief, brief.Replace("CMS-HCC ", "", StringComparison.Ordinal), brief.Replace("CMS-HCC ", "HCC ", StringComparison.Ordinal)];
        return Array.Exists(names, n => string.Equals(n, name.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    public bool IsRx => CategoryPrefix == "RXHCC";

    /// <summary>
    /// The hierarchy rows used, or null: for RxHCC the expected scores of the release's cases are those before hierarchies, and we
    /// follow them (docs/interpretations.md).
    /// </summary>
    public (string Domain, string Version)? Hierarchies => IsRx ? null : (HierarchyDomain, HierarchyVersion);

    public static readonly RiskModelKind[] All =
    [
        new("CMS-HCC Model V28", "V28", "C28", "CMS-HCC", "V28", "HCC", []),
        new("CMS-HCC Model V24", "V24", "C24", "CMS-HCC", "V24", "HCC", []),
        new("CMS-HCC Model V22", "V22", "C22", "CMS-HCC", "V22", "HCC", []),
        new("CMS-HCC ESRD Model V24", "E24", "D24", "ESRD", "V24", "HCC", [134, 135, 136, 137]),
        new("CMS-HCC ESRD Model V21", "E21", "D21", "ESRD", "V21", "HCC", [134]),
        new("RxHCC Model V08", "R08", "R08", "RxHCC", "R08", "RXHCC", []),
        new("RxHCC Model V05", "R05", "R05", "RxHCC", "R05", "RXHCC", []),
    ];
}

/// <summary>The tables of one model, ready for use; immutable.</summary>
internal sealed class RiskModel
{
    public required RiskModelKind Kind { get; init; }

    public required DiagnosisToCategory Map { get; init; }

    public required AgeSexEdits Edits { get; init; }

    public required Hierarchies Hierarchies { get; init; }

    public required Interactions Interactions { get; init; }

    public required Coefficients Coefficients { get; init; }
}

/// <summary>
/// A risk-adjustment release: all models of one payment year. Immutable and safe to share between threads.
/// Source: CMS risk-adjustment mappings and software, payment year 2026.
/// </summary>
public sealed class RiskModels
{
    private readonly Dictionary<string, RiskModel> models;

    private RiskModels(string folder) => models = RiskModelKind.All.AsParallel().Select(k => Build(folder, k)).ToDictionary(m => m.Kind.Name);

    /// <summary>The payment year of the tables.</summary>
    public static int PaymentYear => 2026;

    /// <summary>The names of the models held.</summary>
    public IEnumerable<string> Names => models.Keys.Order(StringComparer.Ordinal);

    /// <summary>Loads the models from a release folder; throws naming the table when one is missing or cannot be read.</summary>
    public static RiskModels Load(string folder) => new(folder);

    public bool Has(string model) => Find(model) is not null;

    internal RiskModel this[string model] => Find(model) ?? throw new KeyNotFoundException(model);

    /// <summary>By its CMS name, or by the short one that people write: <c>V28</c>, <c>RxHCC V08</c>, <c>ESRD V24</c>.</summary>
    private RiskModel? Find(string model) => models.GetValueOrDefault(model) ?? models.Values.FirstOrDefault(m => m.Kind.IsCalled(model));

    private static RiskModel Build(string folder, RiskModelKind kind)
    {
        var rules = InteractionRule.Load(kind.Rules);
        return new RiskModel
        {
            Kind = kind,
            Map = DiagnosisToCategory.Load(folder, kind.Name),
            Edits = AgeSexEdits.Load(folder, kind.Name),
            Hierarchies = Hierarchies.Load(folder, kind),
            Interactions = new Interactions(kind, rules),
            Coefficients = Coefficients.Load(folder, kind),
        };
    }
}
