using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Audits;

/// <summary>Draws samples, lists audits, finishes them. What an audit found is worked out anew from the two abstracts whenever it is asked.</summary>
public sealed class CodingAudits(
    IRecordStore store, CodingAccounts accounts, AccountCommits commits, Drafts drafts, CodingWorklist worklist, TimeProvider clock)
{
    private const int Most = 1_000;

    /// <summary>An audit with its comparison; the comparison is null until the audit is done.</summary>
    public sealed record Read(AuditTask Task, CodeAgreement? Agreement);

    /// <summary>The audits that may be seen: newest first.</summary>
    public async Task<IReadOnlyList<Read>> ListAsync(Caller caller, CancellationToken cancel)
    {
        SearchCriterion[] criteria = [new("code", null, [$"{CodeSets.CodeNames.Task}|{AuditTask.Code}"])];
        var page = await store.SearchAsync(caller.Access, new SearchQuery("Task", criteria, Count: Most), cancel);
        var read = new List<Read>();
        foreach (var task in page.Matches.Select(AuditTask.Read).OfType<AuditTask>().Where(t => MaySee(caller, t)))
            read.Add(new Read(task, task.Status == "completed" ? await CompareAsync(caller.Access, task, cancel) : null));
        return [.. read.OrderByDescending(r => r.Task.Drawn).ThenBy(r => r.Task.Id, StringComparer.Ordinal)];
    }

    /// <summary>Draws finished abstracts; those that were drawn before, and the caller's own, are not drawn.</summary>
    public async Task<Parsed<DrawnSample>> DrawAsync(Caller caller, DrawSample draw, CancellationToken cancel)
    {
        if (Stays.Stay.Day(draw.From) is not { } from || Stays.Stay.Day(draw.To) is not { } to || from > to)
            return Issue.Error("value", "From and to are days, yyyy-MM-dd, the first not after the second.");
        if (draw.By is not ("random" or "weight"))
            return Issue.Error("value", "A sample is drawn by random or by weight.");
        await worklist.CatchUpAsync(cancel);
        var drawn = (await ListAsync(caller, cancel)).Where(a => a.Task.Status != "cancelled").Select(a => a.Task.EncounterId).ToHashSet();
        var eligible = worklist.Where(r => r.Finished is { } at && DateOnly.FromDateTime(at.UtcDateTime) is var day && day >= from && day <= to
            && r.Stage is AccountStage.Coded or AccountStage.Billed && r.Owner != caller.Access.Who && (draw.Coder.Length == 0 || r.Owner == draw.Coder)
            && !drawn.Contains(r.Stay.EncounterId));
        var now = clock.GetUtcNow();
        var name = draw.Name.Length > 0 ? draw.Name : $"{now:yyyy-MM-dd HH:mm}";
        var chosen = (draw.By == "weight" ? [.. eligible.OrderByDescending(r => r.Dollars)] : Shuffled(eligible)).Take(draw.Count).ToList();
        var writes = new List<RecordWrite>();
        foreach (var row in chosen)
        {
            if (await store.ReadAsync(caller.Access, AbstractClaim.KeyOf(row.Stay.EncounterId), cancel: cancel) is { } claim)
                writes.Add(new RecordWrite.Create(New(row, claim.Version, draw.Blind, name, now).Write()));
        }
        if (writes.Count > 0)
        {
            writes.Add(AuditEvents.Of(caller, "create", 'C', now, chosen.Select(r => $"Patient/{r.Stay.PatientId}").Distinct(), []));
            await store.CommitAsync(new RecordTransaction(caller.Access.Who, writes), cancel);
        }
        return new DrawnSample(name, chosen.Count, eligible.Count);
    }

    /// <summary>Finishes an audit: the auditor's abstract is final and the comparison can be seen.</summary>
    public async Task<Parsed<Account>> FinishAsync(Caller caller, string auditId, long over, CancellationToken cancel)
    {
        var opened = await accounts.OpenAuditAsync(caller.Access, auditId, cancel);
        if (opened.Value is not { Audit: { } audit } account)
            return opened;
        if (audit.WhyNot(caller) is { } refused)
            return refused;
        if (account.Abstract.Version != over)
            return AccountCommits.Stale(account.Abstract);
        if (account.Abstract.Codes.Diagnoses.Count == 0)
            return Issue.Error("business-rule", "Code at least the principal diagnosis before the audit is finished.");
        var now = clock.GetUtcNow();
        var done = audit with { Status = "completed", Done = now, Auditor = caller.Access.Who, AuditorName = caller.Display };
        return await commits.CommitAsync(caller, account, new AccountChange("audit")
        {
            IsTold = true,
            Claim = drafts.Written(caller, account, account.Abstract.Codes, AbstractStatus.Final),
            Others = [new RecordWrite.Update(new ResourceKey("Task", auditId), done.Write(), audit.Version)],
        }, cancel);
    }

    /// <summary>How coder and auditor agree; null when one of the two abstracts is not there.</summary>
    public async Task<CodeAgreement?> CompareAsync(Access access, AuditTask audit, CancellationToken cancel)
    {
        var recode = await store.ReadAsync(access, AbstractClaim.KeyOf(audit.Id, "recode"), cancel: cancel);
        var audited = await accounts.AuditedAsync(access, audit, cancel);
        return recode?.Document is null || audited is null ? null : Agreement.Of(audited, AbstractClaim.Read(recode));
    }

    /// <summary>A coder sees audits of the own work and those to do; the lead sees all.</summary>
    public static bool MaySee(Caller caller, AuditTask audit) =>
        caller.Role.Rights.HasFlag(Right.Administer) || audit.Coder == caller.Access.Who || audit.Auditor == caller.Access.Who || audit.Auditor.Length == 0;

    private static AuditTask New(WorklistRow row, long version, bool blind, string sample, DateTimeOffset now) =>
        new("", 0, row.Stay.EncounterId, row.Stay.PatientId, version, row.Owner, row.OwnerName, "", "", blind, sample, "requested", now, null);

    private static List<WorklistRow> Shuffled(List<WorklistRow> rows)
    {
        var shuffled = rows.OrderBy(r => r.Stay.EncounterId, StringComparer.Ordinal).ToArray();
        System.Security.Cryptography.RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return [.. shuffled];
    }
}
