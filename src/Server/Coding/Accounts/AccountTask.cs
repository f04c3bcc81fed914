using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>
/// How far the work on an account has come: who has it, what holds it, how urgent it is, when it was finished. One Task an
/// encounter, made by the first act on it. Source: FHIR R4 Task.
/// </summary>
public sealed record AccountTask
{
    private const string Minutes = "minutes";

    /// <summary>0 = there is none yet.</summary>
    public long Version { get; init; }

    /// <summary>Reference of the coder who has it; empty when nobody has.</summary>
    public string Owner { get; init; } = "";

    public string OwnerName { get; init; } = "";

    /// <summary>A code of <see cref="HoldReason"/>; empty when nothing holds it.</summary>
    public string Hold { get; init; } = "";

    public string HoldNote { get; init; } = "";

    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>FHIR request priority: routine, urgent, asap, stat.</summary>
    public string Priority { get; init; } = "routine";

    public DateTimeOffset? Begun { get; init; }

    public DateTimeOffset? Finished { get; init; }

    /// <summary>Minutes that the coder chose to keep; null when none were.</summary>
    public int? KeptMinutes { get; init; }

    /// <summary>Why it was opened again after it was finished; empty when it was not.</summary>
    public string Reopened { get; init; } = "";

    /// <summary>Why the encounter is not coded here; empty when it is.</summary>
    public string SetAside { get; init; } = "";

    public bool IsFinished => Finished is not null;

    public static ResourceKey KeyOf(string encounterId) => new("Task", $"coding-{AbstractClaim.Digest(encounterId)}");

    /// <summary>The encounter of an account's Task; null for any other Task.</summary>
    public static string? EncounterOf(Element task) =>
        task["code"u8]["coding"u8][0]["system"u8].Is("urn:chartroom:task"u8) && task["code"u8]["coding"u8][0]["code"u8].Is("coding"u8)
        && task["focus"u8]["reference"u8].Text is { } focus && focus.StartsWith("Encounter/", StringComparison.Ordinal)
            ? focus["Encounter/".Length..]
            : null;

    public static AccountTask Read(StoredVersion? version)
    {
        if (version?.Document is not { } document)
            return new AccountTask { Version = version?.Version ?? 0 };
        var root = document.Root;
        var period = root["executionPeriod"u8];
        return new AccountTask
        {
            Version = version.Version,
            Owner = root["owner"u8]["reference"u8].Text ?? "",
            OwnerName = root["owner"u8]["display"u8].Text ?? "",
            Hold = root["status"u8].Is("on-hold"u8) ? root["statusReason"u8]["coding"u8][0]["code"u8].Text ?? "" : "",
            HoldNote = root["status"u8].Is("on-hold"u8) ? root["statusReason"u8]["text"u8].Text ?? "" : "",
            HeldSince = Time(Input(root, "held")["valueDateTime"u8]),
            Priority = root["priority"u8].Text ?? "routine",
            Begun = Time(period["start"u8]),
            Finished = root["status"u8].Is("completed"u8) ? Time(period["end"u8]) : null,
            KeptMinutes = int.TryParse(Input(root, Minutes)["valueInteger"u8].Text, out var minutes) ? minutes : null,
            Reopened = Input(root, "reopened")["valueString"u8].Text ?? "",
            SetAside = root["status"u8].Is("rejected"u8) ? root["statusReason"u8]["text"u8].Text ?? "" : "",
        };
    }

    public ResourceDocument Write(string encounterId, string patientId, DateTimeOffset now)
    {
        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["id"] = KeyOf(encounterId).Id,
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = CodeNames.Own, ["value"] = encounterId }),
            ["status"] = StatusOf(),
            ["intent"] = "order",
            ["priority"] = Priority,
            ["code"] = AbstractClaim.Concept(CodeNames.Task, "coding", "Code the encounter"),
            ["focus"] = AbstractClaim.Reference($"Encounter/{encounterId}"),
            ["for"] = AbstractClaim.Reference($"Patient/{patientId}"),
            ["encounter"] = AbstractClaim.Reference($"Encounter/{encounterId}"),
            ["lastModified"] = Text(now),
        };
        if (ReasonOf() is { } reason)
            task["statusReason"] = reason;
        if (Owner.Length > 0)
            task["owner"] = AbstractClaim.Reference(Owner, OwnerName);
        var period = new JsonObject();
        if (Begun is { } begun)
            period["start"] = Text(begun);
        if (Finished is { } finished)
            period["end"] = Text(finished);
        if (period.Count > 0)
            task["executionPeriod"] = period;
        AddInputs(task);
        return AbstractClaim.ToDocument(task);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(Element element) =>
        DateTimeOffset.TryParse(element.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static Element Input(Element root, string name)
    {
        foreach (var input in root["input"u8].Items)
        {
            if (input["type"u8]["text"u8].Text == name)
                return input;
        }
        return default;
    }

    private string StatusOf()
    {
        if (SetAside.Length > 0)
            return "rejected";
        if (IsFinished)
            return "completed";
        if (Hold.Length > 0)
            return "on-hold";
        return Owner.Length > 0 ? "in-progress" : "ready";
    }

    private JsonObject? ReasonOf()
    {
        if (SetAside.Length > 0)
            return new JsonObject { ["text"] = SetAside };
        if (Hold.Length == 0)
            return null;
        var reason = AbstractClaim.Concept(CodeNames.Hold, Hold, HoldReason.Find(Hold)?.Title);
        if (HoldNote.Length > 0)
            reason["text"] = HoldNote;
        return reason;
    }

    private void AddInputs(JsonObject task)
    {
        var inputs = new JsonArray();
        if (HeldSince is { } since && Hold.Length > 0)
            inputs.Add(new JsonObject { ["type"] = new JsonObject { ["text"] = "held" }, ["valueDateTime"] = Text(since) });
        if (KeptMinutes is { } minutes)
            inputs.Add(new JsonObject { ["type"] = new JsonObject { ["text"] = Minutes }, ["valueInteger"] = minutes });
        if (Reopened.Length > 0)
            inputs.Add(new JsonObject { ["type"] = new JsonObject { ["text"] = "reopened" }, ["valueString"] = Reopened });
        if (inputs.Count > 0)
            task["input"] = inputs;
    }
}
