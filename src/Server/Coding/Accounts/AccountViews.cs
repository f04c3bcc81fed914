using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>Makes the view of an account: banner, stay, codes, and what every rule says of them.</summary>
public sealed class AccountViews(IRecordStore store, Evaluator evaluator, PatientCharts charts, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<AccountView> OfAsync(Caller caller, Account account, CancellationToken cancel)
    {
        var chart = await charts.OpenAsync(account.Stay.PatientId, caller.Access.Scope, cancel);
        var allergies = await chart.LinesAsync(Section.Find("allergies")!);
        var banner = PatientBanner.Of(account.Patient.Root, allergies, clock);
        var task = account.Task;
        var evaluation = evaluator.Evaluate(AccountActs.CaseOf(account, Today))
            .With(await EvidenceChecks.OfAsync(store, caller.Access, account.Abstract.Codes, cancel));
        var whyNot = Drafts.MayChange(caller, account)?.Text ?? "";
        return new AccountView(
            banner, StayOf(account), account.Abstract.Version, account.Abstract.Status, account.Abstract.Codes,
            evaluation, task.OwnerName, task.Owner == caller.Access.Who, whyNot.Length == 0, whyNot, task.Hold,
            task.Hold.Length > 0 ? HoldReason.Find(task.Hold)?.Title ?? task.Hold : "", task.HoldNote, Text(task.HeldSince), task.Priority, Text(task.Finished),
            task.Reopened, task.SetAside, account.IsAnswered, account.Abstract.CoderName,
            account.Abstract.Version > 0 ? Text(account.Abstract.ChangedAt) : "", account.Queries,
            account.Bill is { IsSent: true } bill ? $"{bill.Day:yyyy-MM-dd}" : "", account.Bill?.Number ?? "");
    }

    public static string Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm") ?? "";

    private StayView StayOf(Account account)
    {
        var (stay, codes) = (account.Stay, account.Abstract.Codes);
        var status = codes.DischargeStatus.Length > 0 ? codes.DischargeStatus : stay.DischargeStatus;
        return new StayView(
            stay.EncounterId, stay.Kind, stay.VisitNumber, stay.AdmittedAt, stay.DischargedAt, stay.IsDischarged, stay.DaysAt(Today), stay.Age, status,
            DischargeStatuses.All.FirstOrDefault(s => s.Code == status)?.Title ?? "", codes.DischargeStatus.Length > 0 && codes.DischargeStatus != stay.DischargeStatus,
            stay.Attending, stay.AttendingName, stay.Service, stay.Reason, account.Payer.Name, account.Payer.IsMedicare);
    }
}
