using System.Text.Json.Nodes;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>Subscription/$status: how subscriptions stand. Source: Subscriptions R5 Backport IG, backport-subscription-status.</summary>
internal static class SubscriptionStatus
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel) is not { Document: { } document })
            return Answer.Refused(404, "not-found", "There is no Subscription with this id.");
        var terms = SubscriptionTerms.Read(document);
        if (!terms.Succeeded)
            return Answer.Refused(422, terms.Issues);
        var status = Notification.Status(
            call.Base, terms.Value, "query-status", document.Root["status"u8].Text ?? "off", call.Door.Subscriptions.EventsOf(call.Id), null);
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "searchset",
            ["entry"] = new JsonArray(new JsonObject { ["resource"] = status, ["search"] = new JsonObject { ["mode"] = "match" } }),
        };
        return ParametersAnswer.Answer(bundle);
    }
}
