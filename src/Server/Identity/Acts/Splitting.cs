using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// How an overlay is parted. <c>Entries</c> (keys) go to the second person; <c>Identifiers</c> (values) go along. The second
/// person is an existing record (<c>Into</c>), or a new one with the demographics that version <c>OtherVersion</c> of the chart
/// had, or those typed in <c>Typed</c> (a Patient). <c>KeptVersion</c> puts back the demographics of an earlier version for the
/// first person. <c>Number</c> is the record number of a new record.
/// </summary>
internal sealed record SplitOrder(
    string Patient, IReadOnlyList<string> Entries, IReadOnlyList<string> Identifiers, string? Into, long? OtherVersion, JsonObject? Typed,
    long? KeptVersion, string? Number, string? Reason);

/// <summary>
/// Parts a chart that holds two people: the chosen entries go to the second person's record, each as a new version; both
/// records keep their history, nothing is deleted, and the whole can be taken back (<see cref="UndoAsync"/>).
/// <para>Source: AHIMA, "Ensuring Data Integrity in Health Information Exchange" (2012), on correcting overlays.</para>
/// </summary>
internal sealed class Splitting(IRecordStore store, Merging merging, ServerSettings settings)
{
    /// <summary>What of a Patient describes the person, and so changes hands with the person.</summary>
    private static readonly string[] Demographics =
    [
        "name", "telecom", "gender", "birthDate", "_birthDate", "deceasedBoolean", "deceasedDateTime", "address", "maritalStatus",
        "multipleBirthBoolean", "multipleBirthInteger", "photo", "contact", "communication", "generalPractitioner", "extension",
    ];

    public Task<ActOutcome> SplitAsync(Actor actor, SplitOrder order, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(() => TryAsync(actor, order, cancel));

    private async Task<ActOutcome?> TryAsync(Actor actor, SplitOrder order, CancellationToken cancel)
    {
        var key = new ResourceKey("Patient", order.Patient);
        if (await store.ReadAsync(actor.Access, key, null, cancel) is not { Document: { } document } onFile)
            return ActOutcome.Refused(404, "The record is not on file.");
        if (PatientLinks.ReplacedByOf(document.Root) is not null)
            return ActOutcome.Refused(409, "The record was merged into another; split the record in use.");
        var entries = await RecordEntries.ReadAsync(store, order.Patient, null, cancel);
        var chosen = entries.Where(e => order.Entries.Contains(e.Key.ToString())).ToList();
        if (chosen.Count != order.Entries.Distinct().Count())
            return ActOutcome.Refused(409, "Some of the chosen entries are not in this chart any more. Nothing was changed; look again.");
        var kept = PatientPair.Json(onFile);
        var (second, refusal) = await SecondAsync(actor, order, kept, cancel);
        if (second is null)
            return refusal;
        if (chosen.Count == 0 && order.Identifiers.Count == 0 && order.OtherVersion is null)
            return ActOutcome.Refused(422, "Choose what belongs to the second person.");
        Hand(kept, second.Json, order.Identifiers);
        if (order.KeptVersion is { } version && await DemographicsAsync(actor, key, version, kept, cancel) is { } missing)
            return missing;
        return await CommitAsync(actor, order, onFile, kept, second, chosen, cancel);
    }

    /// <summary>
    /// Takes a split back: the second record goes up in the first again. The first gets back the demographics and numbers that
    /// it had, unless it was edited meanwhile.
    /// </summary>
    public async Task<ActOutcome> UndoAsync(Actor actor, IdentityAct split, string? reason, CancellationToken cancel)
    {
        var key = new ResourceKey("Patient", split.Kept);
        var before = await store.ReadAsync(Access.System, key, split.T - 1, cancel);
        var then = await store.ReadAsync(Access.System, key, split.T, cancel);
        var order = new MergeOrder(split.Kept, split.Other!, reason, null, split.Id);
        return await merging.MergeAsync(actor, order, (kept, other) =>
        {
            if (before?.Document is null || then?.Document is null)
                return;
            var (old, written) = (PatientPair.Json(before), PatientPair.Json(then));
            foreach (var element in Demographics.Append("identifier"))
            {
                if (!JsonNode.DeepEquals(kept[element], written[element]))
                    continue;
                kept.Remove(element);
                if (old[element] is { } value)
                    kept[element] = value.DeepClone();
            }
            TakeOff(other, kept);
        }, cancel);
    }

    private async Task<ActOutcome?> CommitAsync(
        Actor actor, SplitOrder order, StoredVersion onFile, JsonObject kept, Second second, List<StoredVersion> chosen, CancellationToken cancel)
    {
        var now = settings.Clock.GetUtcNow();
        var moves = chosen.Select(e => Rereference.Move(e, [order.Patient], second.Key.Id)).OfType<RecordWrite.Update>().ToList();
        var act = new IdentityAct(
            ActDocument.NewId(now), ActKind.Split, order.Patient, second.Key.Id, actor.Who, actor.Name, now, 0, order.Reason, null, null,
            RecordEntries.Counted(moves.Select(m => m.Key)));
        List<RecordWrite> writes =
        [
            PatientPair.Write(onFile, kept), new RecordWrite.Update(second.Key, ActDocument.ToDocument(second.Json), second.Version),
            .. moves, ActDocument.Write(act), .. ActDocument.WriteMoves(act, moves.ConvertAll(m => m.Key)),
            actor.Audit(now, [order.Patient, second.Key.Id], [$"Provenance/{act.Id}"]),
        ];
        return await ActOutcome.CommitAsync(store, actor, act, writes, cancel);
    }

    /// <summary>The second person's record: the one named, or a new one.</summary>
    private async Task<(Second? Second, ActOutcome? Refusal)> SecondAsync(Actor actor, SplitOrder order, JsonObject kept, CancellationToken cancel)
    {
        if (order.Into is { } into)
        {
            if (into == order.Patient)
                return (null, ActOutcome.Refused(422, "The second person's record is this one."));
            var found = await store.ReadAsync(actor.Access, new ResourceKey("Patient", into), null, cancel);
            if (found?.Document is not { } document)
                return (null, ActOutcome.Refused(404, "The second person's record is not on file."));
            return PatientLinks.ReplacedByOf(document.Root) is null
                ? (new Second(found.Key, found.Version, PatientPair.Json(found)), null)
                : (null, ActOutcome.Refused(409, "The second person's record was merged into another; choose the record in use."));
        }
        var key = new ResourceKey("Patient", ActDocument.NewId(settings.Clock.GetUtcNow()));
        var fresh = new JsonObject { ["resourceType"] = "Patient", ["id"] = key.Id, ["active"] = true };
        if (order.Typed is { } typed)
            Copy(typed, fresh);
        else if (order.OtherVersion is { } version && await DemographicsAsync(actor, new ResourceKey("Patient", order.Patient), version, fresh, cancel) is { } missing)
            return (null, missing);
        if (fresh["name"] is null)
            return (null, ActOutcome.Refused(422, "The second person needs a name: choose an earlier version of the demographics, or type one."));
        if (order.Number is { Length: > 0 } number)
            fresh["identifier"] = new JsonArray(RecordNumber(kept, number));
        return (new Second(key, null, fresh), null);
    }

    /// <summary>A record number of the same kind and authority as the chart's own.</summary>
    private static JsonObject RecordNumber(JsonObject kept, string number)
    {
        var like = (kept["identifier"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(i => (string?)i["type"]?["coding"]?[0]?["code"] == "MR");
        var identifier = like is null
            ? new JsonObject
            {
                ["type"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v2-0203", ["code"] = "MR" }) },
            }
            : (JsonObject)like.DeepClone();
        identifier["value"] = number;
        identifier.Remove("period");
        return identifier;
    }

    private async Task<ActOutcome?> DemographicsAsync(Actor actor, ResourceKey key, long version, JsonObject into, CancellationToken cancel)
    {
        if (await store.ReadVersionAsync(actor.Access, key, version, cancel) is not { Document: not null } earlier)
            return ActOutcome.Refused(404, $"The chart has no version {version}.");
        Copy(PatientPair.Json(earlier), into);
        return null;
    }

    private static void Copy(JsonObject from, JsonObject into)
    {
        foreach (var element in Demographics)
        {
            into.Remove(element);
            if (from[element] is { } value)
                into[element] = value.DeepClone();
        }
    }

    private static void Hand(JsonObject from, JsonObject to, IReadOnlyList<string> values)
    {
        foreach (var identifier in (from["identifier"] as JsonArray)?.OfType<JsonObject>().Where(i => values.Contains((string?)i["value"])).ToList() ?? [])
        {
            ((JsonArray)from["identifier"]!).Remove(identifier);
            if (to["identifier"] is not JsonArray own)
                to["identifier"] = own = [];
            own.Add(identifier);
        }
        if (from["identifier"] is JsonArray { Count: 0 })
            from.Remove("identifier");
    }

    /// <summary>A number stands in one record only: intake files by it.</summary>
    private static void TakeOff(JsonObject from, JsonObject holder)
    {
        var held = (holder["identifier"] as JsonArray)?.OfType<JsonObject>().Select(Number).ToHashSet() ?? [];
        foreach (var identifier in (from["identifier"] as JsonArray)?.OfType<JsonObject>().Where(i => held.Contains(Number(i))).ToList() ?? [])
            ((JsonArray)from["identifier"]!).Remove(identifier);
        if (from["identifier"] is JsonArray { Count: 0 })
            from.Remove("identifier");

        static string Number(JsonObject identifier) => $"{(string?)identifier["system"]}|{(string?)identifier["value"]}";
    }

    private sealed record Second(ResourceKey Key, long? Version, JsonObject Json);
}
