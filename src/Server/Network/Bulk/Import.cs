using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;

namespace Chartroom.Server.Network.Bulk;

/// <summary>
/// $import: takes NDJSON, in the body or as stored Binary resources (<c>input.url</c> = <c>Binary/id</c>), and writes every line under its own id,
/// or a new one. A line that cannot be written is told by its number and stops no other. Nothing is fetched from elsewhere.
/// Source: FHIR Bulk Data import proposal (smart-on-fhir/bulk-import); docs/decisions/0120.
/// </summary>
internal static class Import
{
    private const int BatchSize = 200;
    private const int MostShown = 500;

    /// <summary>True for the media types of NDJSON.</summary>
    public static bool IsLines(string type) => type is "application/fhir+ndjson" or "application/ndjson" or "application/x-ndjson";

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.WriteRecord))
            return Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not write.");
        var sources = await SourcesAsync(call);
        if (!sources.Succeeded)
            return Answer.Refused(400, sources.Issues);
        var (failures, done, failed) = (new List<JsonObject>(), 0L, 0L);
        var batch = new List<Line>();
        foreach (var (name, bytes) in sources.Value)
        {
            using var stream = new MemoryStream(bytes, writable: false);
            foreach (var line in NdjsonReader.Read(stream))
            {
                var checkedLine = Check(call, new Line(name, line.Number, line.Resource));
                if (checkedLine.Resource.Succeeded)
                    batch.Add(checkedLine);
                else
                    Fail(checkedLine, checkedLine.Resource.Issues[0]);
                if (batch.Count == BatchSize)
                    await CommitAsync();
            }
        }
        await CommitAsync();
        Telemetry.ResourcesWritten.Add(done);
        return Outcome(done, failed, failures);

        void Fail(Line line, Issue issue)
        {
            failed++;
            if (failures.Count < MostShown)
                failures.Add(new JsonObject { ["name"] = line.Source, ["line"] = line.Number, ["text"] = issue.Text });
        }

        async Task CommitAsync()
        {
            done += await WriteAsync(call, batch, Fail);
            batch.Clear();
        }
    }

    private static async ValueTask<Parsed<List<(string Name, byte[] Bytes)>>> SourcesAsync(FhirCall call)
    {
        if (call.BodyType is { } type && IsLines(type))
            return new Parsed<List<(string, byte[])>>([("body", call.RawBody.ToArray())]);
        var sources = new List<(string, byte[])>();
        foreach (var part in call.Body is { ResourceType: "Parameters" } parameters ? parameters.Root["parameter"u8].Items : default)
        {
            if (!part["name"u8].Is("input"u8))
                continue;
            var url = "";
            foreach (var inner in part["part"u8].Items)
            {
                if (inner["name"u8].Is("url"u8))
                    url = inner["valueUri"u8].Text ?? inner["valueUrl"u8].Text ?? inner["valueString"u8].Text ?? "";
            }
            if (url.StartsWith(call.Base + "/", StringComparison.Ordinal))
                url = url[(call.Base.Length + 1)..];
            if (url.Split('/') is not ["Binary", var id] || (await call.Store.ReadAsync(call.Access, new("Binary", id), cancel: call.Cancel))?.Document is not { } binary)
                return Issue.Error("not-found", "An input is not a Binary of this server; nothing is fetched from elsewhere.");
            sources.Add((url, Convert.FromBase64String(binary.Root["data"u8].Text ?? "")));
        }
        return sources.Count > 0 ? sources : Issue.Error("required", "$import takes NDJSON in the body, or Parameters with input.url.");
    }

    private static Line Check(FhirCall call, Line line)
    {
        if (!line.Resource.Succeeded)
            return line;
        var document = line.Resource.Value;
        if (!Fhir.Definitions.R4Definitions.IsResourceType(document.ResourceType))
            return line with { Resource = Issue.Error("structure", "R4 has no such resource type.") };
        if (!call.Caller.Role.Writes(document.ResourceType) || document.ResourceType is "AuditEvent" or "Subscription")
            return line with { Resource = Issue.Error("forbidden", $"The role {call.Caller.Role.Name} may not import {document.ResourceType}.") };
        return document.Id.Length > 0 && !Conditions.IsId(document.Id)
            ? line with { Resource = Issue.Error("value", "An id is 1 to 64 letters, digits, '-' and '.'.") }
            : line;
    }

    /// <summary>Commits what can be; a line that is refused is left out and the rest tried again.</summary>
    private static async Task<int> WriteAsync(FhirCall call, List<Line> batch, Action<Line, Issue> fail)
    {
        var left = batch.ToList();
        foreach (var twice in left.Where(l => l.Resource.Value!.Id.Length > 0).GroupBy(l => l.Resource.Value!.ToString()).SelectMany(g => g.SkipLast(1)).ToList())
        {
            left.Remove(twice);
            fail(twice, Issue.Error("duplicate", "A later line has the same resource; that one was written."));
        }
        while (left.Count > 0)
        {
            var patients = left.SelectMany(l => PatientsOf.Resource(l.Resource.Value!)).Distinct();
            var audit = AuditEvents.Of(call.Caller, "import", 'C', call.Door.Clock.GetUtcNow(), patients, []);
            RecordWrite[] writes = [.. left.Select(l => ToWrite(l.Resource.Value!)), audit];
            var result = await call.Store.CommitAsync(new RecordTransaction(call.Access.Who, writes, ReturnsDocuments: false, Scope: call.Access.Scope), call.Cancel);
            if (result is not CommitResult.Refused refused)
                return left.Count;
            if (refused.Write < 0 || refused.Write >= left.Count)
            {
                left.ForEach(l => fail(l, refused.Issues[0]));
                return 0;
            }
            fail(left[refused.Write], refused.Issues[0]);
            left.RemoveAt(refused.Write);
        }
        return 0;
    }

    private static RecordWrite ToWrite(ResourceDocument document) => document.Id.Length > 0
        ? new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document)
        : new RecordWrite.Create(document);

    private static Answer Outcome(long done, long failed, List<JsonObject> failures)
    {
        var answer = new ParametersAnswer().Add("imported", "Integer", done).Add("failed", "Integer", failed);
        foreach (var failure in failures)
        {
            answer.Add("error", new ParametersAnswer().Add("source", "String", failure["name"]!.DeepClone())
                .Add("line", "Integer", failure["line"]!.DeepClone()).Add("text", "String", failure["text"]!.DeepClone()));
        }
        return answer.Answer();
    }

    private sealed record Line(string Source, long Number, Parsed<ResourceDocument> Resource);
}
