using System.Text.Json;
using Chartroom.Rules.Matching.Comparisons;

namespace Chartroom.Rules.Matching.Weights;

/// <summary>Reads weights from their JSON form, and holds the default ones of this release.</summary>
public static class WeightsFile
{
    private static readonly Lazy<MatchWeights> Shipped = new(() =>
    {
        using var stream = typeof(WeightsFile).Assembly.GetManifestResourceStream("Chartroom.Rules.Matching.Weights.default-weights.json")!;
        return Read(stream);
    });

    /// <summary>The weights for single pairs, registrations and small files; the starting point of learning.</summary>
    public static MatchWeights Default => Shipped.Value;

    /// <summary>
    /// Reads weights. Every comparison and level must be named; a name that is not known, or a missing one, throws
    /// <see cref="InvalidDataException"/> naming it.
    /// </summary>
    public static MatchWeights Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var m = new double[ComparisonSet.All.Count][];
        var u = new double[ComparisonSet.All.Count][];
        var comparisons = root.GetProperty("comparisons");
        for (var c = 0; c < m.Length; c++)
        {
            var comparison = ComparisonSet.All[c];
            if (!comparisons.TryGetProperty(comparison.Name, out var levels))
                throw new InvalidDataException($"The weights have no comparison {comparison.Name}.");
            m[c] = new double[comparison.Levels.Count + 1];
            u[c] = new double[comparison.Levels.Count + 1];
            for (var l = 1; l <= comparison.Levels.Count; l++)
            {
                if (!levels.TryGetProperty(comparison.Levels[l - 1], out var rates))
                    throw new InvalidDataException($"The weights have no level {comparison.Name} {comparison.Levels[l - 1]}.");
                (m[c][l], u[c][l]) = (rates[0].GetDouble(), rates[1].GetDouble());
            }
        }
        return new MatchWeights(
            root.GetProperty("version").GetString()!, root.GetProperty("prior").GetDouble(),
            root.GetProperty("matchBits").GetDouble(), root.GetProperty("reviewBits").GetDouble(),
            m, u, [.. root.GetProperty("rules").EnumerateArray().Select(Rule)]);
    }

    private static SafetyRule Rule(JsonElement rule) => new(
        rule.GetProperty("name").GetString()!, rule.GetProperty("reason").GetString()!,
        rule.GetProperty("cap").GetString() == "no" ? MatchDecision.No : MatchDecision.Review,
        Conditions(rule, "when"), Conditions(rule, "unless"), Lift(rule));

    private static RuleLift? Lift(JsonElement rule)
    {
        if (!rule.TryGetProperty("lift", out var lift))
            return null;
        var comparison = Comparison(lift.GetProperty("comparison").GetString()!);
        return new RuleLift(comparison, Levels(comparison, lift.GetProperty("levels")), lift.GetProperty("m").GetDouble());
    }

    private static Dictionary<int, int> Conditions(JsonElement rule, string name)
    {
        if (!rule.TryGetProperty(name, out var conditions))
            return [];
        return conditions.EnumerateObject().ToDictionary(p => Comparison(p.Name), p => Levels(Comparison(p.Name), p.Value));
    }

    private static int Comparison(string name) =>
        ComparisonSet.IndexOf(name) is var i and >= 0 ? i : throw new InvalidDataException($"A rule of the weights names no comparison: {name}.");

    private static int Levels(int comparison, JsonElement names)
    {
        var set = 0;
        foreach (var name in names.EnumerateArray())
        {
            var level = ComparisonSet.All[comparison].LevelNumber(name.GetString()!);
            if (level < 0)
                throw new InvalidDataException($"A rule of the weights names no level of {ComparisonSet.All[comparison].Name}: {name}.");
            set |= 1 << level;
        }
        return set;
    }
}
