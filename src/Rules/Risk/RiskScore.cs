namespace Chartroom.Rules.Risk;

/// <summary>
/// The answer for one beneficiary: score before normalization and coding-intensity adjustment, the categories left after
/// hierarchies, the variables that apply, and the relative factors that were added. Reused; read it before the next.
/// Source: CMS risk-adjustment software, output variables.
/// </summary>
public sealed class RiskScore
{
    internal RiskWork Work { get; } = new();

    /// <summary>Sum of all relative factors.</summary>
    public decimal Raw { get; internal set; }

    /// <summary>The part that age, sex, entitlement, Medicaid and institution contribute.</summary>
    public decimal Demographic { get; internal set; }

    /// <summary>Category numbers, sorted as text, as CMS's variable names sort.</summary>
    public List<string> Categories { get; } = [];

    /// <summary>Names of the demographic, interaction and count variables that are 1.</summary>
    public List<string> Variables { get; } = [];

    /// <summary>Each variable or category that has a relative factor in the beneficiary's segment.</summary>
    public List<(string Name, decimal Factor)> Factors { get; } = [];
}

/// <summary>Scratch of the calculation.</summary>
internal sealed class RiskWork
{
    public CategorySet Categories;
}
