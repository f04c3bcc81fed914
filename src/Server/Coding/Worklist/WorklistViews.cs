using System.Globalization;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>
/// Which rows a list shows. Empty = any. <c>Hold</c> is a hold reason, <c>Ages</c> a band of the board, <c>Coder</c> a
/// reference, <c>From</c>/<c>To</c> days of finishing.
/// </summary>
public sealed record WorklistFilter(
    string View = "work", string Hold = "", string Ages = "", string Coder = "", string Payer = "", string From = "", string To = "", string Drg = "", string Stage = "");

/// <summary>The views of the worklist, their order, and how a row reads.</summary>
internal static class WorklistViews
{
    private static readonly string[] Urgency = ["stat", "asap", "urgent", "routine"];

    /// <summary>Bands of days since discharge: what the board counts by.</summary>
    public static IReadOnlyList<(string Name, int From, int To)> Bands { get; } =
        [("0-3", 0, 3), ("4-7", 4, 7), ("8-14", 8, 14), ("15-30", 15, 30), ("31+", 31, int.MaxValue)];

    public static string TitleOf(string view) => view switch
    {
        "mine" => "My accounts",
        "held" => "On hold",
        "answered" => "Queries answered",
        "inHouse" => "In house",
        "coded" => "Coded, not billed",
        "finished" => "Finished",
        "billed" => "Billed",
        "setAside" => "Set aside",
        "changed" => "Coded, final MS-DRG is not the working one",
        "unbilled" => "Unbilled (DNFB)",
        "uncoded" => "Not coded (DNFC)",
        _ => "To code",
    };

    public static Func<WorklistRow, bool> Passes(WorklistFilter filter, Caller caller, CodingSettings settings, DateOnly today)
    {
        var band = Bands.FirstOrDefault(b => b.Name == filter.Ages);
        var (from, to) = (Stays.Stay.Day(filter.From), Stays.Stay.Day(filter.To));
        return row => InView(filter.View, row, caller)
            && (filter.Hold.Length == 0 || HoldOf(row, settings, today) == filter.Hold)
            && (filter.Stage.Length == 0 || string.Equals(row.Stage.ToString(), filter.Stage, StringComparison.OrdinalIgnoreCase))
            && (band.Name is null || (row.DaysSince(today) >= band.From && row.DaysSince(today) <= band.To))
            && (filter.Coder.Length == 0 || row.Owner == filter.Coder)
            && (filter.Payer.Length == 0 || row.Payer == filter.Payer)
            && (filter.Drg.Length == 0 || Shown(row.Drg) == filter.Drg)
            && (from is null || FinishedOn(row) >= from) && (to is null || FinishedOn(row) <= to);
    }

    /// <summary>The most urgent first, then the oldest, then the dearest.</summary>
    public static IEnumerable<WorklistRow> InOrder(IEnumerable<WorklistRow> rows, DateOnly today) => rows
        .OrderBy(r => Array.IndexOf(Urgency, r.Priority) is var at and >= 0 ? at : Urgency.Length)
        .ThenByDescending(r => r.IsAnswered).ThenByDescending(r => r.DaysSince(today)).ThenByDescending(r => r.Dollars)
        .ThenBy(r => r.Stay.EncounterId, StringComparer.Ordinal);

    /// <summary>What holds an unbilled account, by name: its hold reason, else the step that it waits for.</summary>
    public static string HoldOf(WorklistRow row, CodingSettings settings, DateOnly today) => row.Stage switch
    {
        AccountStage.OnHold => row.Hold,
        AccountStage.Coded => "coded",
        AccountStage.InProgress => "in-progress",
        _ => row.DaysSince(today) < settings.BillHoldDays ? "suspense" : "not-begun",
    };

    public static string HoldTitle(string hold) => hold switch
    {
        "coded" => "Coded, waits for the bill",
        "in-progress" => "A coder has it",
        "suspense" => "Within the bill hold",
        "not-begun" => "Not begun",
        _ => HoldReason.Find(hold)?.Title ?? hold,
    };

    public static WorklistEntry EntryOf(WorklistRow row, Caller caller, CodingSettings settings, DateOnly today)
    {
        var days = row.DaysSince(today);
        var tone = row.Stay.Discharged is null ? Tone.Plain : days < settings.BillHoldDays ? Tone.Done : days <= 7 ? Tone.Info : days <= 14 ? Tone.Warning : Tone.Stop;
        var (title, stageTone) = StageOf(row);
        return new WorklistEntry(
            row.Stay.EncounterId, row.Patient, row.Mrn, row.Stay.VisitNumber, row.Stay.Kind, row.Stay.AdmittedAt, row.Stay.DischargedAt, days,
            row.Stay.Discharged is null ? "in house" : $"{days} d", tone, row.Payer, row.Dollars, DollarsFrom(row), row.Priority, row.Stage, title, stageTone,
            row.Hold.Length > 0 ? HoldTitle(row.Hold) : row.SetAside, row.HoldNote, row.OwnerName, row.Owner == caller.Access.Who, Shown(row.Drg), row.Stay.AttendingName,
            row.Stay.Service, row.Stay.Reason, row.Stay.DaysAt(today) ?? 0);
    }

    public static string Shown(int? drg) => drg?.ToString("000", CultureInfo.InvariantCulture) ?? "";

    private static bool InView(string view, WorklistRow row, Caller caller) => view switch
    {
        "mine" => row.Owner == caller.Access.Who && row.IsUncoded,
        "held" => row.Stage == AccountStage.OnHold,
        "answered" => row.IsAnswered && row.IsUncoded,
        "inHouse" => row.Stage == AccountStage.InHouse,
        "coded" => row.Stage == AccountStage.Coded,
        "billed" => row.Stage == AccountStage.Billed,
        "finished" => row.Stage is AccountStage.Coded or AccountStage.Billed,
        "setAside" => row.Stage == AccountStage.SetAside,
        "changed" => row.IsChanged,
        "unbilled" => row.IsUnbilled,
        "uncoded" => row.IsUncoded,
        _ => row.Stage is AccountStage.ToCode or AccountStage.InProgress,
    };

    private static DateOnly? FinishedOn(WorklistRow row) => row.Finished is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private static string DollarsFrom(WorklistRow row) =>
        row.Expected is not null ? $"Expected payment of MS-DRG {Shown(row.Drg)}" : row.Charges is not null ? "Charges; no MS-DRG or no rates yet" : "No charges yet";

    private static (string Title, Tone Tone) StageOf(WorklistRow row) => row.Stage switch
    {
        AccountStage.InHouse => ("in house", Tone.Plain),
        AccountStage.ToCode when row.IsAnswered => ("query answered", Tone.Done),
        AccountStage.InProgress when row.IsAnswered => ("query answered", Tone.Done),
        AccountStage.ToCode => ("to code", Tone.Info),
        AccountStage.InProgress => ("in progress", Tone.Info),
        AccountStage.OnHold => ("on hold", Tone.Warning),
        AccountStage.Coded => ("coded", Tone.Done),
        AccountStage.Billed => ("billed", Tone.Done),
        _ => ("set aside", Tone.Plain),
    };
}
