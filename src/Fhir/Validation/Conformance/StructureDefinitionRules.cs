using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>Rules of a StructureDefinition: its paths begin with its type, and a specialization has a type of its own. Source: FHIR R4 §5.3 StructureDefinition, §5.1 profiling.</summary>
internal sealed class StructureDefinitionRules(Findings findings)
{
    public void Check(Element definition)
    {
        if (definition["type"u8].Text is not { Length: > 0 } type)
            return;
        if (definition["derivation"u8].Is("specialization"u8) && definition["baseDefinition"u8].Text == type)
            findings.Error(definition.Index, "invalid", "A specialization has another type than what it specializes.");
        var name = type[(type.LastIndexOf('/') + 1)..];
        Paths(definition["differential"u8]["element"u8], name);
        Paths(definition["snapshot"u8]["element"u8], name);
    }

    private void Paths(Element elements, string type)
    {
        foreach (var element in elements.Items)
        {
            if (element["path"u8].Text is { } path && path != type && !path.StartsWith(type + ".", StringComparison.Ordinal))
                findings.Error(element.Index, "invalid", "The path does not begin with the type that is defined.");
        }
    }
}
