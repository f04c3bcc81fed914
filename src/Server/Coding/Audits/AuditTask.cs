using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Audits;

/// <summary>
/// One abstract drawn for a second coder: which version of it, who coded it, who audits it, and how. A Task of the code
/// <c>coding-audit</c>. Source: FHIR R4 Task; AHIMA, Benchmarking to Improve Coding Accuracy (code-over-code method).
/// </summary>
/// <param name="ClaimVersion">The version of the abstract that is audited; later changes do not count.</param>
/// <param name="IsBlind">The auditor codes from the documents alone; else from the abstract.</param>
/// <param name="Sample">Names the draw that it belongs to.</param>
/// <param name="Status">FHIR: requested, in-progress, completed, cancelled.</param>
public sealed record AuditTask(
    string Id, long Version, string EncounterId, string PatientId, long ClaimVersion, string Coder, string CoderName, string Auditor, string AuditorName,
    bool IsBlind, string Sample, string Status, DateTimeOffset Drawn, DateTimeOffset? Done)
{
    public const string Code = "coding-audit";

    public bool IsOpen => Status is "requested" or "in-progress";

    /// <summary>The audit that a Task is; null for any other Task.</summary>
    public static AuditTask? Read(StoredVersion version)
    {
        if (version.Document is not { } document || !document.Root["code"u8]["coding"u8][0]["code"u8].Is("coding-audit"u8))
            return null;
        var root = document.Root;
        var focus = root["focus"u8]["reference"u8].Text ?? "";
        var at = focus.IndexOf("/_history/", StringComparison.Ordinal);
        if (at < 0 || !long.TryParse(focus[(at + "/_history/".Length)..], out var claimVersion))
            return null;
        return new AuditTask(
            version.Key.Id, version.Version, After(root["encounter"u8], "Encounter/"), After(root["for"u8], "Patient/"), claimVersion,
            Input(root, "coder")["valueReference"u8]["reference"u8].Text ?? "", Input(root, "coder")["valueReference"u8]["display"u8].Text ?? "",
            root["owner"u8]["reference"u8].Text ?? "", root["owner"u8]["display"u8].Text ?? "", Input(root, "mode")["valueString"u8].Is("blind"u8),
            Input(root, "sample")["valueString"u8].Text ?? "", root["status"u8].Text ?? "", Time(root["authoredOn"u8]) ?? default,
            Time(root["executionPeriod"u8]["end"u8]));
    }

    public ResourceDocument Write()
    {
        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["status"] = Status,
            ["intent"] = "order",
            ["code"] = AbstractClaim.Concept(CodeNames.Task, Code, "Audit a coded encounter"),
            ["focus"] = AbstractClaim.Reference($"{AbstractClaim.KeyOf(EncounterId)}/_history/{ClaimVersion}"),
            ["for"] = AbstractClaim.Reference($"Patient/{PatientId}"),
            ["encounter"] = AbstractClaim.Reference($"Encounter/{EncounterId}"),
            ["authoredOn"] = Text(Drawn),
            ["input"] = new JsonArray(
                Part("mode", "valueString", IsBlind ? "blind" : "review"), Part("sample", "valueString", Sample),
                Part("coder", "valueReference", AbstractClaim.Reference(Coder, CoderName))),
        };
        if (Id.Length > 0)
            task["id"] = Id;
        if (Auditor.Length + AuditorName.Length > 0)
            task["owner"] = AbstractClaim.Reference(Auditor, AuditorName);
        if (Done is { } done)
        {
            task["executionPeriod"] = new JsonObject { ["end"] = Text(done) };
            task["output"] = new JsonArray(Part("recode", "valueReference", AbstractClaim.Reference(AbstractClaim.KeyOf(Id, "recode").ToString())));
        }
        return AbstractClaim.ToDocument(task);
    }

    /// <summary>Why a caller may not code under this audit now; null when nothing forbids it.</summary>
    public Issue? WhyNot(Caller caller)
    {
        if (!IsOpen)
            return Issue.Error("conflict", "The audit is finished.");
        if (caller.Access.Who == Coder)
            return Issue.Error("conflict", "You coded this encounter; another coder audits it.");
        return Auditor.Length > 0 && Auditor != caller.Access.Who ? Issue.Error("conflict", $"{AuditorName} audits this encounter.") : null;
    }

    private static JsonObject Part(string type, string name, JsonNode value) => new() { ["type"] = new JsonObject { ["text"] = type }, [name] = value };

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(Element element) =>
        DateTimeOffset.TryParse(element.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string After(Element reference, string type) =>
        reference["reference"u8].Text is { } text && text.StartsWith(type, StringComparison.Ordinal) ? text[type.Length..] : "";

    private static Element Input(Element root, string name)
    {
        foreach (var input in root["input"u8].Items)
        {
            if (input["type"u8]["text"u8].Text == name)
                return input;
        }
        return default;
    }
}
