using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Validation.Formats;
using Chartroom.Fhir.Validation.Invariants;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>One JSON property of a type: what its values must be. Made once, shared by all walks.</summary>
internal sealed class PropertyPlan
{
    private CodeSet? codes;
    private bool hasCodes;
    private TypePlan? complex;

    public PropertyPlan(ElementDefinition element, TypeReference reference, string name, int place, bool isSibling)
    {
        Element = element;
        Reference = reference;
        Name = Encoding.UTF8.GetBytes((isSibling ? "_" : "") + name);
        Bit = 1UL << place;
        IsSibling = isSibling;
        IsList = element.IsList;
        Kind = PrimitiveKinds.Of(reference.Type);
        IsResource = reference.Type.IsResource;
        Targets = reference.Targets.Contains("Resource") ? [] : [.. reference.Targets];
        var own = element.Invariants.Where(i => !reference.Type.Invariants.Contains(i));
        Invariants = isSibling ? [] : CompiledInvariant.Of(own, reference.Type);
    }

    public ElementDefinition Element { get; }

    public TypeReference Reference { get; }

    /// <summary>The property's name as bytes.</summary>
    public byte[] Name { get; }

    /// <summary>The bit of the element in the presence of its owner; equal for all types of a choice.</summary>
    public ulong Bit { get; }

    /// <summary>The property with an underscore, which holds id and extensions of a primitive.</summary>
    public bool IsSibling { get; }

    public bool IsList { get; }

    /// <summary>The primitive kind; None for objects.</summary>
    public PrimitiveKind Kind { get; }

    /// <summary>True when the value is a whole resource that names its own type.</summary>
    public bool IsResource { get; }

    /// <summary>The resource types a reference may point at; empty = any.</summary>
    public string[] Targets { get; }

    /// <summary>Invariants of the element that its type does not have.</summary>
    public CompiledInvariant[] Invariants { get; }

    /// <summary>The property that followed this one last time: most resources of a source have the same order.</summary>
    public PropertyPlan? Successor { get; set; }

    /// <summary>The codes that a required binding allows; null when there is none or the set cannot be listed.</summary>
    public CodeSet? Codes
    {
        get
        {
            if (!hasCodes)
            {
                codes = Element.Binding is { Strength: BindingStrength.Required } binding ? CodeSet.Of(binding.ValueSet) : null;
                hasCodes = true;
            }
            return codes;
        }
    }

    /// <summary>The plan of the value's type; of plain Element for the property beside a primitive.</summary>
    public TypePlan Complex => complex ??= TypePlan.Of(IsSibling ? ElementType : Reference.Type);

    private static TypeDefinition ElementType { get; } = R4Definitions.Type("Element")!;
}
