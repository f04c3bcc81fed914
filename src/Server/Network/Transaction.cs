using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Operations;
using Chartroom.Server.Network.Subscriptions;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// transaction: all writes of a bundle in one commit, in the order DELETE, POST, PUT and PATCH; then its reads.
/// Source: FHIR R4 §3.1.0.11.2 transaction processing rules (hl7.org/fhir/R4/http.html#trules).
/// </summary>
internal static class Transaction
{
    /// <summary>The audit event of a transaction names each record up to so many; beyond, history at its moment tells.</summary>
    private const int NamedEntities = 50;

    public static async Task<Answer> AnswerAsync(FhirCall call, IReadOnlyList<BundleEntry> entries)
    {
        var writes = new List<(BundleEntry Entry, RecordWrite Write)>();
        foreach (var entry in entries.Where(e => !IsRead(e)).OrderBy(Rank))
        {
            var (write, problem) = await ToWriteAsync(entry);
            if (write is null)
                return At(entry, problem!);
            writes.Add((entry, write));
        }
        if (Twice(writes.Select(w => w.Write)) is { } key)
            return Answer.Refused(400, "invalid", $"The transaction writes the same {key.Type} twice.");
        if (writes.Count > 0 && await FailingReadAsync(entries, writes) is { } failing)
            return failing;
        var answers = new Answer[entries.Count];
        if (writes.Count > 0 && await CommitAsync(call, writes, answers) is { } refused)
            return refused;
        foreach (var entry in entries.Where(IsRead))
        {
            answers[entry.Position] = await Interactions.AnswerAsync(entry.Call, entry.Path);
            if (answers[entry.Position].Status >= 400)
                answers[entry.Position] = answers[entry.Position] with { Body = default };
        }
        return new Answer(200) { Body = Response(call, answers), IsShaped = true };
    }

    /// <summary>Reads, searches and operations that change nothing: answered when the writes are done.</summary>
    private static bool IsRead(BundleEntry entry) =>
        entry.Call.Method == "GET" || (entry.Call.Method == "POST" && entry.Path.Split('/')[^1] is ['$', ..] or "_search");

    /// <summary>
    /// A read that fails fails the transaction, and so before anything is written; what the transaction itself writes can be
    /// read only afterwards. Source: FHIR R4 §3.1.0.11.2: accept all actions, or reject all.
    /// </summary>
    private static async Task<Answer?> FailingReadAsync(IReadOnlyList<BundleEntry> entries, List<(BundleEntry Entry, RecordWrite Write)> writes)
    {
        var written = writes.Select(w => w.Write).OfType<RecordWrite.Update>().Where(u => u.Where is null).Select(u => u.Key.ToString()).ToHashSet();
        foreach (var entry in entries.Where(e => IsRead(e) && !written.Contains(e.Path)))
        {
            var isOperation = entry.Path.Split('/')[^1] is ['$', ..];
            if (isOperation && OperationTable.AffectsState(entry.Path))
                return At(entry, Answer.Refused(400, "not-supported", "An operation that changes something is no part of a transaction."));
            var answer = await Interactions.AnswerAsync(entry.Call, entry.Path);
            if (answer.Status >= 400)
                return At(entry, answer);
        }
        return null;
    }

    private static int Rank(BundleEntry entry) => entry.Call.Method switch { "DELETE" => 0, "POST" => 1, _ => 2 };

    private static async Task<Answer?> CommitAsync(
        FhirCall call, List<(BundleEntry Entry, RecordWrite Write)> writes, Answer[] answers)
    {
        RecordWrite[] all = [.. writes.Select(w => w.Write), Audited(call, writes)];
        var result = await call.Store.CommitAsync(new RecordTransaction(call.Access.Who, all, Scope: call.Access.Scope), call.Cancel);
        if (result is CommitResult.Refused refused)
        {
            var answer = Answer.Refused(refused.Status, refused.Issues);
            return refused.Write >= 0 && refused.Write < writes.Count ? At(writes[refused.Write].Entry, answer) : answer;
        }
        var done = (CommitResult.Done)result;
        for (var i = 0; i < writes.Count; i++)
            answers[writes[i].Entry.Position] = Answer.Of(done.Outcomes[i], done.At);
        Telemetry.ResourcesWritten.Add(writes.Count);
        return null;
    }

    private static async Task<(RecordWrite? Write, Answer? Problem)> ToWriteAsync(BundleEntry entry)
    {
        var (call, segments) = (entry.Call, entry.Path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        if (segments is not [var type] && segments is not [_, _])
            return (null, Answer.Refused(400, "invalid", "A write's request.url is a type, or a type and an id."));
        type = segments[0];
        if (!Fhir.Definitions.R4Definitions.IsResourceType(type))
            return (null, Answer.Refused(400, "invalid", "R4 has no such resource type."));
        call = call with { Type = type, Id = segments.Length > 1 ? segments[1] : "" };
        if (call.Method == "PATCH")
            return await ToPatchAsync(call);
        if (call.Method != "DELETE" && Writing.Check(call) is { } refused)
            return (null, refused);
        if (Writing.IfMatch(call, out var ifMatch) is { } bad)
            return (null, bad);
        (call, var notAdmitted) = SubscriptionAdmission.Admit(call);
        if (notAdmitted is not null)
            return (null, notAdmitted);
        return call.Method switch
        {
            "POST" => ToCreate(entry, call),
            "PUT" => ToUpdate(entry, call, ifMatch),
            _ => await ToDeleteAsync(call, ifMatch),
        };
    }

    private static (RecordWrite?, Answer?) ToCreate(BundleEntry entry, FhirCall call)
    {
        if (call.IfNoneExist is not { } condition)
            return (new RecordWrite.Create(call.Body!, entry.FullUrl), null);
        var where = SearchUrl.Condition(call.Type, condition.TrimStart('?'));
        return where.Succeeded
            ? (new RecordWrite.Create(call.Body!, entry.FullUrl, where.Value), null)
            : (null, Answer.Refused(412, where.Issues));
    }

    private static (RecordWrite?, Answer?) ToUpdate(BundleEntry entry, FhirCall call, long? ifMatch)
    {
        if (call.Id.Length > 0)
        {
            return Conditions.IsId(call.Id) && (call.Body!.Id == call.Id || call.Body.Id.Length == 0)
                ? (new RecordWrite.Update(call.Key, call.Body, ifMatch, FullUrl: entry.FullUrl), null)
                : (null, Answer.Refused(400, "invalid", "The resource's id must be the id in request.url."));
        }
        var where = SearchUrl.Condition(call.Type, call.Query);
        return where.Succeeded
            ? (new RecordWrite.Update(new ResourceKey(call.Type, call.Body!.Id), call.Body, ifMatch, where.Value, entry.FullUrl), null)
            : (null, Answer.Refused(412, where.Issues));
    }

    private static async Task<(RecordWrite?, Answer?)> ToDeleteAsync(FhirCall call, long? ifMatch)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.DeleteRecord) || !call.Caller.Role.Writes(call.Type) || call.Type == "AuditEvent")
            return (null, Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not delete {call.Type}."));
        if (call.Id.Length > 0)
            return (new RecordWrite.Delete(call.Key, ifMatch), null);
        var where = SearchUrl.Condition(call.Type, call.Query);
        if (!where.Succeeded)
            return (null, Answer.Refused(412, where.Issues));
        var found = await call.Store.SearchAsync(call.Access, where.Value, call.Cancel);
        return found.Matches.Count > 1
            ? (null, Answer.Refused(412, "multiple-matches", "More than one resource matches."))
            : (new RecordWrite.Delete(found.Matches.Count == 1 ? found.Matches[0].Key : new(call.Type, ""), ifMatch, where.Value), null);
    }

    private static async Task<(RecordWrite?, Answer?)> ToPatchAsync(FhirCall call)
    {
        if (Writing.CheckRight(call, call.Type) is { } refused)
            return (null, refused);
        var (current, problem) = await Patch.FindAsync(call);
        if (current is null)
            return (null, problem);
        var patched = Patch.Apply(call, current.Document!);
        if (!patched.Succeeded)
            return (null, Answer.Refused(422, patched.Issues));
        var expected = Conditions.Version(call.IfMatch) ?? current.Version;
        return (new RecordWrite.Update(current.Key, patched.Value, expected, Method: "PATCH"), null);
    }

    private static RecordWrite Audited(FhirCall call, List<(BundleEntry Entry, RecordWrite Write)> writes)
    {
        var patients = new HashSet<string>();
        var entities = new HashSet<string>();
        foreach (var (entry, write) in writes)
        {
            var name = write switch
            {
                RecordWrite.Create create => create.FullUrl,
                RecordWrite.Update { Where: null } update => update.Key.ToString(),
                RecordWrite.Delete { Key.Id.Length: > 0 } delete => delete.Key.ToString(),
                _ => entry.FullUrl,
            };
            if (name is not null)
                (entry.Call.Body?.ResourceType == "Patient" ? patients : entities).Add(name);
            if (entry.Call.Body is { ResourceType: not "Patient" } body)
                patients.UnionWith(PatientsOf.Resource(body));
        }
        return AuditEvents.Of(
            call.Caller,
            "transaction",
            'E',
            call.Door.Clock.GetUtcNow(),
            patients,
            entities.Count <= NamedEntities ? entities : []);
    }

    private static ResourceKey? Twice(IEnumerable<RecordWrite> writes)
    {
        var seen = new HashSet<ResourceKey>();
        foreach (var write in writes)
        {
            var key = write switch
            {
                RecordWrite.Update { Where: null } update => update.Key,
                RecordWrite.Delete { Key.Id.Length: > 0 } delete => delete.Key,
                _ => default,
            };
            if (key.Type is not null && !seen.Add(key))
                return key;
        }
        return null;
    }

    private static ReadOnlyMemory<byte> Response(FhirCall call, Answer[] answers)
    {
        var response = new BundleWriter("transaction-response");
        foreach (var answer in answers)
            BundleDoor.Write(response, call.Base, answer, wantsBody: !answer.IsWrite || call.WantsBodies);
        return response.End();
    }

    private static Answer At(BundleEntry entry, Answer answer)
    {
        var place = $"Bundle.entry[{entry.Position}]";
        return answer with { Issues = [.. answer.Issues.Select(i => i with { Path = i.Path is null ? place : $"{place}.resource.{i.Path}" })] };
    }
}
