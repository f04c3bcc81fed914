using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Whether an extension may stand where it does. Source: FHIR R4 §2.5.0.3 context of an extension, StructureDefinition.context.
/// </summary>
internal sealed class ExtensionPlace(ProfileSession session, Findings findings)
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    private readonly ResourceDocument document = session.Document;

    public void Check(Profile definition, int extension)
    {
        var owner = session.Owner(extension);
        if (owner < 0)
            return;
        if (definition.Contexts.Count > 0)
        {
            var names = Names(owner, out var type);
            if (!Beyond(definition.Url, names) && !definition.Contexts.Any(c => Allows(c, names, type, owner)))
                findings.Error(owner, "structure", $"The extension {definition.Url} is not allowed here; it is for {string.Join(", ", definition.Contexts.Select(c => c.Expression))}.");
        }
        foreach (var invariant in definition.ContextInvariants)
        {
            _ = Names(owner, out var type);
            if (session.Holds(invariant, Value(owner, type), out _) == false)
                findings.Error(owner, "invariant", $"The extension {definition.Url} is not allowed here: {invariant}");
        }
    }

    /// <summary>Where R4's own published resources use an extension outside of the context that R4 defines for it.</summary>
    private static bool Beyond(string url, HashSet<string> names) => url switch
    {
        Core + "structuredefinition-normative-version" => names.Count == 0 || names.Contains("StructureDefinition.snapshot.element") || names.Contains("StructureDefinition.differential.element"),
        Core + "structuredefinition-fhir-type" or Core + "regex" => names.Contains("ElementDefinition.type"),
        Core + "valueset-concept-comments" => names.Contains("CodeSystem.concept"),
        _ => false,
    };

    private bool Allows(ExtensionContext context, HashSet<string> names, TypeDefinition? type, int owner)
    {
        switch (context.Kind)
        {
            case "extension":
                return IsOn(context.Expression, type, owner);
            case "fhirpath":
                return Selected(context.Expression, owner);
            default:
                var expression = context.Expression[(context.Expression.IndexOf('#') + 1)..];
                if (expression is "Element" or "Resource" or "CanonicalResource" or "MetadataResource" || names.Contains(expression))
                    return true;
                for (var at = type; at is not null; at = at.Base)
                {
                    if (at.Name == expression)
                        return true;
                }
                return false;
        }
    }

    /// <summary>Whether an element is the extension of that URL, or the value of it.</summary>
    private bool IsOn(string url, TypeDefinition? type, int owner)
    {
        if (type?.Name != "Extension")
            owner = session.Owner(owner);
        return owner >= 0 && new Element(document, owner)["url"u8].Text == url;
    }

    /// <summary>Whether a path, from the resource or any of its kind, selects the element.</summary>
    private bool Selected(string path, int owner)
    {
        var values = session.Rent();
        session.Select(path, session.Resource, values);
        var found = values.Exists(v => v.Index == owner || v.SiblingIndex == owner);
        session.Return(values);
        return found;
    }

    private PathValue Value(int owner, TypeDefinition? type) => type is { IsPrimitive: true }
        ? PathValue.Node(document, -1, owner, type)
        : PathValue.Node(document, owner, -1, type ?? PathValue.ResourceType);

    /// <summary>All names of an element: its path from each type on the way to it, a choice with and without <c>[x]</c>.</summary>
    private HashSet<string> Names(int owner, out TypeDefinition? type)
    {
        var nodes = document.Nodes;
        var paths = new List<string>();
        type = PathValue.TypeOf(document, 0);
        for (var at = 0; at != owner;)
        {
            var child = at + 1;
            while (nodes[child].Next <= owner)
                child = nodes[child].Next;
            if (nodes[at].Kind == ElementKind.Object)
                type = Step(child, type, paths);
            at = child;
            if (type is { IsResource: true } && nodes[at].Kind == ElementKind.Object)
            {
                type = PathValue.TypeOf(document, at);
                paths.Clear();
            }
        }
        return [.. paths];
    }

    private TypeDefinition? Step(int child, TypeDefinition? type, List<string> paths)
    {
        var node = document.Nodes[child];
        var name = document.Utf8.Span.Slice(node.NameStart, node.NameLength);
        if (!name.IsEmpty && name[0] == '_')
            name = name[1..];
        if (type is null || !type.TryMember(name, out var member))
            return null;
        for (var i = 0; i < paths.Count; i++)
            paths[i] += "." + member.Element.Name;
        paths.Add($"{type.Name}.{member.Element.Name}");
        if (member.Element.IsChoice)
        {
            foreach (var path in paths.ToList())
            {
                paths.Add(path + "[x]");
                paths.Add(path + char.ToUpperInvariant(member.Type.Code[0]) + member.Type.Code[1..]);
            }
        }
        return member.Type.Type;
    }
}
