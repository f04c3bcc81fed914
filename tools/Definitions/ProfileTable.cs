using System.Text.Json.Nodes;
using static Chartroom.Tools.Definitions.R4Files;

namespace Chartroom.Tools.Definitions;

/// <summary>
/// The profiles and extension definitions of R4, one line each: <c>D url json</c>, where the JSON is the StructureDefinition with its
/// differential alone and without the words that only people read.
/// </summary>
internal sealed class ProfileTable(R4Files r4)
{
    private static readonly string[] Kept =
        ["resourceType", "url", "version", "name", "status", "kind", "abstract", "type", "baseDefinition", "derivation", "context", "contextInvariant"];

    private static readonly string[] Left =
        ["short", "definition", "comment", "requirements", "alias", "mapping", "example", "base", "isSummary", "mustSupport", "meaningWhenMissing"];

    public IEnumerable<string> Lines()
    {
        yield return $"# FHIR R4 4.0.1 profiles and extensions, from npm {Packages.Definitions} by tools/Definitions";
        foreach (var profile in r4.Profiles().GroupBy(p => Text(p, "url")).Select(g => g.First()).OrderBy(p => Text(p, "url"), StringComparer.Ordinal))
            yield return Tables.Line("D", Text(profile, "url"), Strip(profile).ToJsonString());
    }

    private static JsonObject Strip(JsonObject profile)
    {
        var stripped = new JsonObject();
        foreach (var name in Kept)
        {
            if (profile[name] is { } value)
                stripped[name] = value.DeepClone();
        }
        var elements = new JsonArray();
        foreach (var element in Items(profile["differential"], "element"))
        {
            var copy = element.DeepClone().AsObject();
            foreach (var name in Left)
                copy.Remove(name);
            elements.Add(copy);
        }
        stripped["differential"] = new JsonObject { ["element"] = elements };
        return stripped;
    }
}
