using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>How much of a resource a notification carries. Source: Subscriptions R5 Backport IG, backport-content.</summary>
internal enum SubscriptionContent { Empty, IdOnly, FullResource }

/// <summary>
/// What a Subscription resource asks for, read: which searches a resource must meet, where to tell of it, with which headers and
/// how much. By topic or by R4's own criteria. Source: FHIR R4 Subscription; Subscriptions R5 Backport IG 1.1.0.
/// </summary>
internal sealed record SubscriptionTerms(
    string Id, Uri Endpoint, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Payload, string? Topic,
    IReadOnlyList<SubscriptionFilter> Filters, SubscriptionContent Content, DateTimeOffset? End)
{
    /// <summary>The topic whose events are the writing of a resource of any type.</summary>
    public const string ResourceTopic = "http://chartroom.example/SubscriptionTopic/resource-written";

    /// <summary>The extension that says whose subscription it is; the server alone writes it.</summary>
    public const string Owner = "http://chartroom.example/StructureDefinition/subscription-owner";

    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static readonly string[] Topics = [ResourceTopic, "http://hl7.org/fhir/us/core/SubscriptionTopic/patient-data-feed"];

    /// <summary>The terms, or what is wrong with the resource.</summary>
    public static Parsed<SubscriptionTerms> Read(ResourceDocument document)
    {
        var (root, channel) = (document.Root, document.Root["channel"u8]);
        if (!channel["type"u8].Is("rest-hook"u8))
            return Issue.Error("not-supported", "Only channels of type rest-hook are served.", "Subscription.channel.type");
        if (!Uri.TryCreate(channel["endpoint"u8].Text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            return Issue.Error("value", "The endpoint is an absolute http or https address.", "Subscription.channel.endpoint");
        var payload = channel["payload"u8].Text;
        if (payload is not null && !payload.StartsWith("application/fhir+json", StringComparison.Ordinal) && payload != "application/json")
            return Issue.Error("not-supported", "Payloads are sent as application/fhir+json.", "Subscription.channel.payload");
        var criteria = root["criteria"u8].Text ?? "";
        var isTopic = criteria.StartsWith("http", StringComparison.Ordinal);
        if (isTopic && !Topics.Contains(criteria))
            return Issue.Error("not-supported", "There is no such topic here.", "Subscription.criteria");
        var filters = new List<SubscriptionFilter>();
        foreach (var text in isTopic ? Extensions(root["_criteria"u8], Backport + "backport-filter-criteria") : [criteria])
        {
            var filter = SubscriptionFilter.Read(text);
            if (!filter.Succeeded)
                return new Parsed<SubscriptionTerms>(filter.Issues);
            filters.Add(filter.Value);
        }
        var end = DateTimeOffset.TryParse(root["end"u8].Text, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : (DateTimeOffset?)null;
        return new SubscriptionTerms(
            document.Id, endpoint, HeadersOf(channel), payload, isTopic ? criteria : null, filters, ContentOf(channel), end);
    }

    /// <summary>The account that made the subscription; null when the server did not write it.</summary>
    public static string? OwnerOf(ResourceDocument document) => Extensions(document.Root, Owner) is [var owner, ..] ? owner : null;

    private static SubscriptionContent ContentOf(Element channel) =>
        Extensions(channel["_payload"u8], Backport + "backport-payload-content") switch
        {
            ["empty", ..] => SubscriptionContent.Empty,
            ["id-only", ..] => SubscriptionContent.IdOnly,
            _ => SubscriptionContent.FullResource,
        };

    private static List<KeyValuePair<string, string>> HeadersOf(Element channel)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in channel["header"u8].Items)
        {
            if (header.Text?.Split(':', 2) is [var name, var value])
                headers.Add(new(name.Trim(), value.Trim()));
        }
        return headers;
    }

    private static List<string> Extensions(Element element, string url)
    {
        var (values, wanted) = (new List<string>(), Encoding.UTF8.GetBytes(url));
        foreach (var extension in element["extension"u8].Items)
        {
            if (extension["url"u8].Is(wanted) && (extension["valueString"u8].Text ?? extension["valueCode"u8].Text) is { } value)
                values.Add(value);
        }
        return values;
    }
}

/// <summary>A search that a written resource must meet.</summary>
internal sealed record SubscriptionFilter(string Type, SearchQuery Query)
{
    /// <summary>Reads <c>Type?parameter=value</c>, or a type alone.</summary>
    public static Parsed<SubscriptionFilter> Read(string text)
    {
        var parts = text.Split('?', 2);
        if (!R4Definitions.IsResourceType(parts[0]))
            return Issue.Error("value", "The criteria are a search: Type?parameter=value.", "Subscription.criteria");
        var query = SearchQuery.Parse(parts[0], parts.Length > 1 ? parts[1] : "");
        if (!query.Succeeded)
            return new Parsed<SubscriptionFilter>([query.Issues[0] with { Path = "Subscription.criteria" }]);
        return query.Value.Criteria.Any(TerminologyCriteria.Asks)
            ? Issue.Error("not-supported", "Criteria do not look into value sets or hierarchies of codes.", "Subscription.criteria")
            : new SubscriptionFilter(parts[0], query.Value);
    }
}
