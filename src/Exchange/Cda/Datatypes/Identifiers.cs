using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>
/// II to Identifier. A root with an extension is a system and its value; a root alone is a URN under
/// <c>urn:ietf:rfc:3986</c>.
/// Source: C-CDA on FHIR §Mapping identifiers; FHIR R4 Identifier registry.
/// </summary>
internal static class Identifiers
{
    public const string Urn = "urn:ietf:rfc:3986";
    public const string Npi = "http://hl7.org/fhir/sid/us-npi";
    public const string Ssn = "http://hl7.org/fhir/sid/us-ssn";

    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["2.16.840.1.113883.4.6"] = Npi,
        ["2.16.840.1.113883.4.1"] = Ssn,
        ["2.16.840.1.113883.4.572"] = "http://hl7.org/fhir/sid/us-medicare",
        ["2.16.840.1.113883.4.927"] = "http://hl7.org/fhir/sid/us-mbi",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static JsonObject? Of(CdaElement id)
    {
        var (root, extension) = (id["root"], id["extension"]);
        if (extension is null && id.IsNull)
        {
            return id["nullFlavor"] == "MSK" && System(root) is { } masked
                ? JsonParts.Object(("system", masked), ("_value", JsonParts.Absent("masked")))
                : null;
        }
        if (root is null && extension is null)
            return null;
        var assigner = id["assigningAuthorityName"] is { } name ? JsonParts.Object(("display", name)) : null;
        if (extension is null)
        {
            return System(root) is { } urn && !Known.ContainsKey(root!)
                ? JsonParts.Object(("system", Urn), ("value", urn), ("assigner", assigner))
                : null;
        }
        return JsonParts.Object(("system", System(root)), ("value", extension), ("assigner", assigner));
    }

    /// <summary>True when the id can tell one thing from all others: a UUID, or an extension under a root.</summary>
    public static bool IsTelling(CdaElement id) =>
        !id.IsNull && id["root"] is { } root && System(root) is not null
        && (id["extension"] is not null || Guid.TryParseExact(root, "D", out _) || (CodeSystems.IsOid(root) && !Known.ContainsKey(root)));

    /// <summary>One text for an id, for deriving keys: <c>root^extension</c>.</summary>
    public static string Key(CdaElement id) => $"{id["root"]?.ToLowerInvariant()}^{id["extension"]}";

    private static string? System(string? root)
    {
        if (root is null)
            return null;
        if (Known.TryGetValue(root, out var known))
            return known;
        if (CodeSystems.IsOid(root))
            return "urn:oid:" + root;
        if (Guid.TryParseExact(root, "D", out var guid))
            return "urn:uuid:" + guid.ToString("D");
        return root.Contains(':') && Uri.IsWellFormedUriString(root, UriKind.Absolute) ? root : null;
    }
}
