using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>Changes whose a resource is: every reference to one patient becomes a reference to the other; nothing else changes.</summary>
internal static class Rereference
{
    /// <summary>The write that moves a version, or null when it does not refer to the patient.</summary>
    public static RecordWrite.Update? Move(StoredVersion version, IReadOnlyCollection<string> from, string to)
    {
        if (version.Document is not { } document || !Refers(document, from))
            return null;
        var resource = (JsonObject)JsonNode.Parse(document.Utf8.Span)!;
        var sought = from.Select(f => $"Patient/{f}").ToHashSet();
        Replace(resource, sought, $"Patient/{to}");
        return new RecordWrite.Update(version.Key, ActDocument.ToDocument(resource), version.Version);
    }

    private static bool Refers(ResourceDocument document, IReadOnlyCollection<string> patients) =>
        patients.Any(p => document.Utf8.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes($"\"Patient/{p}\"")) >= 0);

    private static void Replace(JsonNode? node, HashSet<string> from, string to)
    {
        switch (node)
        {
            case JsonObject o:
                if (o["reference"] is JsonValue value && value.TryGetValue<string>(out var text) && from.Contains(text))
                    o["reference"] = to;
                foreach (var (_, member) in o)
                    Replace(member, from, to);
                break;
            case JsonArray a:
                foreach (var item in a)
                    Replace(item, from, to);
                break;
            default:
                break;
        }
    }
}
