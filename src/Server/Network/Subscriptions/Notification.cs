using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>
/// The body of a notification: the resource itself for R4's own criteria, a bundle with a status for a topic.
/// Source: FHIR R4 Subscription; Subscriptions R5 Backport IG, backport-subscription-notification-r4.
/// </summary>
internal static class Notification
{
    private const string StatusProfile = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";
    private const string BundleProfile = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4";

    /// <summary>The handshake of a topic; null where R4 asks for none.</summary>
    public static byte[]? Handshake(string root, SubscriptionTerms terms, DateTimeOffset now) =>
        terms.Topic is null ? null : Bundle(root, terms, "handshake", "requested", 0, null, now);

    /// <summary>The body that tells of one written version; null when nothing but the event itself is told.</summary>
    public static byte[]? Event(string root, SubscriptionTerms terms, long number, StoredVersion version, DateTimeOffset now)
    {
        if (terms.Topic is not null)
            return Bundle(root, terms, "event-notification", "active", number, version, now);
        return terms.Payload is null ? null : version.Document!.Utf8.ToArray();
    }

    /// <summary>The status of a subscription, as $status answers it.</summary>
    public static JsonObject Status(string root, SubscriptionTerms terms, string type, string status, long events, StoredVersion? version)
    {
        var parameters = new ParametersAnswer()
            .Add("subscription", "Reference", new JsonObject { ["reference"] = $"{root}/Subscription/{terms.Id}" })
            .Add("topic", "Canonical", terms.Topic).Add("status", "Code", status).Add("type", "Code", type)
            .Add("events-since-subscription-start", "String", events.ToString(CultureInfo.InvariantCulture));
        if (version is not null)
        {
            var occurrence = new ParametersAnswer().Add("event-number", "String", events.ToString(CultureInfo.InvariantCulture))
                .Add("timestamp", "Instant", Instant(version.LastUpdated));
            if (terms.Content != SubscriptionContent.Empty)
                occurrence.Add("focus", "Reference", new JsonObject { ["reference"] = $"{root}/{version.Key}" });
            parameters.Add("notification-event", occurrence);
        }
        var resource = parameters.Resource();
        resource["id"] = Guid.CreateVersion7(version?.LastUpdated ?? DateTimeOffset.UnixEpoch).ToString();
        resource["meta"] = new JsonObject { ["profile"] = new JsonArray(StatusProfile) };
        return resource;
    }

    private static byte[] Bundle(string root, SubscriptionTerms terms, string type, string status, long number, StoredVersion? version, DateTimeOffset now)
    {
        var state = Status(root, terms, type, status, number, version);
        var entries = new JsonArray(new JsonObject
        {
            ["fullUrl"] = $"urn:uuid:{state["id"]}",
            ["resource"] = state,
            ["request"] = new JsonObject { ["method"] = "GET", ["url"] = $"{root}/Subscription/{terms.Id}/$status" },
            ["response"] = new JsonObject { ["status"] = "200" },
        });
        if (version is not null && terms.Content != SubscriptionContent.Empty)
        {
            var entry = new JsonObject { ["fullUrl"] = $"{root}/{version.Key}" };
            if (terms.Content == SubscriptionContent.FullResource && version.Document is { } document)
                entry["resource"] = JsonNode.Parse(document.Utf8.Span);
            entry["request"] = new JsonObject { ["method"] = version.Version == 1 ? "POST" : version.Method, ["url"] = version.Version == 1 ? version.Key.Type : version.Key.ToString() };
            entry["response"] = new JsonObject { ["status"] = version.Version == 1 ? "201" : "200" };
            entries.Add(entry);
        }
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["id"] = Guid.CreateVersion7(now).ToString(),
            ["meta"] = new JsonObject { ["profile"] = new JsonArray(BundleProfile) },
            ["type"] = "history",
            ["timestamp"] = Instant(now),
            ["entry"] = entries,
        };
        return Encoding.UTF8.GetBytes(bundle.ToJsonString(JsonText.Plain));
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
