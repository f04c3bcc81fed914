using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;

namespace Chartroom.Server.Network.Bulk;

/// <summary>
/// $export: asks for files of the record, tells how far they are, hands them out, and removes them.
/// Source: HL7 FHIR Bulk Data Access 2.0.0 (hl7.org/fhir/uv/bulkdata).
/// </summary>
internal static partial class Export
{
    private static readonly string[] Formats = ["application/fhir+ndjson", "application/ndjson", "ndjson"];

    public static Task<Answer> OfSystemAsync(FhirCall call) => KickOffAsync(call, ExportKind.System);

    public static Task<Answer> OfPatientsAsync(FhirCall call) => KickOffAsync(call, ExportKind.Patient);

    public static Task<Answer> OfGroupAsync(FhirCall call) => KickOffAsync(call, ExportKind.Group);

    /// <summary>202 while it runs, 200 with the manifest when it is done; DELETE removes it.</summary>
    public static async Task<Answer> StatusAsync(FhirCall call, string id)
    {
        if (call.Door.Exports.Find(id, call.Caller) is not { } work)
            return Answer.Refused(404, "not-found", "There is no such export.");
        if (call.Method == "DELETE")
        {
            await call.Door.Exports.RemoveAsync(work);
            return new Answer(202);
        }
        if (call.Method != "GET")
            return Answer.Refused(405, "not-supported", "This method does not go with this address.");
        return work.Job.State switch
        {
            ExportState.Waiting => new Answer(202)
            {
                Headers = [new("X-Progress", $"{work.Run?.Count ?? 0} resources written"), new("Retry-After", "1")],
            },
            ExportState.Failed => Answer.Refused(500, "exception", "The export failed; the log says why. Ask for it again."),
            _ => Manifest(call, work.Job),
        };
    }

    public static async Task<Answer> FileAsync(FhirCall call, string id, string name)
    {
        if (call.Door.Exports.Find(id, call.Caller)?.Job is not { State: ExportState.Done } job || !job.Files.Any(f => f.Name == name))
            return Answer.Refused(404, "not-found", "There is no such file.");
        await call.Door.Audit.RecordAsync(Sighting.Read(call.Caller, "export", null, null, $"{job.Request} {name}"), call.Cancel);
        return new Answer(200) { File = Path.Combine(call.Door.Exports.Folder(id).FullName, name), MediaType = "application/fhir+ndjson" };
    }

    private static async Task<Answer> KickOffAsync(FhirCall call, ExportKind kind)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.Export))
            return Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not export.");
        if (!call.WantsAsync)
            return Answer.Refused(400, "required", "An export is asked for with the header Prefer: respond-async.");
        var input = OperationInput.Of(call);
        if (input.Text("_outputFormat") is { } format && !Formats.Contains(format))
            return Answer.Refused(400, "not-supported", "Exports are written as application/fhir+ndjson.");
        var job = await JobAsync(call, kind, input);
        if (!job.Succeeded)
            return Answer.Refused(job.Issues[0].Code switch { "not-found" => 404, "forbidden" => 403, _ => 400 }, job.Issues);
        await AuditAsync(call, job.Value);
        if (!call.Door.Exports.Add(job.Value))
            return Answer.Refused(429, "throttled", "Too many exports wait. Try again later.") with { Headers = [new("Retry-After", "120")] };
        return new Answer(202) { Headers = [new("Content-Location", $"{call.Base}/$export-status/{job.Value.Id}")] };
    }

    private static async ValueTask<Parsed<ExportJob>> JobAsync(FhirCall call, ExportKind kind, OperationInput input)
    {
        var types = input.All("_type").SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (types.Find(t => !R4Definitions.IsResourceType(t)) is not null)
            return Issue.Error("value", "_type names a type that R4 does not have.");
        if (types.Find(t => !Interactions.Reads(call, t)) is { } hidden)
            return Issue.Error("forbidden", $"The role {call.Caller.Role.Name} may not see {hidden}.");
        if (types.Count == 0)
            types = [.. R4Definitions.ResourceTypes.Where(t => IsUsual(t, kind) && Interactions.Reads(call, t))];
        var filters = input.All("_typeFilter").SelectMany(f => FilterStart().Split(f)).Select(f => f.Trim(',')).Where(f => f.Length > 0).ToList();
        if (filters.Select(CheckFilter).FirstOrDefault(i => i is not null) is { } wrong)
            return wrong;
        var since = input.Text("_since");
        if (since is not null && !DateTimeOffset.TryParse(since.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return Issue.Error("value", "_since is an instant, such as 2026-11-23T14:05:00Z.");
        var patients = await PatientsAsync(call, kind, input);
        if (!patients.Succeeded)
            return new Parsed<ExportJob>(patients.Issues);
        return new ExportJob(
            Guid.CreateVersion7(call.Door.Clock.GetUtcNow()).ToString("N"), call.Caller.Account, call.Access.Who, call.Caller.Role.Name,
            $"{call.Base}/{(kind == ExportKind.System ? "" : kind == ExportKind.Patient ? "Patient/" : call.Key + "/")}$export{(call.Query.Length > 0 ? "?" : "")}{call.Query}",
            kind, patients.Value.Ids, types, since?.Replace(' ', '+'), filters, input.Text("_elements"), call.Store.CurrentT, call.Door.Clock.GetUtcNow());
    }

    /// <summary>What is exported when no types are named: not the trail, nor, of patients, the groups that name others beside them.</summary>
    private static bool IsUsual(string type, ExportKind kind) =>
        type is not ("AuditEvent" or "Binary" or "Parameters" or "Bundle" or "OperationOutcome" or "Subscription") && (kind == ExportKind.System || type != "Group");

    /// <summary>The patients of the group or of the parameter <c>patient</c>; none named = all.</summary>
    private static async ValueTask<Parsed<ChosenPatients>> PatientsAsync(FhirCall call, ExportKind kind, OperationInput input)
    {
        List<string>? named = null;
        foreach (var text in input.All("patient").Concat(input.Complex("patient")["reference"u8].Text is { } reference ? [reference] : []))
            (named ??= []).Add(text.StartsWith("Patient/", StringComparison.Ordinal) ? text[8..] : text);
        if (kind != ExportKind.Group)
            return new ChosenPatients(kind == ExportKind.System ? null : named);
        if ((await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel))?.Document is not { } group)
            return Issue.Error("not-found", "There is no Group with this id.");
        var members = new List<string>();
        foreach (var member in group.Root["member"u8].Items)
        {
            if (member["inactive"u8].Flag != true && member["entity"u8]["reference"u8].Text is { } entity && entity.StartsWith("Patient/", StringComparison.Ordinal))
                members.Add(entity[8..]);
        }
        return new ChosenPatients([.. members.Distinct().Where(m => named?.Contains(m) != false)]);
    }

    private static Issue? CheckFilter(string filter)
    {
        var parts = filter.Split('?', 2);
        if (parts.Length < 2 || !R4Definitions.IsResourceType(parts[0]))
            return Issue.Error("value", "_typeFilter is a search: Type?parameter=value.");
        var parsed = Store.Search.SearchQuery.Parse(parts[0], parts[1]);
        if (parsed.Succeeded && parsed.Value.Criteria.Any(TerminologyCriteria.Asks))
            return Issue.Error("not-supported", "_typeFilter does not look into value sets or hierarchies of codes.");
        return parsed.Succeeded ? null : parsed.Issues[0] with { Path = "_typeFilter" };
    }

    /// <summary>Who took out whose records: of a group every member stands in the trail.</summary>
    private static async Task AuditAsync(FhirCall call, ExportJob job)
    {
        var seen = job.Patients is { Count: > 0 } patients
            ? patients.Select(p => Sighting.Read(call.Caller, "export", $"Patient/{p}", null, job.Request))
            : [Sighting.Read(call.Caller, "export", null, null, job.Request)];
        await call.Door.Audit.RecordAsync([.. seen], call.Cancel);
    }

    private static Answer Manifest(FhirCall call, ExportJob job)
    {
        var output = new JsonArray();
        foreach (var file in job.Files)
        {
            output.Add(new JsonObject
            {
                ["type"] = file.Type,
                ["url"] = $"{call.Base}/$export-file/{job.Id}/{file.Name}",
                ["count"] = file.Count,
            });
        }
        var manifest = new JsonObject
        {
            ["transactionTime"] = job.TransactionTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["request"] = job.Request,
            ["requiresAccessToken"] = true,
            ["output"] = output,
            ["error"] = new JsonArray(),
        };
        return new Answer(200)
        {
            Body = Encoding.UTF8.GetBytes(manifest.ToJsonString(JsonText.Plain)),
            MediaType = "application/json",
            Headers = [new("Expires", (job.TransactionTime + ExportJobs.Kept).UtcDateTime.ToString("r"))],
        };
    }

    /// <summary>A comma before the next <c>Type?</c> parts filters; other commas belong to values.</summary>
    [GeneratedRegex(@",(?=[A-Z][A-Za-z]{1,60}\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilterStart();

    private sealed record ChosenPatients(IReadOnlyList<string>? Ids);
}
