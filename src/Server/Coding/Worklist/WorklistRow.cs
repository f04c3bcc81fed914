using System.Text.Json.Serialization;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>Where an account stands on its way to the bill.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountStage>))]
public enum AccountStage : byte
{
    /// <summary>The patient is still here; the abstract is a working one.</summary>
    [JsonStringEnumMemberName("inHouse")]
    InHouse,

    /// <summary>Discharged and not begun.</summary>
    [JsonStringEnumMemberName("toCode")]
    ToCode,

    /// <summary>A coder has it.</summary>
    [JsonStringEnumMemberName("inProgress")]
    InProgress,
    [JsonStringEnumMemberName("onHold")]
    OnHold,

    /// <summary>Coded, and no bill has gone out.</summary>
    [JsonStringEnumMemberName("coded")]
    Coded,
    [JsonStringEnumMemberName("billed")]
    Billed,

    /// <summary>Not coded here.</summary>
    [JsonStringEnumMemberName("setAside")]
    SetAside,
}

/// <summary>
/// An account as lists and figures need it: derived from encounter, patient, coverage, charges, Task and Claim; never the truth.
/// </summary>
internal sealed record WorklistRow
{
    public required Stay Stay { get; init; }

    public required AccountStage Stage { get; init; }

    public string Patient { get; init; } = "";

    public string Mrn { get; init; } = "";

    public string Payer { get; init; } = "";

    public string Owner { get; init; } = "";

    public string OwnerName { get; init; } = "";

    public string Hold { get; init; } = "";

    public string HoldNote { get; init; } = "";

    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>A query that was answered and not yet looked at.</summary>
    public bool IsAnswered { get; init; }

    public string Priority { get; init; } = "routine";

    public int? Drg { get; init; }

    public int? WorkingDrg { get; init; }

    /// <summary>Grouper version of the DRG, <c>v43.1</c>.</summary>
    public string DrgVersion { get; init; } = "";

    /// <summary>Charges so far, US dollars; null when none have come.</summary>
    public decimal? Charges { get; init; }

    /// <summary>Expected payment of the DRG so far, US dollars; null when it is not known.</summary>
    public decimal? Expected { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public int? KeptMinutes { get; init; }

    public string Reopened { get; init; } = "";

    public string SetAside { get; init; } = "";

    public int Diagnoses { get; init; }

    /// <summary>Dollars at stake: what is expected, else what was charged.</summary>
    public decimal Dollars => Expected ?? Charges ?? 0;

    public bool IsUnbilled => Stage is AccountStage.ToCode or AccountStage.InProgress or AccountStage.OnHold or AccountStage.Coded;

    /// <summary>Coded, and the final MS-DRG is not the working one.</summary>
    public bool IsChanged => Stage == AccountStage.Coded && Drg is { } drg && WorkingDrg is { } working && drg != working;

    public bool IsUncoded => Stage is AccountStage.ToCode or AccountStage.InProgress or AccountStage.OnHold;

    /// <summary>Days since discharge; 0 for a patient who is still here.</summary>
    public int DaysSince(DateOnly today) => Stay.Discharged is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;
}

/// <summary>A row of the worklist, ready to be shown. <c>Id</c> is the encounter's.</summary>
public sealed record WorklistEntry(
    string Id, string Patient, string Mrn, string Visit, StayKind Kind, string Admitted, string Discharged, int Days, string Age, Tone AgeTone, string Payer,
    decimal Dollars, string DollarsFrom, string Priority, AccountStage Stage, string StageTitle, Tone Tone, string Hold, string HoldNote, string Owner, bool Mine,
    string Drg, string Physician, string Service, string Reason, int StayDays);

/// <summary>
/// The rows of a view. <c>Total</c> counts all, <c>Ready</c> is false while the list is still being filled; <c>State</c> is
/// what to name in <c>known</c> to be told only of changes.
/// </summary>
public sealed record WorklistAnswer(string View, string Title, IReadOnlyList<WorklistEntry> Rows, int Total, decimal Dollars, bool Ready, string State);
