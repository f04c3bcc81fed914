using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Rules of contained resources. Source: FHIR R4 §2.3.0.4 contained resources, dom-2 to dom-5.</summary>
internal sealed partial class StructureWalk
{
    /// <summary>Local references (<c>#id</c>) seen in the resource being walked and those around it.</summary>
    private readonly List<(int Root, int Node)> localReferences = [];

    private void Contained(ReadOnlySpan<byte> text, int container, int firstLocal)
    {
        var nodes = document.Nodes;
        var contained = Child(text, container, "contained"u8);
        if (contained < 0 || nodes[contained].Kind != ElementKind.Array)
            return;
        for (var item = contained + 1; item < nodes[contained].Next; item = nodes[item].Next)
        {
            if (nodes[item].Kind != ElementKind.Object)
                continue;
            if (Child(text, item, "contained"u8) is var nested and >= 0)
                findings.Error(nested, "invariant", "dom-2: If the resource is contained in another resource, it SHALL NOT contain nested Resources");
            if (Child(text, item, "meta"u8) is var meta and >= 0)
                ContainedMeta(text, item, meta);
            if (!IsReferred(text, item, firstLocal) && !IsInNarrative(text, container, item))
                findings.Error(item, "invariant", "dom-3: The contained resource is not referred to from the resource that contains it, nor does it refer to that.");
        }
    }

    /// <summary>A contained image may be shown by a narrative alone.</summary>
    private bool IsInNarrative(ReadOnlySpan<byte> text, int container, int item)
    {
        var id = ChildString(text, item, "id"u8);
        if (id.IsEmpty)
            return false;
        var content = Raw(text, container);
        for (var at = content.IndexOf(id); at >= 0; at = content.IndexOf(id))
        {
            // An escaped quote stands only within a string, as the attribute of a narrative does.
            if (at > 2 && content[(at - 3)..at].SequenceEqual("\\\"#"u8))
                return true;
            content = content[(at + id.Length)..];
        }
        return false;
    }

    private void ContainedMeta(ReadOnlySpan<byte> text, int item, int meta)
    {
        if (Child(text, meta, "versionId"u8) >= 0 || Child(text, meta, "lastUpdated"u8) >= 0)
            findings.Error(item, "invariant", "dom-4: If a resource is contained in another resource, it SHALL NOT have a meta.versionId or a meta.lastUpdated");
        if (Child(text, meta, "security"u8) >= 0)
            findings.Error(item, "invariant", "dom-5: If a resource is contained in another resource, it SHALL NOT have a security label");
    }

    private bool IsReferred(ReadOnlySpan<byte> text, int item, int firstLocal)
    {
        var id = ChildString(text, item, "id"u8);
        var end = document.Nodes[item].Next;
        for (var i = firstLocal; i < localReferences.Count; i++)
        {
            var node = localReferences[i].Node;
            var local = StringBytes(text, node);
            var isInside = node > item && node < end;
            if (isInside ? local.Length == 1 : !id.IsEmpty && local[1..].SequenceEqual(id))
                return true;
        }
        return false;
    }
}
