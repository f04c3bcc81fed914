using Chartroom.Server.Network.Subscriptions;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network;

/// <summary>
/// create: a new resource under an id that the server gives; with If-None-Exist nothing is made when there is one already.
/// Source: FHIR R4 §3.1.0.8 create (hl7.org/fhir/R4/http.html#create), §3.1.0.8.1 conditional create.
/// </summary>
internal static class Create
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        call = Binaries.WithResource(call);
        (call, var notAdmitted) = SubscriptionAdmission.Admit(call);
        if (notAdmitted is not null)
            return notAdmitted;
        if (Writing.Check(call) is { } refused)
            return refused;
        SearchQuery? ifNoneExist = null;
        if (call.IfNoneExist is { } condition)
        {
            var parsed = SearchUrl.Condition(call.Type, condition.TrimStart('?'));
            if (!parsed.Succeeded)
                return Answer.Refused(412, parsed.Issues);
            ifNoneExist = parsed.Value;
        }
        var fullUrl = "urn:uuid:" + Guid.CreateVersion7(call.Door.Clock.GetUtcNow());
        return await Writing.CommitAsync(call, new RecordWrite.Create(call.Body!, fullUrl, ifNoneExist), "create", 'C', fullUrl);
    }
}
