using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// Maps a message to a FHIR R4 transaction Bundle. The segments are read in order, each by its own mapping, so that a message
/// type without a table of its own is mapped as far as its segments are known.
/// <para>Each entry is a conditional PUT by the identifier that HL7 gives (Patient by PID-3, Encounter by PV1-19, orders by filler or
/// placer number, DocumentReference by TXA-12…) or by one made from what the thing is, so that sending a message again, or the
/// next message about the same thing, finds it. Never fails: what cannot be read is left out and named in the issues.</para>
/// Source: HL7 v2-to-FHIR, STU 1, segment, data type and table maps.
/// </summary>
public static class Hl7Mapping
{
    public static MappedMessage ToBundle(Hl7Message message, MappingContext? context = null)
    {
        context ??= MappingContext.ForExchange;
        var walk = new MessageWalk(message, context);
        walk.Run();
        var sent = walk.Instant(message.Header[7]);
        return new MappedMessage([.. walk.Entries.All.Select(e => e.ToMapped())], walk.Issues, entries => ToBundle(message, sent, entries));
    }

    private static JsonObject ToBundle(Hl7Message message, string? sent, IReadOnlyList<MappedEntry> entries)
    {
        var bundle = new JsonObject { ["resourceType"] = "Bundle" };
        if (message.ControlId.Length > 0)
            bundle["identifier"] = new JsonObject { ["value"] = message.ControlId };
        bundle["type"] = "transaction";
        bundle.Put("timestamp", sent);
        bundle["entry"] = new JsonArray([.. entries.Select(e => (JsonNode)ToEntry(e))]);
        return bundle;
    }

    private static JsonObject ToEntry(MappedEntry entry)
    {
        // A copy: who files the entries must still tell what the message says from what a new resource only needs.
        var resource = (JsonObject)entry.Resource.DeepClone();
        foreach (var (name, value) in entry.Defaults)
        {
            if (!resource.ContainsKey(name))
                resource[name] = value?.DeepClone();
        }
        var request = new JsonObject();
        if (entry.Condition is null)
        {
            request["method"] = "PUT";
            request["url"] = $"{entry.Type}/{(string?)entry.Resource["id"]}";
        }
        else if (entry.Updates)
        {
            request["method"] = "PUT";
            request["url"] = $"{entry.Type}?{entry.Condition}";
        }
        else
        {
            request["method"] = "POST";
            request["url"] = entry.Type;
            request["ifNoneExist"] = entry.Condition;
        }
        return new JsonObject
        {
            ["fullUrl"] = entry.FullUrl,
            ["resource"] = resource,
            ["request"] = request,
        };
    }
}
