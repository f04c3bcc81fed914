using System.Collections.Frozen;
using Chartroom.Rules.Matching;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>
/// One field of two records side by side: both values, how they agree in words, and what that is worth. <c>Bits</c> counts for
/// (above 0) or against; null = not compared because one side does not know it.
/// </summary>
public sealed record EvidenceLine(string Field, string A, string B, string Agreement, double? Bits, string Tone);

/// <summary>The evidence of a pair in the words of people.</summary>
internal static class Evidence
{
    private static readonly FrozenDictionary<string, (string Title, PersonField[] Fields)> Comparisons = new Dictionary<string, (string, PersonField[])>
    {
        ["family"] = ("Family name", [PersonField.Family]),
        ["given"] = ("Given name", [PersonField.Given]),
        ["middle"] = ("Middle name", [PersonField.Middle]),
        ["nameOrder"] = ("Order of names", []),
        ["maiden"] = ("Former name", [PersonField.Maiden]),
        ["suffix"] = ("Generation", [PersonField.Suffix]),
        ["birthDate"] = ("Date of birth", [PersonField.BirthDate]),
        ["sex"] = ("Sex", [PersonField.Sex]),
        ["street"] = ("Street", [PersonField.Street, PersonField.Unit]),
        ["place"] = ("Place", [PersonField.City, PersonField.State, PersonField.Zip]),
        ["phone"] = ("Phone", [PersonField.Phone]),
        ["email"] = ("E-mail", [PersonField.Email]),
        ["ssn"] = ("Social security", [PersonField.Ssn]),
        ["mrn"] = ("Record number", [PersonField.Mrn]),
        ["insurance"] = ("Insurance", [PersonField.Insurance]),
        ["mother"] = ("Mother's name", [PersonField.Mother]),
        ["guardian"] = ("Guardian", [PersonField.Guardian]),
        ["birthOrder"] = ("Birth order", [PersonField.BirthOrder]),
    }.ToFrozenDictionary();

    private static readonly string[] Order =
    [
        "family", "given", "middle", "nameOrder", "maiden", "suffix", "birthDate", "sex", "street", "place", "phone", "email", "ssn", "mrn",
        "insurance", "mother", "guardian", "birthOrder",
    ];

    /// <summary>All fields that either record knows, in the order of a face sheet.</summary>
    public static IReadOnlyList<EvidenceLine> Lines(Waterfall account, PersonText a, PersonText b)
    {
        var lines = new List<EvidenceLine>();
        foreach (var name in Order)
        {
            var (title, fields) = Comparisons[name];
            var step = account.Steps.FirstOrDefault(s => s.Comparison == name);
            var (left, right) = (Value(a, fields), Value(b, fields));
            if (step is null && left.Length == 0 && right.Length == 0)
                continue;
            if (name == "nameOrder" && step?.Level != "moved")
                continue;
            lines.Add(step is null
                ? new EvidenceLine(title, left, right, left.Length > 0 && right.Length > 0 ? "not comparable" : "missing on one side", null, "plain")
                : new EvidenceLine(title, left, right, InWords(name, step.Level), Round(step), Tone(step)));
        }
        return lines;
    }

    /// <summary>What speaks most for and against, in one line.</summary>
    public static string InShort(Waterfall account)
    {
        var strong = account.Steps.Where(s => Comparisons.ContainsKey(s.Comparison) && s.Comparison != "nameOrder").OrderByDescending(s => Math.Abs(s.Bits + s.RarityBits)).Take(4)
            .Select(s => $"{TitleOf(s.Comparison)} {InWords(s.Comparison, s.Level)}");
        return string.Join("; ", strong);
    }

    private static string Value(PersonText text, PersonField[] fields) => string.Join(", ", fields.Select(f => text[f]).Where(v => v.Length > 0));

    private static double Round(WaterfallStep step) => Math.Round(step.Bits + step.RarityBits, 1);

    private static string Tone(WaterfallStep step) => (step.Bits + step.RarityBits) switch { >= 1 => "done", <= -1 => "warning", _ => "plain" };

    /// <summary>What a comparison is of, as within a sentence: <c>date of birth</c>.</summary>
    public static string TitleOf(string comparison) => Comparisons.TryGetValue(comparison, out var known) ? known.Title.ToLowerInvariant() : comparison;

    /// <summary>How two values agree.</summary>
    public static string InWords(string comparison, string level) => (comparison, level) switch
    {
        ("given", "variant") => "a short form of the other",
        ("given", "partial") => "an initial or a part",
        (_, "otherName") => "the other's second name",
        ("birthDate", "near") => "a digit or the order apart",
        ("birthDate", "partial") => "the same as far as known",
        ("birthDate", "twoParts") => "two of three parts the same",
        ("birthDate", "sameYear") => "only the year the same",
        ("birthDate", "unreadable") => "cannot be read",
        ("nameOrder", _) => "given and family name swapped",
        ("street", "otherUnit") => "another unit of the same house",
        ("street", "sameStreet") => "the same street, another number",
        ("place", "one") => "one of city, state and postcode the same",
        ("phone", "otherArea") => "the same, another area code",
        ("maiden", "oneSided") => "on one side only",
        (_, "lastFour") => "the last four the same",
        (_, "same") => "the same",
        (_, "close") => "a typing error apart",
        (_, "near") => "a digit or letter apart",
        (_, "similar") => "similar",
        (_, "part") => "a part of the other",
        (_, "initial") => "an initial",
        (_, "differs") => "different",
        _ => level,
    };
}
