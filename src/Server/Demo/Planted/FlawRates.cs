using System.Globalization;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Demo.Planted;

/// <summary>
/// How often each flaw is planted: a share of the charts, documents or people that could have it. Assumed, higher than in life
/// where a small demo would otherwise show none.
/// </summary>
public sealed class FlawRates
{
    private static readonly (string Kind, double Rate)[] Usual =
    [
        (Kinds.DocumentMissing, 0.06), (Kinds.DocumentLate, 0.05), (Kinds.DocumentUnsigned, 0.08), (Kinds.DocumentContradictory, 0.04), (Kinds.DocumentCopiedForward, 0.12),
        (Kinds.DocumentMisfiled, 0.015), (Kinds.Duplicate, 0.05), (Kinds.Overlay, 0.02), (Kinds.QueryUnspecific, 0.45), (Kinds.QueryUnsupported, 0.35),
        (Kinds.Undercoded, 0.12), (Kinds.Overcoded, 0.08), (Kinds.DisclosureRefusable, 0.4), (Kinds.Snooping, 0.12), (Kinds.SafetyUnreported, 0.35),
    ];

    private readonly Dictionary<string, double> rates;

    private FlawRates(Dictionary<string, double> rates) => this.rates = rates;

    public static FlawRates Default { get; } = new(Usual.ToDictionary(u => u.Kind, u => u.Rate));

    /// <summary>The kinds whose rate can be set, with the usual one.</summary>
    public static IEnumerable<(string Kind, double Rate)> Settable => Usual;

    public double this[string kind] => rates[kind];

    /// <summary>The rates that differ from the usual ones, as they are given on the command line.</summary>
    public IReadOnlyList<string> Settings => [.. Usual.Where(u => Math.Abs(rates[u.Kind] - u.Rate) > 1e-9).Select(u => $"{u.Kind}={rates[u.Kind].ToString(CultureInfo.InvariantCulture)}")];

    /// <summary>Reads settings such as <c>duplicate=0.1</c>; <c>all=0</c> sets every rate.</summary>
    public static Parsed<FlawRates> Parse(IEnumerable<string> settings)
    {
        var read = Usual.ToDictionary(u => u.Kind, u => u.Rate);
        foreach (var setting in settings)
        {
            var parts = setting.Split('=');
            if (parts.Length != 2 || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var rate) || rate is not (>= 0 and <= 1))
                return Issue.Error("value", $"'{setting}' is no rate: write KIND=RATE with a rate from 0 to 1.");
            if (parts[0] != "all" && !read.ContainsKey(parts[0]))
                return Issue.Error("value", $"There is no flaw '{parts[0]}'. Flaws: all, {string.Join(", ", Usual.Select(u => u.Kind))}.");
            foreach (var kind in read.Keys.Where(k => parts[0] == "all" || k == parts[0]).ToList())
                read[kind] = rate;
        }
        return new FlawRates(read);
    }
}
