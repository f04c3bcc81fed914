using Chartroom.Server.Network.Subscriptions;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// update: the next version of a resource, or its first under an id of the client's choice; with a search instead of an
/// id, of the one resource that matches.
/// Source: FHIR R4 §3.1.0.4 update (hl7.org/fhir/R4/http.html#update), §3.1.0.4.3 conditional update, §3.1.0.6 contention.
/// </summary>
internal static class Update
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        call = Binaries.WithResource(call);
        (call, var notAdmitted) = SubscriptionAdmission.Admit(call);
        if (notAdmitted is not null)
            return notAdmitted;
        if (Writing.Check(call) is { } refused)
            return refused;
        if (call.Id.Length == 0)
            return await WhereAsync(call);
        if (call.Body!.Id != call.Id)
            return Answer.Refused(400, "invalid", "The resource's id must be the id in the address.");
        if (!Conditions.IsId(call.Id))
            return Answer.Refused(400, "value", "An id is 1 to 64 letters, digits, '-' and '.'.");
        if (Writing.IfMatch(call, out var ifMatch) is { } bad)
            return bad;
        if (call.IfNoneMatch == "*")
        {
            var current = await call.Store.ReadAsync(Store.Access.System, call.Key, cancel: call.Cancel);
            if (current is { IsDeleted: false })
                return Answer.Refused(412, "conflict", "There is a resource with this id already.");
            // Nobody may come between: the first version follows on none, or on the deletion that was read.
            ifMatch = current?.Version ?? 0;
        }
        return await Writing.CommitAsync(call, new RecordWrite.Update(call.Key, call.Body, ifMatch), "update", 'U', call.Key.ToString());
    }

    private static async Task<Answer> WhereAsync(FhirCall call)
    {
        var where = SearchUrl.Condition(call.Type, call.Query);
        if (!where.Succeeded)
            return Answer.Refused(412, where.Issues);
        if (Writing.IfMatch(call, out var ifMatch) is { } bad)
            return bad;
        var fullUrl = "urn:uuid:" + Guid.CreateVersion7(call.Door.Clock.GetUtcNow());
        var write = new RecordWrite.Update(new ResourceKey(call.Type, call.Body!.Id), call.Body, ifMatch, where.Value, fullUrl);
        return await Writing.CommitAsync(call, write, "update", 'U', fullUrl);
    }
}
