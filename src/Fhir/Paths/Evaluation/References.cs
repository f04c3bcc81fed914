using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>Where a reference leads: a contained resource, an entry of the same bundle, or outside. Source: FHIR R4 §2.3 references.</summary>
internal static class References
{
    /// <summary>Splits <c>[base/]Type/id[/_history/version]</c>; false for fragments, URNs and anything else.</summary>
    public static bool TrySplit(ReadOnlySpan<char> reference, out string type, out string id)
    {
        (type, id) = ("", "");
        if (reference.IndexOf("/_history/") is var history and >= 0)
            reference = reference[..history];
        var slash = reference.LastIndexOf('/');
        if (slash <= 0 || slash == reference.Length - 1)
            return false;
        var before = reference[..slash];
        type = before[(before.LastIndexOf('/') + 1)..].ToString();
        id = reference[(slash + 1)..].ToString();
        return R4Definitions.IsResourceType(type);
    }

    public static PathValue? Resolve(PathEvaluation e, in PathValue from, string reference)
    {
        if (from.Document is { } document && Inside(e, document, reference) is { } inside)
            return inside;
        return e.Environment.Resolve?.Invoke(reference) is { } found ? PathValue.Root(found) : null;
    }

    private static PathValue? Inside(PathEvaluation e, ResourceDocument document, string reference)
    {
        var root = document.Root;
        if (reference.StartsWith('#'))
        {
            var container = e.RootResource ?? PathValue.Root(document);
            if (reference.Length == 1)
                return container;
            foreach (var contained in container.Element["contained"u8].Items)
            {
                if (contained["id"u8].Text == reference[1..])
                    return Node(contained);
            }
            return null;
        }
        if (!root["resourceType"u8].Is("Bundle"u8))
            return null;
        foreach (var entry in root["entry"u8].Items)
        {
            var resource = entry["resource"u8];
            if (!resource.Exists)
                continue;
            if (entry["fullUrl"u8].Text == reference
                || (TrySplit(reference, out var type, out var id) && !reference.Contains(':') && resource["id"u8].Text == id && resource["resourceType"u8].Text == type))
                return Node(resource);
        }
        return null;
    }

    private static PathValue Node(Element resource) =>
        PathValue.Of(resource, PathValue.TypeOf(resource.Document!, resource.Index));
}
