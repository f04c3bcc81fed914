using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Settings;

/// <summary>The department's settings as one Basic resource. Source: FHIR R4 Basic.</summary>
public sealed class SettingsStore(IRecordStore store, TimeProvider clock)
{
    private const string Extension = "urn:chartroom:extension:coding-settings";
    private static readonly ResourceKey Key = new("Basic", "chartroom-coding-settings");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private (long Version, CodingSettings Settings) held = (0, new CodingSettings());

    /// <summary>What is set now, with the version that a change must name; 0 = nothing was set yet.</summary>
    public async ValueTask<(CodingSettings Settings, long Version)> ReadAsync(CancellationToken cancel)
    {
        var version = await store.ReadAsync(Access.System, Key, cancel: cancel);
        if (version?.Document is not { } document)
            return (new CodingSettings(), version?.Version ?? 0);
        if (held.Version == version.Version)
            return (held.Settings, version.Version);
        var text = document.Root["extension"u8][0]["valueString"u8].Text ?? "{}";
        var settings = JsonSerializer.Deserialize<CodingSettings>(text, Json) ?? new CodingSettings();
        held = (version.Version, settings);
        return (settings, version.Version);
    }

    /// <summary>Keeps new settings over the version named; false when another change came first.</summary>
    public async ValueTask<bool> WriteAsync(Caller caller, CodingSettings settings, long over, CancellationToken cancel)
    {
        var basic = new JsonObject
        {
            ["resourceType"] = "Basic",
            ["id"] = Key.Id,
            ["extension"] = new JsonArray(new JsonObject { ["url"] = Extension, ["valueString"] = JsonSerializer.Serialize(settings, Json) }),
            ["code"] = AbstractClaim.Concept(CodeNames.Own, "settings", "Settings of the coding department"),
            ["author"] = AbstractClaim.Reference(caller.Access.Who, caller.Display),
        };
        RecordWrite[] writes =
        [
            new RecordWrite.Update(Key, AbstractClaim.ToDocument(basic), over),
            AuditEvents.Of(caller, "update", 'U', clock.GetUtcNow(), [], [Key.ToString()]),
        ];
        return await store.CommitAsync(new RecordTransaction(caller.Access.Who, writes), cancel) is CommitResult.Done;
    }
}
