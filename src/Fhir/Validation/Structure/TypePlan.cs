using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Validation.Invariants;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>How objects of one type are checked: their properties by name, what must be there, and the invariants to decide.</summary>
internal sealed class TypePlan
{
    private static readonly ConcurrentDictionary<TypeDefinition, TypePlan> Plans = new();

    private readonly Utf8Map<PropertyPlan> properties;

    private TypePlan(TypeDefinition type)
    {
        if (type.Elements.Count > 64)
            throw new InvalidDataException($"{type.Name} has more elements than a presence word has bits.");
        Type = type;
        var entries = new List<KeyValuePair<string, PropertyPlan>>();
        for (var place = 0; place < type.Elements.Count; place++)
        {
            var element = type.Elements[place];
            if (element.Min > 0)
                Required |= 1UL << place;
            for (var i = 0; i < element.JsonNames.Count; i++)
                Add(entries, element, element.Types[i], element.JsonNames[i], place);
        }
        properties = new Utf8Map<PropertyPlan>(entries);
        First = entries.Count > 0 ? entries[0].Value : null;
        Invariants = CompiledInvariant.Of(type.Invariants, type);
        Traits = TraitsOf(type);
    }

    public TypeDefinition Type { get; }

    /// <summary>The bits of the elements that must be there.</summary>
    public ulong Required { get; }

    /// <summary>A property to try first.</summary>
    public PropertyPlan? First { get; set; }

    public CompiledInvariant[] Invariants { get; }

    /// <summary>What is checked in code beyond properties and invariants.</summary>
    public TypeTraits Traits { get; }

    public static TypePlan Of(TypeDefinition type) => Plans.TryGetValue(type, out var plan) ? plan : Plans.GetOrAdd(type, static t => new TypePlan(t));

    public PropertyPlan? Find(ReadOnlySpan<byte> name) => properties.TryGetValue(name, out var property) ? property : null;

    public override string ToString() => Type.Name;

    private static void Add(List<KeyValuePair<string, PropertyPlan>> entries, ElementDefinition element, TypeReference type, string name, int place)
    {
        entries.Add(new(name, new PropertyPlan(element, type, name, place, isSibling: false)));
        if (type.Type.IsPrimitive && !element.IsXmlAttribute && type.Code != "xhtml")
            entries.Add(new("_" + name, new PropertyPlan(element, type, name, place, isSibling: true)));
    }

    private static TypeTraits TraitsOf(TypeDefinition type) => type.Name switch
    {
        "Extension" => TypeTraits.Extension,
        "Reference" => TypeTraits.Reference,
        "Coding" => TypeTraits.Coding,
        "CodeableConcept" => TypeTraits.CodeableConcept,
        "Quantity" or "Age" or "Count" or "Distance" or "Duration" or "MoneyQuantity" or "SimpleQuantity" => TypeTraits.Quantity,
        "Period" => TypeTraits.Period,
        "Identifier" => TypeTraits.Identifier,
        "Attachment" => TypeTraits.Attachment,
        "Narrative" => TypeTraits.Narrative,
        "Bundle" => TypeTraits.Bundle,
        "Questionnaire" => TypeTraits.Questionnaire,
        "QuestionnaireResponse" => TypeTraits.QuestionnaireResponse,
        "CodeSystem" => TypeTraits.CodeSystem,
        "ValueSet" => TypeTraits.ValueSet,
        "StructureDefinition" => TypeTraits.StructureDefinition,
        "MeasureReport" => TypeTraits.MeasureReport,
        "SearchParameter" => TypeTraits.SearchParameter,
        "CapabilityStatement" => TypeTraits.CapabilityStatement,
        _ => TypeTraits.None,
    };
}

/// <summary>Types with rules in code.</summary>
internal enum TypeTraits : byte
{
    None, Extension, Reference, Coding, CodeableConcept, Quantity, Period, Identifier, Attachment, Narrative, Bundle,
    Questionnaire, QuestionnaireResponse, CodeSystem, ValueSet, StructureDefinition, CapabilityStatement, SearchParameter, MeasureReport,
}
