using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>What an act changes. <c>Act</c> names it in the trail; with a <c>Reason</c> a Provenance says who did it and why.</summary>
public sealed record AccountChange(string Act)
{
    public AccountTask? Task { get; init; }

    public ResourceDocument? Claim { get; init; }

    public string? Reason { get; init; }

    /// <summary>Leaves a Provenance even without a reason, as finishing does.</summary>
    public bool IsTold { get; init; }

    public IReadOnlyList<RecordWrite> Others { get; init; } = [];
}

/// <summary>Commits what an act changes, with its audit event, all or nothing, over the versions that the act saw.</summary>
public sealed class AccountCommits(IRecordStore store, CodingAccounts accounts, TimeProvider clock)
{
    /// <summary>The account as it is afterwards, or why nothing was changed.</summary>
    public async Task<Parsed<Account>> CommitAsync(Caller caller, Account account, AccountChange change, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (encounterId, patient) = (account.Stay.EncounterId, $"Patient/{account.Stay.PatientId}");
        var (taskKey, claimKey) = (AccountTask.KeyOf(encounterId), account.Abstract.Key);
        var writes = new List<RecordWrite>();
        if (change.Task is { } task)
            writes.Add(new RecordWrite.Update(taskKey, task.Write(encounterId, account.Stay.PatientId, now), account.Task.Version));
        if (change.Claim is { } claim)
            writes.Add(new RecordWrite.Update(claimKey, claim, account.Abstract.Version));
        writes.AddRange(change.Others);
        List<string> touched = [.. writes.OfType<RecordWrite.Update>().Select(w => w.Key.ToString())];
        if (change.Reason is not null || change.IsTold)
            writes.Add(new RecordWrite.Create(AbstractClaim.ToDocument(Provenance(caller, change, touched, account, now))));
        writes.Add(AuditEvents.Of(caller, "update", 'U', now, [patient], touched));
        var result = await store.CommitAsync(new RecordTransaction(caller.Access.Who, writes), cancel);
        if (result is CommitResult.Refused { Status: 409 or 412 })
            return await StaleAsync(caller, account, cancel);
        if (result is CommitResult.Refused refused)
            return new(refused.Issues);
        return await AgainAsync(caller, account, cancel);
    }

    /// <summary>Says who was faster, and that nothing was overwritten.</summary>
    public static Issue Stale(EncounterAbstract now) => now.Version == 0
        ? Issue.Error("lock-error", "The abstract is no longer as this page has it. Nothing was overwritten.")
        : Issue.Error(
            "lock-error",
            $"{(now.CoderName.Length > 0 ? now.CoderName : "Somebody")} changed this abstract at {now.ChangedAt:yyyy-MM-dd HH:mm} UTC (version {now.Version}). "
            + "Nothing was overwritten; your change is still on this page.");

    private ValueTask<Parsed<Account>> AgainAsync(Caller caller, Account account, CancellationToken cancel) => account.Audit is { } audit
        ? accounts.OpenAuditAsync(caller.Access, audit.Id, cancel)
        : accounts.OpenAsync(caller.Access, account.Stay.EncounterId, cancel);

    private async Task<Parsed<Account>> StaleAsync(Caller caller, Account account, CancellationToken cancel)
    {
        var now = await AgainAsync(caller, account, cancel);
        return now.Value is { } current ? Stale(current.Abstract) : now;
    }

    private static JsonObject Provenance(Caller caller, AccountChange change, IReadOnlyList<string> touched, Account account, DateTimeOffset now)
    {
        var provenance = new JsonObject
        {
            ["resourceType"] = "Provenance",
            ["target"] = new JsonArray([.. touched.Select(t => (JsonNode)AbstractClaim.Reference(t))]),
            ["recorded"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["activity"] = AbstractClaim.Concept("urn:chartroom:coding-act", change.Act),
            ["agent"] = new JsonArray(new JsonObject { ["who"] = AbstractClaim.Reference(caller.Access.Who, caller.Display) }),
        };
        if (change.Reason is { } reason)
            provenance["reason"] = new JsonArray(new JsonObject { ["text"] = reason });
        if (account.Abstract.Version > 0)
        {
            provenance["entity"] = new JsonArray(new JsonObject
            {
                ["role"] = "revision",
                ["what"] = AbstractClaim.Reference($"{account.Abstract.Key}/_history/{account.Abstract.Version}"),
            });
        }
        return provenance;
    }
}
