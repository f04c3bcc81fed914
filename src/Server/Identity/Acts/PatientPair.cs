using System.Text.Json.Nodes;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>Two Patients as they are on file, in the order asked for, or the refusal that says which cannot be used.</summary>
internal sealed record PatientPair(StoredVersion Kept, StoredVersion Other, ActOutcome? Refusal)
{
    /// <summary>Reads both with the eyes of the actor. <paramref name="inUse"/>: neither may be retired.</summary>
    public static async Task<PatientPair> ReadAsync(IRecordStore store, Actor actor, string kept, string other, bool inUse, CancellationToken cancel)
    {
        if (kept == other)
            return Refused(422, "Both are the same record.");
        var found = await store.ReadManyAsync(actor.Access, [new("Patient", kept), new("Patient", other)], null, cancel);
        if (found.FirstOrDefault(f => f.Key.Id == kept && !f.IsDeleted) is not { } first || found.FirstOrDefault(f => f.Key.Id == other && !f.IsDeleted) is not { } second)
            return Refused(404, "One of the two records is not on file.");
        foreach (var version in inUse ? new[] { first, second } : [])
        {
            if (PatientLinks.ReplacedByOf(version.Document!.Root) is not null)
                return Refused(409, "One of the two records was merged into another meanwhile. Nothing was changed.");
        }
        return new PatientPair(first, second, null);
    }

    public JsonObject KeptJson() => Json(Kept);

    public JsonObject OtherJson() => Json(Other);

    public static JsonObject Json(StoredVersion version) => (JsonObject)JsonNode.Parse(version.Document!.Utf8.Span)!;

    public static RecordWrite.Update Write(StoredVersion version, JsonObject patient) =>
        new(version.Key, ActDocument.ToDocument(patient), version.Version);

    private static PatientPair Refused(int status, string reason) => new(null!, null!, ActOutcome.Refused(status, reason));
}
