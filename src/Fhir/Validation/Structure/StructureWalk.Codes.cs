using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Units;
using Chartroom.Fhir.Validation.References;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Codes with their systems, and the bindings of R4. Source: FHIR R4 §4.1 using codes in resources.</summary>
internal sealed partial class StructureWalk
{
    private readonly CodeMemory memory = new();
    private ITerminology terminology = null!;

    private void Coding(ReadOnlySpan<byte> text, int index, PropertyPlan? holder)
    {
        var at = Child(text, index, "system"u8);
        if (at >= 0 && document.Nodes[at].Kind == ElementKind.String)
        {
            var system = StringBytes(text, at);
            if (system.Length > 0 && !ReferenceText.IsAbsolute(system))
                findings.Error(at, "invalid", "The system of a code must be an absolute URI.");
            else
                InSystem(text, index, system);
        }
        if (holder is { Reference.Code: "Coding", Element.Binding: { Strength: <= BindingStrength.Extensible } binding }
            && (binding.Strength == BindingStrength.Required || Shows(IssueSeverity.Warning)))
            Bound(index, binding, IsIn(text, index, holder));
    }

    private void InSystem(ReadOnlySpan<byte> text, int index, ReadOnlySpan<byte> system)
    {
        if (!Shows(options.UnknownCodes) && !Shows(options.WrongDisplays))
            return;
        var code = ChildString(text, index, "code"u8);
        if (code.IsEmpty)
            return;
        var answer = memory.Ask(terminology, system, ChildString(text, index, "version"u8), code);
        switch (answer.Standing)
        {
            case CodeStanding.Invalid:
                findings.Add(options.UnknownCodes, Child(text, index, "code"u8), "code-invalid", "The code is not in its code system.");
                break;
            case CodeStanding.IsValueSet:
                findings.Error(Child(text, index, "system"u8), "invalid", "The system is the URL of a value set, not of a code system.");
                break;
            case CodeStanding.IsSupplement:
                findings.Error(Child(text, index, "system"u8), "invalid", "The system is a supplement, which has no codes of its own.");
                break;
            case CodeStanding.Valid when answer.Displays.Count > 0 && Shows(options.WrongDisplays):
                Display(text, index, answer);
                break;
        }
    }

    private void Display(ReadOnlySpan<byte> text, int index, CodeAnswer answer)
    {
        var at = Child(text, index, "display"u8);
        if (at < 0 || document.Nodes[at].Kind != ElementKind.String)
            return;
        var display = Words(new Element(document, at).Text!);
        if (!answer.Displays.Any(d => string.Equals(Words(d), display, StringComparison.OrdinalIgnoreCase)))
            findings.Add(options.WrongDisplays, at, "code-invalid", "The display is not one that the code system gives the code.");
    }

    /// <summary>Text with its white space made single.</summary>
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void CodeableConcept(ReadOnlySpan<byte> text, int index, PropertyPlan? holder)
    {
        if (holder is not { Element.Binding: { Strength: <= BindingStrength.Extensible } binding, Reference.Code: "CodeableConcept" })
            return;
        if (binding.Strength == BindingStrength.Extensible && !Shows(IssueSeverity.Warning))
            return;
        var best = Membership.Out;
        var any = false;
        foreach (var coding in new Element(document, index)["coding"u8].Items)
        {
            any = true;
            var here = IsIn(text, coding.Index, holder);
            best = here == Membership.In ? here : best == Membership.Out ? here : best;
        }
        if (any || binding.Strength == BindingStrength.Required || Child(text, index, "text"u8) < 0)
            Bound(index, binding, best);
    }

    private Membership IsIn(ReadOnlySpan<byte> text, int coding, PropertyPlan holder)
    {
        if (holder.Codes is { } codes && codes.Contains(ChildString(text, coding, "system"u8), ChildString(text, coding, "code"u8)) is { } known)
            return known ? Membership.In : Membership.Out;
        var code = ChildString(text, coding, "code"u8);
        return code.IsEmpty
            ? Membership.Out
            : memory.Contains(terminology, holder.Element.Binding!.ValueSet, ChildString(text, coding, "system"u8), code);
    }

    private void Bound(int index, Binding binding, Membership membership)
    {
        if (membership != Membership.Out)
            return;
        var name = terminology.NameOf(binding.ValueSet) ?? "";
        if (binding.Strength == BindingStrength.Required)
            findings.Error(index, "code-invalid", $"No code is in the value set {name} ({binding.ValueSet}), which is required here.");
        else
            findings.Warning(index, "code-invalid", $"No code is in the value set {name} ({binding.ValueSet}), which is to be used where it fits.");
    }

    /// <summary>A unit's code must be one of UCUM when UCUM is its system. Source: FHIR R4 §2.24.0.8 Quantity.</summary>
    private void Quantity(ReadOnlySpan<byte> text, int index, PropertyPlan? holder)
    {
        if (Shows(options.UnknownCodes) && ChildString(text, index, "system"u8) is { IsEmpty: false } system)
            InSystem(text, index, system);
        if (holder?.Reference.Profiles.Contains("SimpleQuantity") == true && Child(text, index, "comparator"u8) >= 0)
            findings.Error(index, "invariant", "sqty-1: The comparator is not used on a SimpleQuantity");
        if (holder is { Element.Binding: { Strength: BindingStrength.Required } binding, Reference.Code: "Quantity" } && Child(text, index, "code"u8) >= 0)
            Bound(index, binding, IsIn(text, index, holder));
    }
}
