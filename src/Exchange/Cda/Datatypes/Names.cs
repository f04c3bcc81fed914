using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>EN, AD and TEL to HumanName, Address and ContactPoint. Source: C-CDA on FHIR, ConceptMaps CF-NameUse, CF-AddressUse, CF-TelecomUse, CF-TelecomType.</summary>
internal static class Names
{
    public static JsonObject? Human(CdaElement? name, CdaValues values)
    {
        if (name is null)
            return null;
        var family = name.Children("family").Where(p => p.Text is not null).ToList();
        var given = name.Children("given").Where(p => p.Text is not null).ToList();
        var birth = family.Concat(given).Any(p => p["qualifier"] == "BR");
        var callMe = given.Any(p => p["qualifier"] == "CL") && family.Count == 0;
        var plain = name.HasElements ? null : name.Text is { } text ? Collapse(text) : null;
        var human = JsonParts.Object(
            ("use", birth ? "old" : callMe ? "nickname" : Use(name["use"])),
            ("text", plain),
            ("family", family.Count == 0 ? null : string.Join(' ', family.Select(p => Collapse(p.Text!)))),
            ("given", Strings(given)),
            ("prefix", Strings(name.Children("prefix"))),
            ("suffix", Strings(name.Children("suffix"))),
            ("period", values.Period(name.Child("validTime"))));
        return human["family"] is null && human["given"] is null && human["text"] is null ? null : human;
    }

    /// <summary>The name in one line for displays, or null.</summary>
    public static string? Display(CdaElement? name)
    {
        if (name is null)
            return null;
        string[] order = ["prefix", "given", "family", "suffix"];
        var parts = order.SelectMany(name.Children).Select(p => p.Text).OfType<string>().Select(Collapse).ToList();
        return parts.Count > 0 ? string.Join(' ', parts) : name.Text is { } text ? Collapse(text) : null;
    }

    public static JsonObject? Address(CdaElement? address, CdaValues values)
    {
        if (address is null)
            return null;
        string[] lines = ["streetAddressLine", "direct", "houseNumber", "streetName", "additionalLocator", "unitID", "postBox", "delimiter"];
        var built = JsonParts.Object(
            ("use", AddressUse(address["use"])),
            ("type", address["use"] is { } use && use.Contains("PST", StringComparison.Ordinal) ? "postal" : null),
            ("text", address.HasElements ? null : address.Text is { } text ? Collapse(text) : null),
            ("line", Strings(address.Elements.Where(e => lines.Contains(e.Name)))),
            ("city", Part(address, "city")),
            ("district", Part(address, "county")),
            ("state", Part(address, "state")),
            ("postalCode", Part(address, "postalCode")),
            ("country", Part(address, "country")));
        if (built.All(m => m.Key is "use" or "type"))
            return null;
        return built.Put("period", values.Period(address.Child("useablePeriod")));
    }

    public static JsonObject? Telecom(CdaElement telecom)
    {
        if (telecom["value"] is not { } value || telecom.IsNull)
            return null;
        var use = telecom["use"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon > 0 ? value[..colon].ToLowerInvariant() : "";
        var rest = colon > 0 ? value[(colon + 1)..].Trim() : value;
        var system = scheme switch
        {
            "tel" => use.Contains("PG") ? "pager" : "phone",
            "fax" or "x-text-fax" => "fax",
            "mailto" => "email",
            "sms" => "sms",
            "http" or "https" or "ftp" or "file" or "mllp" => "url",
            "" => value.Contains('@') ? "email" : value.Any(char.IsAsciiDigit) ? "phone" : "other",
            _ => "other",
        };
        if (system is "url" or "other")
            rest = value;
        return rest.Length == 0 ? null : JsonParts.Object(("system", system), ("value", rest), ("use", TelecomUse(use)));
    }

    public static JsonArray? Telecoms(CdaElement? element) =>
        element is null ? null : JsonParts.Array(element.Children("telecom").Select(Telecom));

    public static JsonArray? Addresses(CdaElement? element, CdaValues values) =>
        element is null ? null : JsonParts.Array(element.Children("addr").Select(a => Address(a, values)));

    public static JsonArray? Humans(CdaElement? element, CdaValues values) =>
        element is null ? null : JsonParts.Array(element.Children("name").Select(n => Human(n, values)));

    private static string? Use(string? use) => First(use, u => u switch
    {
        "L" => "usual",
        "C" or "OR" => "official",
        "A" => "nickname",
        "P" => "nickname",
        "T" => "temp",
        _ => null,
    });

    private static string? AddressUse(string? use) => First(use, u => u switch
    {
        "BAD" => "old",
        "H" or "HP" or "HV" => "home",
        "TMP" => "temp",
        "WP" or "DIR" or "PUB" => "work",
        _ => null,
    });

    private static string? TelecomUse(string[] use) => First(use, u => u switch
    {
        "BAD" => "old",
        "H" or "HP" or "HV" => "home",
        "MC" or "PG" => "mobile",
        "TMP" => "temp",
        "WP" or "DIR" or "PUB" or "AS" => "work",
        _ => null,
    });

    private static string? First(string? uses, Func<string, string?> map) =>
        First(uses?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], map);

    private static string? First(string[] uses, Func<string, string?> map) => uses.Select(map).FirstOrDefault(u => u is not null);

    private static string? Part(CdaElement parent, string name) => parent.Child(name)?.Text is { } text ? Collapse(text) : null;

    private static JsonArray? Strings(IEnumerable<CdaElement> parts) =>
        JsonParts.Array(parts.Select(p => p.Text).OfType<string>().Select(t => (JsonNode?)Collapse(t)));

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
