using Chartroom.Fhir.Documents;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>Reads the row of an account from the record.</summary>
internal sealed class RowReader(IRecordStore store, CodingAccounts accounts, PhysicianQueries queries, CodeLibrary library, TimeProvider clock)
{
    /// <summary>The row of an encounter; null when it is not one that this department codes.</summary>
    public async ValueTask<WorklistRow?> ReadAsync(string encounterId, CodingSettings settings, CancellationToken cancel)
    {
        var encounter = await store.ReadAsync(Access.System, new ResourceKey("Encounter", encounterId), cancel: cancel);
        if (encounter?.Document is not { } document || !IsOurs(document.Root, settings) || Stay.PatientOf(document.Root) is not { } patientId)
            return null;
        ResourceKey[] keys = [new("Patient", patientId), AccountTask.KeyOf(encounterId), AbstractClaim.KeyOf(encounterId)];
        var found = (await store.ReadManyAsync(Access.System, keys, cancel: cancel)).ToDictionary(v => v.Key);
        if (found.GetValueOrDefault(keys[0])?.Document is not { } patient || Stay.Of(document.Root, patient.Root) is not { } stay)
            return null;
        stay = await accounts.WithAttendingAsync(Access.System, stay, cancel);
        var (task, answered) = CodingAccounts.Held(
            AccountTask.Read(found.GetValueOrDefault(keys[1])), await queries.ReadAsync(Access.System, encounterId, cancel));
        var coded = found.GetValueOrDefault(keys[2]) is { } claim ? AbstractClaim.Read(claim) : EncounterAbstract.None(keys[2]);
        var billed = coded.Status == AbstractStatus.Final && await IsBilledAsync(coded.Key, cancel);
        return new WorklistRow
        {
            Stay = stay,
            Stage = StageOf(stay, task, coded, billed),
            Patient = patient.Root["name"u8][0].PersonName() is { Length: > 0 } name ? name : "(no name)",
            Mrn = PatientBanner.MrnOf(patient.Root),
            Payer = (await accounts.PayerAsync(Access.System, patientId, cancel)).Name,
            Owner = task.Owner,
            OwnerName = task.OwnerName,
            Hold = task.Hold,
            HoldNote = task.HoldNote,
            HeldSince = task.HeldSince,
            IsAnswered = answered,
            Priority = task.Priority,
            Drg = coded.Drg,
            WorkingDrg = coded.WorkingDrg,
            DrgVersion = coded.DrgVersion,
            Charges = await ChargesAsync(encounterId, cancel),
            Expected = ExpectedOf(stay, coded, settings),
            Finished = task.Finished,
            KeptMinutes = task.KeptMinutes,
            Reopened = task.Reopened,
            SetAside = task.SetAside,
            Diagnoses = coded.Codes.Diagnoses.Count,
        };
    }

    /// <summary>True for an encounter of a kind that is coded here, in house or discharged within the days that count.</summary>
    public bool IsOurs(Element encounter, CodingSettings settings)
    {
        if (Stay.KindOf(encounter["class"u8]["code"u8].Text) is not { } kind || (kind == StayKind.Outpatient && !settings.CodesOutpatients))
            return false;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var period = encounter["period"u8];
        if (encounter["status"u8].Is("finished"u8))
            return Stay.Day(period["end"u8].Text) is { } end && end >= today.AddDays(-settings.DaysBack);
        return kind is StayKind.Inpatient or StayKind.Observation && encounter["status"u8].Is("in-progress"u8);
    }

    private static AccountStage StageOf(Stay stay, AccountTask task, EncounterAbstract coded, bool billed)
    {
        if (task.SetAside.Length > 0)
            return AccountStage.SetAside;
        if (coded.Status == AbstractStatus.Final)
            return billed ? AccountStage.Billed : AccountStage.Coded;
        if (task.Hold.Length > 0)
            return AccountStage.OnHold;
        if (!stay.IsDischarged)
            return AccountStage.InHouse;
        return task.Owner.Length > 0 ? AccountStage.InProgress : AccountStage.ToCode;
    }

    /// <summary>A bill has gone out when an active Claim is related to the abstract. Source: FHIR R4 Claim.related.</summary>
    private async ValueTask<bool> IsBilledAsync(ResourceKey abstractKey, CancellationToken cancel) =>
        (await store.SearchAsync(Access.System, Bill.Sent(abstractKey), cancel)).Matches.Count > 0;

    private async ValueTask<decimal?> ChargesAsync(string encounterId, CancellationToken cancel)
    {
        SearchCriterion[] criteria = [new("context", null, [$"Encounter/{encounterId}"])];
        var page = await store.SearchAsync(Access.System, new SearchQuery("ChargeItem", criteria, Count: 1_000), cancel);
        decimal? sum = null;
        foreach (var charge in page.Matches)
        {
            if (charge.Document is { } document && !document.Root["status"u8].Is("aborted"u8)
                && decimal.TryParse(document.Root["priceOverride"u8]["value"u8].Text, out var amount))
                sum = (sum ?? 0) + amount;
        }
        return sum;
    }

    private decimal? ExpectedOf(Stay stay, EncounterAbstract coded, CodingSettings settings)
    {
        if (coded.Drg is not { } drg || settings.Rates is null)
            return null;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (library.Grouping(stay.Discharged ?? today).Value is not { } release)
            return null;
        var status = coded.Codes.DischargeStatus.Length > 0 ? coded.Codes.DischargeStatus : stay.DischargeStatus;
        return Payments.Of(settings, release.Weights?.Find(drg, release.Version.Number), stay.DaysAt(today), status, [])?.Paid;
    }
}
