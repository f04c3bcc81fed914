using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Intake.Scans;

/// <summary>What became of an act on a document: it is done, or the issue that says why not.</summary>
internal sealed record ScanOutcome(ScanDocument? Document, int Status, Issue? Issue);

/// <summary>
/// The acts on scanned documents: index, check, move, move back. Each writes a new version of the DocumentReference, a Provenance that says who did
/// what and why and names the version before, and an audit event, together; so each can be seen and taken back.
/// </summary>
internal sealed class ScanIndexing(IRecordStore store, ServerSettings settings)
{
    private static readonly Dictionary<string, string> ActNames = new()
    {
        ["index"] = "indexed",
        ["quality-accept"] = "checked and accepted",
        ["quality-return"] = "sent back",
        ["move"] = "moved",
        ["move-back"] = "moved back",
    };

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };


    public Task<ScanOutcome> IndexAsync(Caller caller, string id, ScanIndex index, CancellationToken cancel) =>
        ActAsync(caller, id, "index", null, document =>
        {
            document["subject"] = Reference(index.Patient);
            document["type"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = index.TypeSystem, ["code"] = index.TypeCode, ["display"] = index.TypeDisplay }),
            };
            document["date"] = index.Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null);
            document["context"] = new JsonObject { ["period"] = new JsonObject { ["start"] = index.Date.UtcDateTime.ToString("yyyy-MM-dd") } };
            SetEncounter(document, index.Encounter);
            SetStep(document, ScannedPages.ToCheck);
        }, index.Patient, index.Encounter, cancel);

    /// <summary>The second pair of eyes: accepted pages are final; others go back to be indexed.</summary>
    public Task<ScanOutcome> CheckAsync(Caller caller, string id, ScanCheck check, CancellationToken cancel) =>
        ActAsync(caller, id, check.Accept ? "quality-accept" : "quality-return", check.Reason, document =>
        {
            SetStep(document, check.Accept ? ScannedPages.Filed : ScannedPages.ToIndex);
            if (check.Accept)
                document["docStatus"] = "final";
        }, null, null, cancel);

    public Task<ScanOutcome> MoveAsync(Caller caller, string id, DocumentMove move, CancellationToken cancel) => MoveAsync(caller, id, "move", move, cancel);

    private Task<ScanOutcome> MoveAsync(Caller caller, string id, string act, DocumentMove move, CancellationToken cancel) =>
        ActAsync(caller, id, act, move.Reason, document =>
        {
            document["subject"] = Reference(move.Patient);
            SetEncounter(document, move.Encounter);
        }, move.Patient, move.Encounter, cancel);

    /// <summary>Takes the last move back: patient and encounter of the version before it.</summary>
    public async Task<ScanOutcome> MoveBackAsync(Caller caller, string id, string reason, CancellationToken cancel)
    {
        var key = new ResourceKey("DocumentReference", id);
        var history = await store.HistoryAsync(caller.Access, new HistoryQuery(key, Count: 200), cancel);
        var versions = history.Versions.Where(v => v.Document is not null).ToList();
        var now = versions.Count > 0 ? Subject(versions[0]) : null;
        if (versions.Find(v => Subject(v) != now) is not { } before || Subject(before) is not { } patient)
            return new ScanOutcome(null, 409, Issue.Error("conflict", "The document has not been moved."));
        var encounter = before.Document!.Root["context"u8]["encounter"u8][0]["reference"u8].Text;
        return await MoveAsync(caller, id, "move-back", new DocumentMove(patient, encounter, reason), cancel);
    }

    /// <summary>True when an earlier version was in another chart.</summary>
    public async Task<bool> WasMovedAsync(Caller caller, ResourceKey key, CancellationToken cancel)
    {
        var history = await store.HistoryAsync(caller.Access, new HistoryQuery(key, Count: 200), cancel);
        return history.Versions.Where(v => v.Document is not null).Select(Subject).OfType<string>().Distinct().Skip(1).Any();
    }

    /// <summary>Sets the visit, and leaves what else the context says.</summary>
    private static void SetEncounter(JsonObject document, string? encounter)
    {
        var context = document["context"] as JsonObject ?? [];
        context.Remove("encounter");
        if (!string.IsNullOrEmpty(encounter))
            context["encounter"] = new JsonArray(Reference(encounter));
        document["context"] = context.Count > 0 ? context : null;
        if (context.Count == 0)
            document.Remove("context");
    }

    /// <summary>Sets the step, and leaves what else the document is filed under.</summary>
    private static void SetStep(JsonObject document, string step)
    {
        var others = (document["category"] as JsonArray ?? []).Where(c => (string?)c?["coding"]?[0]?["system"] != ScannedPages.StepSystem).Select(c => c?.DeepClone());
        document["category"] = new JsonArray([.. others, ScannedPages.Step(step)[0]!.DeepClone()]);
    }

    private static string? Subject(StoredVersion version) => version.Document!.Root["subject"u8]["reference"u8].Text;

    private async Task<ScanOutcome> ActAsync(
        Caller caller, string id, string act, string? reason, Action<JsonObject> change, string? patient, string? encounter, CancellationToken cancel)
    {
        var key = new ResourceKey("DocumentReference", id);
        if (await store.ReadAsync(caller.Access, key, null, cancel) is not { Document: { } onFile } version)
            return new ScanOutcome(null, 404, Issue.Error("not-found", "There is no such document."));
        if (await MissingAsync(caller, patient, encounter, cancel) is { } missing)
            return new ScanOutcome(null, 422, missing);
        var document = (JsonObject)JsonNode.Parse(onFile.Utf8.Span)!;
        var subjectBefore = (string?)document["subject"]?["reference"];
        change(document);
        var now = settings.Clock.GetUtcNow();
        var patients = new[] { subjectBefore, (string?)document["subject"]?["reference"] }.OfType<string>().Distinct().ToList();
        RecordWrite[] writes =
        [
            new RecordWrite.Update(key, ToDocument(document), version.Version),
            new RecordWrite.Create(ToDocument(Trail(caller, key, version, act, reason, now))),
            AuditEvents.Of(caller, "update", 'U', now, patients, [key.ToString()]),
        ];
        var result = await store.CommitAsync(new RecordTransaction(caller.Access.Who, writes), cancel);
        if (result is CommitResult.Refused refused)
            return new ScanOutcome(null, refused.Status, refused.Issues.Count > 0 ? refused.Issues[0] : null);
        var written = await store.ReadAsync(caller.Access, key, null, cancel);
        return new ScanOutcome(written is null ? null : ScanDocument.Of(written, now), 200, null);
    }

    private async Task<Issue?> MissingAsync(Caller caller, string? patient, string? encounter, CancellationToken cancel)
    {
        foreach (var (reference, type) in new[] { (patient, "Patient"), (encounter, "Encounter") })
        {
            if (string.IsNullOrEmpty(reference))
                continue;
            var parts = reference.Split('/');
            if (parts.Length != 2 || parts[0] != type)
                return Issue.Error("value", $"A reference to a {type} is asked for.", type.ToLowerInvariant());
            var found = await store.ReadAsync(caller.Access, new ResourceKey(type, parts[1]), null, cancel);
            if (found?.Document is not { } document)
                return Issue.Error("not-found", $"There is no such {type}.", type.ToLowerInvariant());
            if (type == "Encounter" && patient is not null && document.Root["subject"u8]["reference"u8].Text != patient)
                return Issue.Error("business-rule", "The encounter is another patient's.", "encounter");
        }
        return null;
    }

    private static JsonObject Trail(Caller caller, ResourceKey key, StoredVersion before, string act, string? reason, DateTimeOffset now)
    {
        var trail = new JsonObject
        {
            ["resourceType"] = "Provenance",
            ["target"] = new JsonArray(Reference(key.ToString())),
            ["recorded"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null),
            ["activity"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:chartroom:document-act", ["code"] = act }),
                ["text"] = ActNames[act],
            },
            ["agent"] = new JsonArray(new JsonObject { ["who"] = Reference(caller.Access.Who) }),
            ["entity"] = new JsonArray(new JsonObject
            {
                ["role"] = "revision",
                ["what"] = new JsonObject { ["reference"] = $"{key}/_history/{before.Version}", ["display"] = $"version {before.Version} of the document" },
            }),
        };
        if (reason is not null)
            trail["reason"] = new JsonArray(new JsonObject { ["text"] = reason });
        return trail;
    }

    private static JsonObject Reference(string reference) => new() { ["reference"] = reference };

    private static ResourceDocument ToDocument(JsonObject resource) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(Json)));
}
