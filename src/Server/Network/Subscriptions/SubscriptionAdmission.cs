using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>
/// The check at the door of a Subscription: who makes one lets data out, so it asks for the right to export; the server writes
/// into it whose it is, and a subscription that is asked for begins as requested.
/// </summary>
internal static class SubscriptionAdmission
{
    /// <summary>The call with the resource as it is to be written, or the refusal; a call about other types as it is.</summary>
    public static (FhirCall Call, Answer? Refused) Admit(FhirCall call)
    {
        if (call.Type != "Subscription" || call.Body is not { ResourceType: "Subscription" } body)
            return (call, null);
        if (!call.Caller.Role.Rights.HasFlag(Right.Export))
            return (call, Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not have data sent out."));
        var terms = SubscriptionTerms.Read(body);
        if (!terms.Succeeded)
            return (call, Answer.Refused(422, terms.Issues));
        var resource = JsonNode.Parse(body.Utf8.Span)!.AsObject();
        var extensions = new JsonArray([.. (resource["extension"] as JsonArray ?? []).Where(e => (string?)e?["url"] != SubscriptionTerms.Owner).Select(e => e!.DeepClone())])
        {
            new JsonObject { ["url"] = SubscriptionTerms.Owner, ["valueString"] = call.Caller.Account },
        };
        resource["extension"] = extensions;
        if ((string?)resource["status"] is not "off")
            resource["status"] = "requested";
        return (call with { Body = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(JsonText.Plain))) }, null);
    }
}
