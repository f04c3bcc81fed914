using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>A FHIR transaction whose entries are put under ids made of what they are, so that sending it again changes nothing.</summary>
internal sealed class FhirBundle
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray entries = [];

    public int Count => entries.Count;

    /// <summary>Adds a resource under an id made of its type and <paramref name="nature"/>; returns its reference.</summary>
    public string Put(JsonObject resource, string nature)
    {
        var type = (string)resource["resourceType"]!;
        return PutUnder(resource, Exchange.Hl7v2.Mapping.EntryKeys.MakeId(type, nature));
    }

    public string PutUnder(JsonObject resource, string id)
    {
        var type = (string)resource["resourceType"]!;
        resource["id"] = id;
        entries.Add(new JsonObject
        {
            ["resource"] = resource,
            ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"{type}/{id}" },
        });
        return $"{type}/{id}";
    }

    public Arrival Send(DateTimeOffset at, string key)
    {
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = entries };
        return new Arrival(at, Door.Fhir, key, JsonSerializer.SerializeToUtf8Bytes(bundle, Json), "application/fhir+json");
    }

    public static JsonObject Coded(string system, string code, string display) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = display }),
        ["text"] = display,
    };

    public static JsonObject Reference(string reference) => new() { ["reference"] = reference };
}
