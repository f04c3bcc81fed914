using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// $meta, $meta-add, $meta-delete: the profiles, tags and security labels of a resource, or those in use on a type or
/// everywhere. Source: FHIR R4 Resource-meta, Resource-meta-add, Resource-meta-delete.
/// </summary>
internal static class Meta
{
    private const int MostRead = 1_000;
    private static readonly string[] Lists = ["profile", "security", "tag"];

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (call.Id.Length > 0)
        {
            var current = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
            if (current is not { Document: { } document })
                return Answer.Refused(404, "not-found", $"There is no {call.Type} with this id.");
            await Seen.AuditAsync(call, "operation", document);
            return new ParametersAnswer().Add("return", "Meta", MetaOf(document)).Answer();
        }
        return new ParametersAnswer().Add("return", "Meta", await InUseAsync(call)).Answer();
    }

    public static Task<Answer> AddAsync(FhirCall call) => ChangeAsync(call, (list, item) =>
    {
        if (!list.Any(known => Same(known!, item)))
            list.Add(item.DeepClone());
    });

    public static Task<Answer> DeleteAsync(FhirCall call) => ChangeAsync(call, (list, item) =>
    {
        foreach (var known in list.Where(known => Same(known!, item)).ToList())
            list.Remove(known);
    });

    private static async Task<Answer> ChangeAsync(FhirCall call, Action<JsonArray, JsonNode> change)
    {
        if (Writing.CheckRight(call, call.Type) is { } refused)
            return refused;
        var given = OperationInput.Of(call).Complex("meta");
        if (!given.Exists)
            return Answer.Refused(400, "required", "The parameter meta is missing.");
        var current = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
        if (current is not { Document: { } document })
            return Answer.Refused(404, "not-found", $"There is no {call.Type} with this id.");
        var resource = JsonNode.Parse(document.Utf8.Span)!.AsObject();
        var meta = resource["meta"] as JsonObject ?? [];
        resource["meta"] = meta.DeepClone();
        meta = resource["meta"]!.AsObject();
        var asked = JsonNode.Parse(given.RawMemory.Span)!;
        foreach (var name in Lists.Where(n => asked[n] is JsonArray))
        {
            var list = meta[name] as JsonArray ?? [];
            meta.Remove(name);
            foreach (var item in asked[name]!.AsArray())
                change(list, item!);
            if (list.Count > 0)
                meta[name] = list;
        }
        var changed = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(JsonText.Plain)));
        var write = new RecordWrite.Update(call.Key, changed, current.Version);
        var answer = await Writing.CommitAsync(call with { Body = changed }, write, "operation", 'U', call.Key.ToString());
        return answer.Status >= 300
            ? answer
            : new ParametersAnswer().Add("return", "Meta", MetaOf(ResourceDocument.Trusted(answer.Body))).Answer();
    }

    private static JsonNode MetaOf(ResourceDocument document) =>
        document.Root["meta"u8] is { Exists: true } meta ? JsonNode.Parse(meta.RawMemory.Span)! : new JsonObject();

    /// <summary>Labels are the same by system and code, profiles by their URL.</summary>
    private static bool Same(JsonNode a, JsonNode b) => a is JsonObject && b is JsonObject
        ? (string?)a["system"] == (string?)b["system"] && (string?)a["code"] == (string?)b["code"]
        : JsonNode.DeepEquals(a, b);

    /// <summary>What the newest resources that carry any label carry, each once.</summary>
    private static async Task<JsonObject> InUseAsync(FhirCall call)
    {
        var meta = new JsonObject();
        foreach (var name in Lists)
        {
            var labelled = new SearchCriterion("_" + name, "missing", ["false"]);
            if (SearchParameters.Find(call.Type, "_" + name) is null)
                continue;
            var query = new SearchQuery(call.Type, [labelled], [new SortKey("_lastUpdated", Descending: true)], Count: MostRead);
            var page = await call.Store.SearchAsync(call.Access, query, call.Cancel);
            var list = new JsonArray();
            foreach (var item in page.Matches.SelectMany(m => MetaOf(m.Document!)[name] as JsonArray ?? []))
            {
                if (!list.Any(known => Same(known!, item!)))
                    list.Add(item!.DeepClone());
            }
            if (list.Count > 0)
                meta[name] = list;
        }
        return meta;
    }
}
