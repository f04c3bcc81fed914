using System.Globalization;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>What Medicare pays a DRG by: relative weight (4 places) and geometric mean length of stay in days.</summary>
public sealed record DrgWeight(int Drg, decimal RelativeWeight, decimal GeometricMeanStay);

/// <summary>
/// Relative weights of one fiscal year. The release holds FY2026 only, so other versions have none.
/// Source: IPPS final rule FY2026, Table 5.
/// </summary>
public sealed class DrgWeights
{
    private readonly Dictionary<int, DrgWeight> weights;

    private DrgWeights(Dictionary<int, DrgWeight> weights) => this.weights = weights;

    /// <summary>Loads <c>weights_fy2026.tsv</c>; null when the release does not have it.</summary>
    public static DrgWeights? Load(string folder)
    {
        if (!TsvTable.Exists(folder, "weights_fy2026.tsv"))
            return null;
        using var table = TsvTable.Open(folder, "weights_fy2026.tsv");
        var (drg, weight, stay) = (table.Column("drg"), table.Column("relative_weight"), table.Column("gmlos"));
        return new DrgWeights(table.Rows().Select(r => new DrgWeight(
            int.Parse(r[drg], CultureInfo.InvariantCulture), Number(r[weight]), Number(r[stay]))).ToDictionary(w => w.Drg));
    }

    /// <summary>The weight of a DRG in a grouper version, or null when it is not known.</summary>
    public DrgWeight? Find(int drg, int version) => version is 430 or 431 ? weights.GetValueOrDefault(drg) : null;

    private static decimal Number(string cell) => cell.Length == 0 ? 0 : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
