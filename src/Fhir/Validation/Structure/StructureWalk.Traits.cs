using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Primitives;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Rules of single data types, checked in code because they are met often or cannot be said in FHIRPath.</summary>
internal sealed partial class StructureWalk
{
    private static readonly ulong ExtensionValue = Bit("Extension", "valueString");
    private static readonly ulong ExtensionChildren = Bit("Extension", "extension");
    private static readonly ulong PeriodEnds = Bit("Period", "start") | Bit("Period", "end");
    private static readonly ulong AttachmentData = Bit("Attachment", "data");
    private static readonly ulong AttachmentSize = Bit("Attachment", "size");

    private static ulong Bit(string type, string property) =>
        TypePlan.Of(Definitions.R4Definitions.Type(type)!).Find(System.Text.Encoding.UTF8.GetBytes(property))!.Bit;

    private void Trait(ReadOnlySpan<byte> text, int index, ulong present, TypePlan plan, PropertyPlan? holder)
    {
        switch (plan.Traits)
        {
            case TypeTraits.Extension:
                Extension(text, index, present, holder);
                break;
            case TypeTraits.Reference when holder is not null:
                Reference(text, index, holder);
                break;
            case TypeTraits.Coding:
                Coding(text, index, holder);
                break;
            case TypeTraits.CodeableConcept:
                CodeableConcept(text, index, holder);
                break;
            case TypeTraits.Quantity:
                Quantity(text, index, holder);
                break;
            case TypeTraits.Period when (present & PeriodEnds) == PeriodEnds:
                Period(text, index);
                break;
            case TypeTraits.Identifier:
                Identifier(text, index);
                break;
            case TypeTraits.Attachment when (present & AttachmentData) != 0 && (present & AttachmentSize) != 0:
                Attachment(text, index);
                break;
        }
    }

    /// <summary>Source: FHIR R4 §2.5 extensibility, ext-1.</summary>
    private void Extension(ReadOnlySpan<byte> text, int index, ulong present, PropertyPlan? holder)
    {
        if ((present & ExtensionChildren) != 0 == ((present & ExtensionValue) != 0))
            findings.Error(index, "invariant", "ext-1: Must have either extensions or value[x], not both");
        var url = ChildString(text, index, "url"u8);
        var isNested = holder?.Element.Owner.Name == "Extension";
        if (!url.IsEmpty && !isNested && !ReferenceText.IsAbsolute(url))
            findings.Error(index, "invalid", "The URL of an extension must be absolute.");
        else if (!url.IsEmpty)
            Defined(index, url, isNested, holder);
    }

    /// <summary>per-1, in so far as the moments can be compared. Source: FHIR R4 §2.24.0.11 Period.</summary>
    private void Period(ReadOnlySpan<byte> text, int index)
    {
        if (Moment.TryParse(ChildString(text, index, "start"u8), MomentKind.DateTime, out var start)
            && Moment.TryParse(ChildString(text, index, "end"u8), MomentKind.DateTime, out var end)
            && Moment.Compare(start, end) > 0)
            findings.Error(index, "invariant", "per-1: If present, start SHALL have a lower value than end");
    }

    /// <summary>Source: FHIR R4 §2.24.0.12 Identifier.system.</summary>
    private void Identifier(ReadOnlySpan<byte> text, int index)
    {
        var system = ChildString(text, index, "system"u8);
        if (system.IsEmpty)
            return;
        if (!ReferenceText.IsAbsolute(system))
            findings.Error(Child(text, index, "system"u8), "invalid", "The system of an identifier must be an absolute URI.");
        var value = ChildString(text, index, "value"u8);
        if (system.SequenceEqual("urn:ietf:rfc:3986"u8) && !value.IsEmpty && !ReferenceText.IsAbsolute(value))
            findings.Error(index, "invalid", "An identifier of system urn:ietf:rfc:3986 has a full URI as its value.");
    }

    /// <summary>The size that is said is that of the data. Source: FHIR R4 §2.24.0.7 Attachment.size.</summary>
    private void Attachment(ReadOnlySpan<byte> text, int index)
    {
        var size = new Element(document, index)["size"u8].Text;
        var data = ChildString(text, index, "data"u8);
        var digits = 0;
        foreach (var b in data)
            digits += char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/' ? 1 : 0;
        if (long.TryParse(size, out var said) && data.Length > 0 && said != digits * 3L / 4)
            findings.Error(index, "value", $"The size that is said is not that of the data, which has {digits * 3L / 4} bytes.");
    }

    /// <summary>Source: FHIR R4 §2.3 references; Reference.reference, Reference.type, ref-1.</summary>
    private void Reference(ReadOnlySpan<byte> text, int index, PropertyPlan holder)
    {
        var at = Child(text, index, "reference"u8);
        if (at < 0 || document.Nodes[at].Kind != ElementKind.String)
            return;
        var reference = ReferenceText.Read(StringBytes(text, at));
        switch (reference.Form)
        {
            case ReferenceForm.Invalid:
                findings.Error(index, "invalid", "A reference is an absolute URL, a URN, Type/id, or # and the id of a contained resource.");
                break;
            case ReferenceForm.Local:
                Local(text, index, at, reference, holder);
                break;
            case ReferenceForm.Absolute when options.AssumeRestReferences && reference.NamesUnknownType:
                findings.Error(index, "invalid", "The reference names a resource type that R4 does not have.");
                break;
            default:
                var target = bundles.Count > 0 ? InBundle(index, reference) : -1;
                var type = target >= 0 ? Definitions.R4Definitions.Resource(ChildString(text, target, "resourceType"u8)) : reference.Form == ReferenceForm.Absolute ? null : reference.Type;
                Target(index, type, holder);
                break;
        }
    }

    private void Local(ReadOnlySpan<byte> text, int index, int at, ReferenceText reference, PropertyPlan holder)
    {
        localReferences.Add((root, at));
        if (reference.Id.IsEmpty)
        {
            Target(index, Definitions.R4Definitions.Resource(ChildString(text, root, "resourceType"u8)), holder);
            return;
        }
        var target = ContainedOf(text, root, reference.Id);
        if (target < 0)
            findings.Error(index, "invariant", "ref-1: SHALL have a contained resource if a local reference is provided");
        else
            Target(index, Definitions.R4Definitions.Resource(ChildString(text, target, "resourceType"u8)), holder);
    }

    private void Target(int index, Definitions.TypeDefinition? type, PropertyPlan holder)
    {
        if (type is not null && holder.Targets.Length > 0 && !holder.Targets.Contains(type.Name))
            findings.Error(index, "structure", $"{holder.Element.Path} refers to {string.Join(", ", holder.Targets)}, not to {type.Name}.");
    }

    /// <summary>The contained resource of that id, or -1.</summary>
    private int ContainedOf(ReadOnlySpan<byte> text, int container, ReadOnlySpan<byte> id)
    {
        var nodes = document.Nodes;
        var contained = Child(text, container, "contained"u8);
        if (contained < 0 || nodes[contained].Kind != ElementKind.Array)
            return -1;
        for (var item = contained + 1; item < nodes[contained].Next; item = nodes[item].Next)
        {
            if (ChildString(text, item, "id"u8).SequenceEqual(id))
                return item;
        }
        return -1;
    }

    private bool Shows(IssueSeverity severity) => findings.Wants(severity);
}
