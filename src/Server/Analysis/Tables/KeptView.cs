using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Views;
using Chartroom.Store;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>
/// A view that is kept as a table: a Basic resource whose id follows from the name, which holds the definition as it was typed.
/// R4 has no ViewDefinition; Basic is what it has for such things. Source: FHIR R4 Basic.
/// </summary>
/// <param name="Version">The version of the Basic resource, which a change must name.</param>
/// <param name="By">Who kept it, as people read it.</param>
internal sealed record KeptView(string Name, string Definition, long Version, string By, DateTimeOffset At)
{
    public const string System = "urn:chartroom:analysis";
    public const string Code = "view";
    private const string Prefix = "view-";
    private const string NameUrl = "urn:chartroom:extension:view-name";
    private const string DefinitionUrl = "urn:chartroom:extension:view-definition";

    /// <summary>The definition, read; or why it can be no table.</summary>
    public Parsed<ViewDefinition> View => field.Value is null && field.Issues.Count == 0 ? field = ViewTableRules.Read(Name, Definition) : field;

    public ResourceKey Key => KeyOf(Name);

    /// <summary>The resource of a name: names differ in more than case, and an id has no underscores.</summary>
    public static ResourceKey KeyOf(string name) => new("Basic", Prefix + ViewTable.Folded(name).Replace('_', '-'));

    /// <summary>True for a resource that is, or was, a kept view.</summary>
    public static bool IsOne(ResourceKey key) => key.Type == "Basic" && key.Id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The view that a version holds; null when it is deleted or something else.</summary>
    public static KeptView? Of(StoredVersion version)
    {
        if (!IsOne(version.Key) || version.Document?.Root is not { } root)
            return null;
        var coding = root["code"u8]["coding"u8][0];
        var (name, definition) = (Extension(root, NameUrl), Extension(root, DefinitionUrl));
        if (!coding["system"u8].Is(Encoding.UTF8.GetBytes(System)) || !coding["code"u8].Is(Encoding.UTF8.GetBytes(Code)) || name is null || definition is null || KeyOf(name) != version.Key)
            return null;
        return new KeptView(name, definition, version.Version, root["author"u8]["display"u8].Text ?? "", version.LastUpdated);
    }

    public static ResourceDocument ToDocument(string name, string definition, string author, string display)
    {
        var basic = new JsonObject
        {
            ["resourceType"] = "Basic",
            ["id"] = KeyOf(name).Id,
            ["extension"] = new JsonArray(
                new JsonObject { ["url"] = NameUrl, ["valueString"] = name },
                new JsonObject { ["url"] = DefinitionUrl, ["valueString"] = definition }),
            ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = System, ["code"] = Code }), ["text"] = "View that is kept as a table" },
            ["author"] = new JsonObject { ["reference"] = author, ["display"] = display },
        };
        return ResourceDocument.Trusted(Encoding.UTF8.GetBytes(basic.ToJsonString()));
    }

    private static string? Extension(Element root, string url)
    {
        foreach (var extension in root["extension"u8].Items)
        {
            if (extension["url"u8].Text == url)
                return extension["valueString"u8].Text;
        }
        return null;
    }
}
