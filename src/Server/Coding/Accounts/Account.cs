using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Audits;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>Who pays for a stay, as far as the record says.</summary>
/// <param name="Coverage">Reference of the coverage that comes first; null when there is none.</param>
public sealed record Payer(string? Coverage, string Name)
{
    public static Payer None { get; } = new(null, "");

    /// <summary>Medicare by the payer's name: HL7 carries the plan's name and no code for it.</summary>
    public bool IsMedicare => Name.Contains("medicare", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An account opened: everything that an act on it needs, read at one time.</summary>
/// <param name="Created">When the abstract's Claim was first made; null before that.</param>
/// <param name="IsAnswered">A query held the account, and every query has been answered or withdrawn.</param>
public sealed record Account(
    Stay Stay, ResourceDocument Patient, Payer Payer, AccountTask Task, EncounterAbstract Abstract, string? Created, CodingSettings Settings,
    IReadOnlyList<QueryLine> Queries, bool IsAnswered)
{
    /// <summary>The bill of the abstract; null when none was ever made.</summary>
    public BillFacts? Bill { get; init; }

    /// <summary>The audit under which a second coder codes the encounter again; null for the account itself.</summary>
    public AuditTask? Audit { get; init; }
}

/// <summary>Opens accounts.</summary>
public sealed class CodingAccounts(IRecordStore store, SettingsStore settings, PhysicianQueries queries)
{
    /// <summary>The account of an encounter, as the asker may see it.</summary>
    public async ValueTask<Parsed<Account>> OpenAsync(Access access, string encounterId, CancellationToken cancel)
    {
        var encounterKey = new ResourceKey("Encounter", encounterId);
        if (await store.ReadAsync(access, encounterKey, cancel: cancel) is not { Document: { } encounter } || Stay.PatientOf(encounter.Root) is not { } patientId)
            return Issue.Error("not-found", "There is no such encounter.");
        var claimKey = AbstractClaim.KeyOf(encounterId);
        ResourceKey[] keys = [new("Patient", patientId), AccountTask.KeyOf(encounterId), claimKey, Bill.KeyOf(claimKey)];
        var found = (await store.ReadManyAsync(access, keys, cancel: cancel)).ToDictionary(v => v.Key);
        if (!found.TryGetValue(keys[0], out var patient) || patient.Document is not { } person)
            return Issue.Error("not-found", "The encounter's patient is not in the record.");
        if (Stay.Of(encounter.Root, person.Root) is not { } stay)
            return Issue.Error("business-rule", "Encounters of this kind are not coded.");
        stay = await WithAttendingAsync(access, stay, cancel);
        var claim = found.GetValueOrDefault(claimKey);
        var asked = await queries.ReadAsync(access, encounterId, cancel);
        var (task, answered) = Held(AccountTask.Read(found.GetValueOrDefault(keys[1])), asked);
        return new Account(
            stay, person, await PayerAsync(access, patientId, cancel), task,
            claim is null ? EncounterAbstract.None(claimKey) : AbstractClaim.Read(claim), AbstractClaim.CreatedOf(claim), (await settings.ReadAsync(cancel)).Settings,
            asked, answered)
        {
            Bill = claim is null ? null : Bill.Read(await SentBillAsync(claimKey, cancel) ?? found.GetValueOrDefault(keys[3])),
        };
    }

    private async ValueTask<StoredVersion?> SentBillAsync(ResourceKey abstractKey, CancellationToken cancel) =>
        (await store.SearchAsync(Access.System, Bill.Sent(abstractKey), cancel)).Matches is [var sent, ..] ? sent : null;

    /// <summary>
    /// The encounter of an audit as its auditor codes it: an abstract of its own, empty at first when the audit is blind, else
    /// the audited one.
    /// </summary>
    public async ValueTask<Parsed<Account>> OpenAuditAsync(Access access, string auditId, CancellationToken cancel)
    {
        var task = await store.ReadAsync(access, new ResourceKey("Task", auditId), cancel: cancel);
        if (task is null || AuditTask.Read(task) is not { } audit)
            return Issue.Error("not-found", "There is no such audit.");
        var opened = await OpenAsync(access, audit.EncounterId, cancel);
        if (opened.Value is not { } account)
            return opened;
        var key = AbstractClaim.KeyOf(auditId, "recode");
        var recode = await store.ReadAsync(access, key, cancel: cancel);
        var second = recode is null ? EncounterAbstract.None(key) : AbstractClaim.Read(recode);
        if (second.Version == 0 && !audit.IsBlind)
            second = second with { Codes = (await AuditedAsync(access, audit, cancel))?.Codes ?? AbstractCodes.Empty };
        return account with
        {
            Abstract = second,
            Created = AbstractClaim.CreatedOf(recode),
            Task = new AccountTask { Owner = audit.Auditor, OwnerName = audit.AuditorName, Begun = audit.Drawn },
            Audit = audit,
            Queries = [],
            IsAnswered = false,
        };
    }

    /// <summary>The abstract as it was when it was drawn for an audit.</summary>
    public async ValueTask<EncounterAbstract?> AuditedAsync(Access access, AuditTask audit, CancellationToken cancel)
    {
        var version = await store.ReadVersionAsync(access, AbstractClaim.KeyOf(audit.EncounterId), audit.ClaimVersion, cancel);
        return version?.Document is null ? null : AbstractClaim.Read(version);
    }

    /// <summary>An open query holds an account whatever its Task says, and the hold ends when no query is open any more.</summary>
    public static (AccountTask Task, bool IsAnswered) Held(AccountTask task, IReadOnlyList<QueryLine> queries)
    {
        if (queries.Any(q => q.Open))
            return (task.Hold.Length > 0 ? task : task with { Hold = HoldReason.Query }, false);
        return task.Hold == HoldReason.Query ? (task with { Hold = "", HoldNote = "", HeldSince = null }, true) : (task, false);
    }

    /// <summary>The payer that comes first among the active coverages of a patient.</summary>
    public async ValueTask<Payer> PayerAsync(Access access, string patientId, CancellationToken cancel)
    {
        SearchCriterion[] criteria = [new("beneficiary", null, [$"Patient/{patientId}"])];
        var page = await store.SearchAsync(access, new SearchQuery("Coverage", criteria, Count: 20), cancel);
        var first = page.Matches.Where(c => c.Document is not null && c.Document.Root["status"u8].Text is null or "active")
            .OrderBy(c => int.TryParse(c.Document!.Root["order"u8].Text, out var order) ? order : 99).FirstOrDefault();
        if (first?.Document is not { } coverage)
            return Payer.None;
        var payor = coverage.Root["payor"u8][0];
        var name = payor["display"u8].Text;
        if (name is null && payor["reference"u8].Text?.Split('/') is ["Organization", var id])
            name = (await store.ReadAsync(access, new ResourceKey("Organization", id), cancel: cancel))?.Document?.Root["name"u8].Text;
        return new Payer(first.Key.ToString(), name ?? coverage.Root["class"u8][0]["name"u8].Text ?? "Self-pay");
    }

    /// <summary>The name of the attending physician where the encounter gives a reference alone.</summary>
    public async ValueTask<Stay> WithAttendingAsync(Access access, Stay stay, CancellationToken cancel)
    {
        if (stay.AttendingName.Length > 0 || stay.Attending.Split('/') is not ["Practitioner" or "PractitionerRole", _] parts)
            return stay;
        var who = await store.ReadAsync(access, new ResourceKey(parts[0], parts[1]), cancel: cancel);
        if (parts[0] == "PractitionerRole" && who?.Document?.Root["practitioner"u8]["reference"u8].Text?.Split('/') is ["Practitioner", var id])
            who = await store.ReadAsync(access, new ResourceKey("Practitioner", id), cancel: cancel);
        return who?.Document is { } document ? stay with { AttendingName = document.Root["name"u8][0].PersonName() } : stay;
    }
}
