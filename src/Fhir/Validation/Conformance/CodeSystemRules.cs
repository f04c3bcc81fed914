using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.Structure;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>
/// Rules of a CodeSystem: what it says of its content is so, its properties are defined once, with the types that HL7 gives those of its own, and
/// used as defined. Source: FHIR R4 §4.8 CodeSystem (content, supplements, property; concept-properties).
/// </summary>
internal sealed class CodeSystemRules(WalkContext context, Findings findings)
{
    private const string Properties = "http://hl7.org/fhir/concept-properties#";

    private static readonly Dictionary<string, string> KnownTypes = new()
    {
        ["inactive"] = "boolean",
        ["notSelectable"] = "boolean",
        ["deprecated"] = "dateTime",
        ["deprecationDate"] = "dateTime",
        ["retirementDate"] = "dateTime",
        ["parent"] = "code",
        ["child"] = "code",
        ["synonym"] = "code",
        ["status"] = "code",
        ["comment"] = "string",
    };

    private readonly Dictionary<string, string> defined = [];

    public void Check(Element system)
    {
        var content = system["content"u8];
        if (content.Is("not-present"u8) && system["concept"u8].Exists)
            findings.Error(system["concept"u8][0].Index, "invalid", "The code system says that its codes are not present, yet it has some.");
        if (system["supplements"u8].Exists && content.Exists && !content.Is("supplement"u8))
            findings.Error(content.Index, "invalid", "A code system that supplements another has the content 'supplement'.");
        if (system["supplements"u8].Text is { Length: > 0 } supplemented)
            Supplementing(system["concept"u8], supplemented.Split('|')[0]);
        Defined(system["property"u8]);
        Used(system["concept"u8], 0);
    }

    private void Supplementing(Element concepts, string system)
    {
        foreach (var concept in concepts.Items)
        {
            if (concept["code"u8].Text is { } code && context.Terminology.Code(system, null, code).Standing == CodeStanding.Invalid)
                findings.Error(concept.Index, "code-invalid", "A supplement has no codes but those of the system that it supplements.");
        }
    }

    private void Defined(Element properties)
    {
        var uris = new HashSet<string>();
        foreach (var property in properties.Items)
        {
            var (code, type, uri) = (property["code"u8].Text, property["type"u8].Text, property["uri"u8].Text);
            if (code is not null && !defined.TryAdd(code, type ?? ""))
                findings.Error(property.Index, "invalid", "A property of this code is defined already.");
            if (uri is null)
                continue;
            if (!uris.Add(uri))
                findings.Error(property.Index, "invalid", "A property of this URI is defined already.");
            if (uri.StartsWith(Properties, StringComparison.Ordinal) && KnownTypes.TryGetValue(uri[Properties.Length..], out var known) && type is not null && type != known)
                findings.Error(property.Index, "invalid", $"HL7 defines the property of this URI with the type {known}.");
        }
    }

    private void Used(Element concepts, int depth)
    {
        foreach (var concept in concepts.Items)
        {
            foreach (var property in concept["property"u8].Items)
            {
                if (property["code"u8].Text is not { } code || !defined.TryGetValue(code, out var type) || type.Length == 0)
                    continue;
                if (TypeOf(property) is { } own && own != type)
                    findings.Error(property.Index, "invalid", $"The property is defined with the type {type}, and has {own} here.");
            }
            if (depth < 100)
                Used(concept["concept"u8], depth + 1);
        }
    }

    private static string? TypeOf(Element property)
    {
        foreach (var member in property.Members)
        {
            if (member.Name.StartsWith("value"u8) && member.Name.Length > 5)
                return System.Text.Encoding.UTF8.GetString(member.Name[5..]) is var name && name == "Coding" ? name : char.ToLowerInvariant(name[0]) + name[1..];
        }
        return null;
    }
}
