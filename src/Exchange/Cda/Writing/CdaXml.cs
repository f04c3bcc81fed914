using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Chartroom.Exchange.Cda.Datatypes;

namespace Chartroom.Exchange.Cda.Writing;

/// <summary>Writes FHIR data types as CDA ones. Source: HL7 CDA R2 §4; C-CDA on FHIR (FHIR to C-CDA direction).</summary>
internal sealed class CdaXml(XmlWriter xml)
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public void Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            if (attribute == "xsi:type")
                xml.WriteAttributeString("xsi", "type", Xsi, value);
            else
                xml.WriteAttributeString(attribute, value);
        }
    }

    public void Close() => xml.WriteEndElement();

    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        Close();
    }

    public void Text(string name, string text)
    {
        xml.WriteStartElement(name);
        Words(text);
        xml.WriteEndElement();
    }

    /// <summary>Text, without the characters that XML cannot hold.</summary>
    public void Words(string text) => xml.WriteString(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));

    public void Template(string root, string? extension = null)
    {
        Empty("templateId", ("root", root));
        if (extension is not null)
            Empty("templateId", ("root", root), ("extension", extension));
    }

    /// <summary>The ids of a resource; of one without any, its logical id under the custodian.</summary>
    public void Ids(JsonObject resource, string custodian)
    {
        var written = false;
        var identifiers = resource["identifier"] is JsonArray many ? many : resource["identifier"] is { } one ? [one.DeepClone()] : new JsonArray();
        foreach (var identifier in identifiers)
        {
            if ((string?)identifier!["value"] is not { } value || Root((string?)identifier["system"], ref value) is not { } root)
                continue;
            Empty("id", ("root", root), ("extension", value.Length == 0 ? null : value));
            written = true;
        }
        if (!written)
            Empty("id", ("root", custodian), ("extension", $"{resource["resourceType"]}/{resource["id"] ?? "unknown"}"));
    }

    /// <summary>A code with its further codings as translations and its text as original text; a null flavor when there is none.</summary>
    public void Code(string name, JsonNode? concept, string? type = null)
    {
        var codings = concept?["coding"]?.AsArray().Select(c => c!.AsObject()).Where(c => c["code"] is not null && Oid(c) is not null).ToList() ?? [];
        if (codings.Count == 0)
            Open(name, ("xsi:type", type), ("nullFlavor", concept?["text"] is null ? "UNK" : "OTH"));
        else
            Open(name, ("xsi:type", type), ("code", (string)codings[0]["code"]!), ("codeSystem", Oid(codings[0])), ("displayName", (string?)codings[0]["display"]));
        if ((string?)concept?["text"] is { } text)
            Text("originalText", text);
        foreach (var more in codings.Skip(1))
        {
            Empty("translation", ("code", (string)more["code"]!), ("codeSystem", Oid(more)), ("displayName", (string?)more["display"]));
        }
        Close();
    }

    public void Code(string name, string code, string? system = null, string? display = null) =>
        Empty(name, ("code", code), ("codeSystem", system), ("displayName", display));

    /// <summary>An interval of which a resource tells a point, both ends or nothing.</summary>
    public void Interval(string name, string? start, string? end)
    {
        Open(name);
        Bound("low", start);
        if (end is not null)
            Bound("high", end);
        Close();
    }

    public void Point(string name, string? time)
    {
        if (Time(time) is { } value)
            Empty(name, ("value", value));
        else
            Empty(name, ("nullFlavor", "UNK"));
    }

    public void Quantity(string name, JsonNode? quantity, string? type = null)
    {
        if (quantity?["value"] is not { } value)
            Empty(name, ("xsi:type", type), ("nullFlavor", "UNK"));
        else
            Empty(name, ("xsi:type", type), ("value", value.ToJsonString()), ("unit", (string?)quantity["code"] ?? Ucum((string?)quantity["unit"])));
    }

    /// <summary>A FHIR date or dateTime as a CDA TS, in the same precision; null for what is none.</summary>
    public static string? Time(string? fhir)
    {
        if (fhir is null)
            return null;
        if (fhir.Length <= 10)
            return fhir.Replace("-", "", StringComparison.Ordinal);
        return DateTimeOffset.TryParse(fhir, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToString("yyyyMMddHHmmss") + time.ToString("zzz").Replace(":", "", StringComparison.Ordinal)
            : null;
    }

    /// <summary>One line for a concept: its text, else a display, else a code.</summary>
    public static string Display(JsonNode? concept) =>
        (string?)concept?["text"] ?? (string?)concept?["coding"]?[0]?["display"] ?? (string?)concept?["coding"]?[0]?["code"] ?? "";

    private void Bound(string name, string? time)
    {
        if (Time(time) is { } value)
            Empty(name, ("value", value));
        else
            Empty(name, ("nullFlavor", "UNK"));
    }

    private static string? Ucum(string? unit) => unit?.Contains(' ', StringComparison.Ordinal) == true ? null : unit;

    private static string? Oid(JsonObject coding) => CodeSystems.Oid((string?)coding["system"]);

    private static string? Root(string? system, ref string value)
    {
        if (system is null)
            return null;
        if (system == Identifiers.Urn)
        {
            var root = value.StartsWith("urn:uuid:", StringComparison.Ordinal) || value.StartsWith("urn:oid:", StringComparison.Ordinal)
                ? value[(value.IndexOf(':', 4) + 1)..]
                : null;
            value = "";
            return root;
        }
        return system switch
        {
            Identifiers.Npi => "2.16.840.1.113883.4.6",
            Identifiers.Ssn => "2.16.840.1.113883.4.1",
            _ when system.StartsWith("urn:oid:", StringComparison.Ordinal) => system[8..],
            _ when system.StartsWith("urn:uuid:", StringComparison.Ordinal) => system[9..],
            _ => null,
        };
    }
}
