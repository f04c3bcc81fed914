using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Patching;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// patch: a new version made from the current one by a JSON Patch, an XML Patch or a FHIRPath Patch; nobody else's change in between is lost.
/// Source: FHIR R4 §3.1.0.5 patch (hl7.org/fhir/R4/http.html#patch); RFC 6902.
/// </summary>
internal static class Patch
{
    private const int Attempts = 5;

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (Writing.CheckRight(call, call.Type) is { } refused)
            return refused;
        if (Writing.IfMatch(call, out var ifMatch) is { } bad)
            return bad;
        var attempts = Attempts;
        while (true)
        {
            var (current, problem) = await FindAsync(call);
            if (current is null)
                return problem!;
            if (ifMatch is { } wanted && wanted != current.Version)
                return Answer.Refused(412, "conflict", $"The current version is not {wanted}.");
            var patched = Apply(call, current.Document!);
            if (!patched.Succeeded)
                return Answer.Refused(patched.Issues[0].Code == "structure" ? 400 : 422, patched.Issues);
            if (patched.Value.ResourceType != call.Type || patched.Value.Id != current.Key.Id)
                return Answer.Refused(422, "business-rule", "A patch may not change the type or the id.");
            var write = new RecordWrite.Update(current.Key, patched.Value, current.Version, Method: "PATCH");
            var answer = await Writing.CommitAsync(
                call with { Body = patched.Value }, write, "patch", 'U', current.Key.ToString());
            // Without If-Match the client does not mind who came between: the patch is made again from what is there now.
            if (answer.Status != 412 || ifMatch is not null || --attempts == 0)
                return answer;
        }
    }

    /// <summary>The patched resource; the issue says which operation of the patch failed.</summary>
    public static Parsed<ResourceDocument> Apply(FhirCall call, ResourceDocument current)
    {
        switch (call.BodyType)
        {
            case "application/json-patch+json":
                return JsonPatch.Apply(current, call.RawBody);
            case "application/fhir+json" or "application/json":
                var patch = call.Body is { } read ? read : ResourceDocument.Parse(call.RawBody);
                return patch.Succeeded ? PathPatch.Apply(current, patch.Value) : patch;
            case "application/xml-patch+xml":
                return ApplyXml(call, current);
            default:
                return Issue.Error(
                    "not-supported", "A patch is sent as application/json-patch+json, application/xml-patch+xml, or as Parameters.");
        }
    }

    private static Parsed<ResourceDocument> ApplyXml(FhirCall call, ResourceDocument current)
    {
        var xml = ResourceXmlWriter.Write(current);
        if (!xml.Succeeded)
            return new Parsed<ResourceDocument>(xml.Issues);
        var patched = XmlPatch.Apply(Encoding.UTF8.GetString(xml.Value), Encoding.UTF8.GetString(call.RawBody.Span));
        return patched.Succeeded
            ? ResourceXmlReader.Read(Encoding.UTF8.GetBytes(patched.Value))
            : new Parsed<ResourceDocument>(patched.Issues);
    }

    /// <summary>The version to patch: by its id, or the one that the search of a conditional patch finds.</summary>
    public static async Task<(StoredVersion? Current, Answer? Problem)> FindAsync(FhirCall call)
    {
        if (call.Id.Length > 0)
        {
            var read = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
            return read is { IsDeleted: false }
                ? (read, null)
                : (null, Answer.Refused(read is null ? 404 : 410, read is null ? "not-found" : "deleted", $"There is no such {call.Type} to patch."));
        }
        var where = SearchUrl.Condition(call.Type, call.Query);
        if (!where.Succeeded)
            return (null, Answer.Refused(412, where.Issues));
        var found = await call.Store.SearchAsync(call.Access, where.Value, call.Cancel);
        return found.Matches switch
        {
            [] => (null, Answer.Refused(404, "not-found", "Nothing matches; nothing was patched.")),
            [var one] => (one, null),
            _ => (null, Answer.Refused(412, "multiple-matches", "More than one resource matches; nothing was patched.")),
        };
    }
}
