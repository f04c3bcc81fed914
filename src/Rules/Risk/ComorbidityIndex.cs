using System.Globalization;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>The comorbidities found, and their weighted sum.</summary>
public sealed record ComorbidityScore(IReadOnlyList<string> Conditions, int Score);

/// <summary>
/// A comorbidity index over ICD-10-CM prefixes: Charlson (weights of 1987 or 2011) or Elixhauser (van Walraven 2009). Where a severe form
/// of a condition is present the mild form does not count.
/// Source: Quan et al., Med Care 2005;43:1130 (codes); Charlson et al., J Chronic Dis 1987;40:373; Quan et al., Am J Epidemiol 2011;173:676;
/// van Walraven et al., Med Care 2009;47:626 (weights).
/// </summary>
public sealed class ComorbidityIndex
{
    /// <summary>Severe condition, then the mild one it replaces.</summary>
    private static readonly (string Severe, string Mild)[] Precedence =
        [("msld", "mld"), ("diabwc", "diab"), ("metacanc", "canc"), ("hypc", "hypunc"), ("diabc", "diabunc"), ("metacanc", "solidtum")];

    private readonly List<(string Name, int Weight)> conditions = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byPrefix;
    private readonly int longest;

    private ComorbidityIndex(string folder, string file, string weightColumn)
    {
        var prefixes = new Dictionary<string, int>(StringComparer.Ordinal);
        using var table = TsvTable.Open(folder, file);
        var (name, list, weight) = (table.Column("condition"), table.Column("code_prefixes"), table.Column(weightColumn));
        foreach (var row in table.Rows())
        {
            foreach (var prefix in row[list].Split('|'))
            {
                prefixes[prefix] = conditions.Count;
                longest = Math.Max(longest, prefix.Length);
            }
            conditions.Add((row[name], int.Parse(row[weight], CultureInfo.InvariantCulture)));
        }
        byPrefix = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Charlson with the weights of 1987.</summary>
    public static ComorbidityIndex Charlson(string folder) => new(folder, "charlson_quan2005_icd10.tsv", "weight_charlson1987");

    /// <summary>Charlson with the weights that Quan updated in 2011.</summary>
    public static ComorbidityIndex CharlsonUpdated(string folder) => new(folder, "charlson_quan2005_icd10.tsv", "weight_quan2011");

    /// <summary>Elixhauser with van Walraven's weights.</summary>
    public static ComorbidityIndex Elixhauser(string folder) => new(folder, "elixhauser_quan2005_icd10.tsv", "weight_van_walraven2009");

    /// <summary>Scores the codes of a patient (capitals, with or without the dot); a code on no list counts nothing.</summary>
    public ComorbidityScore Score(IEnumerable<string> codes)
    {
        var found = new SortedSet<int>();
        foreach (var code in codes.Select(c => c.Replace(".", "", StringComparison.Ordinal)))
        {
            for (var length = Math.Min(longest, code.Length); length >= 3; length--)
            {
                if (byPrefix.TryGetValue(code.AsSpan(0, length), out var condition))
                    found.Add(condition);
            }
        }
        var names = found.Select(c => conditions[c].Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (severe, mild) in Precedence)
        {
            if (names.Contains(severe))
                names.Remove(mild);
        }
        var kept = conditions.Where(c => names.Contains(c.Name)).ToList();
        return new ComorbidityScore([.. kept.Select(c => c.Name)], kept.Sum(c => c.Weight));
    }
}
