using System.Text.Json.Nodes;

namespace Chartroom.Suites.UsCore;

/// <summary>One parameter of a search with the values as they go into the URL (alternatives), and the test of a resource that they stand for.</summary>
internal sealed record AskedValue(string Name, string Text, Func<JsonNode, bool> Matches);

/// <summary>
/// What a parameter's values look like in a URL and which resources they must find, told from the data alone. The forms
/// are those that Inferno and US Core name: code alone and with system, several with commas, each comparator, a name from its
/// beginning in any case, a reference by id and by type and id.
/// </summary>
internal static class NaiveFilter
{
    private static readonly string[] NameParts = ["text", "family", "given", "prefix", "suffix"];
    private static readonly string[] AddressParts = ["text", "line", "city", "district", "state", "postalCode", "country"];

    /// <summary>Every form in which the values of some resources are asked for; <paramref name="most"/> values of each kind.</summary>
    public static IEnumerable<AskedValue> Forms(AskedParameter parameter, IReadOnlyList<JsonNode> resources, int most)
    {
        var values = resources.SelectMany(r => NaiveValues.Of(r, parameter.Paths)).DistinctBy(v => v.ToJsonString()).ToList();
        return parameter.Type switch
        {
            _ when parameter.Comparators.Count > 0 => Dates(parameter, values, most),
            "Reference" => References(parameter, values, most),
            "string" or "HumanName" or "Address" => Strings(parameter, values, most),
            "canonical" => values.Take(most).Select(v => Uri(parameter, v.ToString())),
            _ => Tokens(parameter, values, most),
        };
    }

    private static IEnumerable<AskedValue> Tokens(AskedParameter parameter, List<JsonNode> values, int most)
    {
        var tokens = values.SelectMany(Tokens).Where(t => t.Code is { Length: > 0 }).Distinct().ToList();
        foreach (var (system, code) in tokens.Take(most))
        {
            yield return new AskedValue(parameter.Name, Escape(code!), r => Has(r, t => t.Code == code));
            if (system is not null)
                yield return new AskedValue(parameter.Name, $"{Escape(system)}|{Escape(code!)}", r => Has(r, t => t == (system, code)));
        }
        if (tokens.Count > 1)
        {
            var all = tokens.Take(most).Select(t => t.Code).ToHashSet();
            yield return new AskedValue(parameter.Name, string.Join(',', all.Select(c => Escape(c!))), r => Has(r, t => all.Contains(t.Code)));
        }
        bool Has(JsonNode resource, Predicate<(string? System, string? Code)> is_) =>
            NaiveValues.Of(resource, parameter.Paths).SelectMany(Tokens).Any(t => is_(t));
    }

    private static IEnumerable<(string? System, string? Code)> Tokens(JsonNode value)
    {
        if (value is JsonValue code)
            return [(null, code.ToString())];
        if (value["coding"] is JsonArray codings)
            return codings.Select(c => ((string?)c!["system"], (string?)c["code"]));
        return value["value"] is { } number ? [((string?)value["system"], number.ToString())] : [((string?)value["system"], (string?)value["code"])];
    }

    private static IEnumerable<AskedValue> Strings(AskedParameter parameter, List<JsonNode> values, int most)
    {
        foreach (var text in values.SelectMany(Texts).Distinct().Take(most))
        {
            string[] forms = [text, text.ToUpperInvariant(), text[..Math.Min(3, text.Length)]];
            foreach (var form in forms.Select(f => f.Trim()).Distinct())
            {
                yield return new AskedValue(
                    parameter.Name,
                    Escape(form),
                    r => NaiveValues.Of(r, parameter.Paths).SelectMany(Texts).Any(t => t.StartsWith(form, StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode value)
    {
        if (value is JsonValue text)
            return [text.ToString().Trim()];
        return from part in NameParts.Concat(AddressParts).Distinct()
               from item in value[part] is JsonArray items ? items : [value[part]?.DeepClone()]
               where item is not null
               select item.ToString().Trim();
    }

    private static IEnumerable<AskedValue> References(AskedParameter parameter, List<JsonNode> values, int most)
    {
        foreach (var reference in values.Select(v => (string?)v["reference"]).OfType<string>().Where(r => r.Contains('/', StringComparison.Ordinal)).Distinct().Take(most))
        {
            bool Refers(JsonNode resource) => NaiveValues.Of(resource, parameter.Paths).Any(v => (string?)v["reference"] == reference);
            yield return new AskedValue(parameter.Name, reference, Refers);
            yield return new AskedValue(parameter.Name, reference.Split('/')[^1], Refers);
        }
    }

    private static AskedValue Uri(AskedParameter parameter, string uri) =>
        new(parameter.Name, Escape(uri), r => NaiveValues.Of(r, parameter.Paths).Any(v => (string?)v == uri));

    private static IEnumerable<AskedValue> Dates(AskedParameter parameter, List<JsonNode> values, int most)
    {
        var texts = values.SelectMany(v => v is JsonValue text ? [(string?)text] : new[] { (string?)v["start"], (string?)v["end"] }).OfType<string>();
        foreach (var date in texts.Distinct().Take(most).SelectMany(t => new[] { t, t.Split('T')[0], t[..4] }).Distinct())
        {
            // Approximate is relative to the moment of the search; the store's own tests have it.
            foreach (var comparator in parameter.Comparators.Where(c => c != "ap"))
            {
                var asked = NaiveDates.Of(date)!.Value;
                yield return new AskedValue(
                    parameter.Name,
                    comparator == "eq" ? date : comparator + date,
                    r => NaiveValues.Of(r, parameter.Paths).Any(v => NaiveDates.Of(v) is { } span && span.Meets(comparator, asked)));
            }
        }
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
