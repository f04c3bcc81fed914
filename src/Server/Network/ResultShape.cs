using System.Buffers;
using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Network;

/// <summary>
/// Which part of each resource an answer shows: all, a summary form, or named elements. A part is marked with the tag SUBSETTED.
/// Source: FHIR R4 §3.1.1.6.1 _summary, §3.1.1.6.2 _elements.
/// </summary>
internal sealed class ResultShape
{
    private static readonly ResultShape Whole = new(null, []);

    private readonly string? summary;
    private readonly string[] elements;

    private ResultShape(string? summary, string[] elements) => (this.summary, this.elements) = (summary, elements);

    public static ResultShape Of(string query)
    {
        if (!query.Contains("_summary", StringComparison.Ordinal) && !query.Contains("_elements", StringComparison.Ordinal))
            return Whole;
        var form = QueryText.Value(query, "_summary");
        var named = QueryText.Value(query, "_elements")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new ResultShape(form is "true" or "text" or "data" ? form : null, named);
    }

    public ReadOnlyMemory<byte> Apply(ResourceDocument document)
    {
        if ((summary is null && elements.Length == 0) || R4Definitions.Type(document.ResourceType) is not { } type)
            return document.Utf8;
        var output = new ArrayBufferWriter<byte>(document.Utf8.Length + 64);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        foreach (var member in document.Root.Members)
        {
            var name = Encoding.UTF8.GetString(member.Name);
            if (name == "meta")
                WriteMeta(json, member);
            else if (Shows(type, name))
                WriteShown(json, type, name, member);
        }
        if (!document.Root["meta"u8].Exists)
            WriteMeta(json, default);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private bool Shows(TypeDefinition type, string name)
    {
        var plain = name.TrimStart('_');
        if (plain is "resourceType" or "id")
            return true;
        var known = type.TryMember(Encoding.UTF8.GetBytes(plain), out var member);
        if (elements.Length > 0)
            return known && (member.Element.Min > 0 || elements.Any(e => Names(e, type.Name, member.Element.Name)));
        return summary switch
        {
            "text" => plain == "text" || (known && member.Element.Min > 0),
            "data" => plain != "text",
            _ => known && member.Element.IsSummary,
        };
    }

    private static bool Names(string asked, string type, string element)
    {
        if (asked.StartsWith(type + ".", StringComparison.Ordinal))
            asked = asked[(type.Length + 1)..];
        var dot = asked.IndexOf('.', StringComparison.Ordinal);
        return (dot < 0 ? asked : asked[..dot]) == element;
    }

    /// <summary>A member; of a summary only the parts of it that are in the summary too, such as an attachment without its data.</summary>
    private void WriteShown(Utf8JsonWriter json, TypeDefinition type, string name, Element member)
    {
        if (summary != "true" || elements.Length > 0 || !type.TryMember(Encoding.UTF8.GetBytes(name), out var known)
            || R4Definitions.Type(known.Type.Code) is not { IsPrimitive: false, IsResource: false } inner)
        {
            WriteMember(json, name, member);
            return;
        }
        json.WritePropertyName(name);
        if (member.Kind == ElementKind.Array)
            json.WriteStartArray();
        foreach (var item in member.Items)
            WriteParts(json, inner, item);
        if (member.Kind == ElementKind.Array)
            json.WriteEndArray();
    }

    private void WriteParts(Utf8JsonWriter json, TypeDefinition type, Element item)
    {
        if (item.Kind != ElementKind.Object)
        {
            json.WriteRawValue(item.Raw, skipInputValidation: true);
            return;
        }
        json.WriteStartObject();
        foreach (var part in item.Members)
        {
            var name = Encoding.UTF8.GetString(part.Name);
            var known = type.TryMember(Encoding.UTF8.GetBytes(name.TrimStart('_')), out var element);
            if (known && (element.Element.IsSummary || element.Element.Min > 0))
                WriteShown(json, type, name, part);
        }
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, Element member)
    {
        json.WritePropertyName(name);
        if (member.Kind == ElementKind.String)
            json.WriteRawValue([(byte)'"', .. member.Raw, (byte)'"'], skipInputValidation: true);
        else
            json.WriteRawValue(member.Raw, skipInputValidation: true);
    }

    private static void WriteMeta(Utf8JsonWriter json, Element meta)
    {
        json.WriteStartObject("meta"u8);
        foreach (var member in meta.Members)
        {
            if (!member.Name.SequenceEqual("tag"u8))
                WriteMember(json, Encoding.UTF8.GetString(member.Name), member);
        }
        json.WriteStartArray("tag"u8);
        foreach (var tag in meta["tag"u8].Items)
            json.WriteRawValue(tag.Raw, skipInputValidation: true);
        json.WriteRawValue(
            """{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}"""u8, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
