using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Narratives;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation.Formats;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Values of primitive types, and the properties beside them that hold ids and extensions.</summary>
internal sealed partial class StructureWalk
{
    private void Primitive(ReadOnlySpan<byte> text, int at, PropertyPlan property)
    {
        ref readonly var node = ref document.Nodes[at];
        if (node.Kind is ElementKind.Object or ElementKind.Array)
        {
            findings.Error(at, "structure", $"A {property.Reference.Code} is a plain value, not an object or array.");
            return;
        }
        var value = node.Escaped ? StringBytes(text, at) : text.Slice(node.Start, node.Length);
        var fault = PrimitiveFormat.Check(property.Kind, node.Kind, value);
        if (fault != FormatFault.None)
        {
            var (code, why) = FormatFaults.Describe(fault, property.Reference.Code);
            findings.Error(at, code, why);
            if (fault is FormatFault.NotString or FormatFault.Empty or FormatFault.NotBoolean or FormatFault.NotNumber)
                return;
        }
        switch (property.Kind)
        {
            case PrimitiveKind.Code when property.Codes is { } codes && !codes.Contains(value):
                findings.Error(at, "code-invalid", $"The code is not in the value set {codes.Name} ({codes.ValueSet}), which is required here.");
                break;
            case PrimitiveKind.Uri or PrimitiveKind.Url or PrimitiveKind.Canonical when value.Length > 1 && value[0] == '#':
                localReferences.Add((root, at));
                break;
            case PrimitiveKind.Xhtml:
                if (Narrative.Check(System.Text.Encoding.UTF8.GetString(value)) is { } wrong)
                    findings.Error(at, "invariant", "txt-1: " + wrong);
                else if (Shows(options.DeadLinks) && value.IndexOf("href=\"urn:"u8) >= 0)
                    findings.Add(options.DeadLinks, at, "value", "A link of the narrative has a URN as its target, which no browser can follow.");
                break;
            case PrimitiveKind.String or PrimitiveKind.Markdown when (options.SecurityChecks || (options.PlainMarkdown && property.Kind == PrimitiveKind.Markdown)) && LooksLikeHtml(value):
                findings.Error(at, "security", "The text holds what looks like an HTML tag.");
                break;
            case PrimitiveKind.String when (value[0] <= ' ' || value[^1] <= ' ') && findings.Wants(IssueSeverity.Warning):
                findings.Warning(at, "value", "The text begins or ends with white space.");
                break;
        }
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> value)
    {
        for (var i = value.IndexOf((byte)'<'); i >= 0 && i + 1 < value.Length;)
        {
            if (char.IsAsciiLetter((char)value[i + 1]) || value[i + 1] is (byte)'/' or (byte)'!')
                return true;
            var next = value[(i + 1)..].IndexOf((byte)'<');
            i = next < 0 ? -1 : i + 1 + next;
        }
        return false;
    }

    /// <summary>The object (or array of objects and nulls) under the name with an underscore.</summary>
    private void Beside(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        var nodes = document.Nodes;
        if ((nodes[at].Kind == ElementKind.Array) != property.IsList)
        {
            findings.Error(at, "structure", property.IsList ? "What stands beside a repeating element must be an array." : "What stands beside an element that is not repeated must be an object.");
            return;
        }
        var values = Child(text, owner, property.Name.AsSpan(1));
        if (!property.IsList)
        {
            BesideOne(text, at, values >= 0 && nodes[values].Kind != ElementKind.Null, property);
            return;
        }
        var value = values < 0 ? 0 : values + 1;
        var end = values < 0 ? 0 : nodes[values].Next;
        for (var item = at + 1; item < nodes[at].Next; item = nodes[item].Next)
        {
            var hasValue = value < end && nodes[value].Kind != ElementKind.Null;
            if (nodes[item].Kind != ElementKind.Null)
                BesideOne(text, item, hasValue, property);
            else if (!hasValue)
                findings.Error(item, "structure", "An item has neither a value nor extensions.");
            value = value < end ? nodes[value].Next : value;
        }
    }

    private void BesideOne(ReadOnlySpan<byte> text, int at, bool hasValue, PropertyPlan property)
    {
        Object(text, at, property.Complex, property);
        if (hasValue)
            return;
        if (Child(text, at, "extension"u8) < 0)
            findings.Error(at, "invariant", "ele-1: All FHIR elements must have a @value or children");
        else if (property.Kind == PrimitiveKind.Code && property.Codes is { } codes)
            findings.Error(at, "code-invalid", $"There is no code, and one of the value set {codes.Name} ({codes.ValueSet}) is required here.");
    }

    private void NullItem(ReadOnlySpan<byte> text, int owner, int array, int item, int position, PropertyPlan property)
    {
        if (property.Kind == PrimitiveKind.None || SiblingItem(text, owner, array, position) < 0)
            findings.Error(item, "structure", "A null in an array stands only for a value that has extensions.");
    }

    /// <summary>The object beside an item of a list of primitives, or -1.</summary>
    private int SiblingItem(ReadOnlySpan<byte> text, int owner, int array, int position)
    {
        var nodes = document.Nodes;
        var beside = BesideOf(text, owner, array);
        if (beside < 0 || nodes[beside].Kind != ElementKind.Array)
            return -1;
        var item = beside + 1;
        for (; item < nodes[beside].Next && position > 0; item = nodes[item].Next)
            position--;
        return item < nodes[beside].Next && nodes[item].Kind == ElementKind.Object ? item : -1;
    }

    private int BesideOf(ReadOnlySpan<byte> text, int owner, int at)
    {
        var nodes = document.Nodes;
        var name = text.Slice(nodes[at].NameStart, nodes[at].NameLength);
        for (var other = owner + 1; other < nodes[owner].Next; other = nodes[other].Next)
        {
            if (nodes[other].NameLength == name.Length + 1 && text[nodes[other].NameStart] == '_'
                && text.Slice(nodes[other].NameStart + 1, name.Length).SequenceEqual(name))
                return other;
        }
        return -1;
    }

    /// <summary>The object beside a primitive that is one value or an item of a list; -1 when there is none.</summary>
    private int SiblingOf(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        var nodes = document.Nodes;
        if (!property.IsList)
            return BesideOf(text, owner, at) is var one and >= 0 && nodes[one].Kind == ElementKind.Object ? one : -1;
        for (var array = owner + 1; array < nodes[owner].Next; array = nodes[array].Next)
        {
            if (at <= array || at >= nodes[array].Next)
                continue;
            var position = 0;
            for (var item = array + 1; item != at; item = nodes[item].Next)
                position++;
            return SiblingItem(text, owner, array, position);
        }
        return -1;
    }
}
