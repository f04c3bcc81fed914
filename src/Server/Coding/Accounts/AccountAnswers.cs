using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Records.Patients;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>An account as the coding page shows it.</summary>
/// <param name="Version">What a change must name in If-Match.</param>
/// <param name="CanChange">The caller may change codes now; else <c>WhyNot</c> says why not.</param>
/// <param name="HoldSince">As text, to the minute, UTC.</param>
/// <param name="BilledOn">The day on which the bill went out; empty when none has.</param>
public sealed record AccountView(
    PatientBanner Patient, StayView Stay, long Version, AbstractStatus Status, AbstractCodes Codes, CodingEvaluation Evaluation, string Owner, bool Mine,
    bool CanChange, string WhyNot, string Hold, string HoldTitle, string HoldNote, string HoldSince, string Priority, string FinishedAt, string Reopened,
    string SetAside, bool IsAnswered, string ChangedBy, string ChangedAt, IReadOnlyList<QueryLine> Queries, string BilledOn, string BillNumber);

/// <summary>The stay in the words of the page's head.</summary>
/// <param name="Days">Whole days, until today when the patient is still here; null when the admission is not known.</param>
public sealed record StayView(
    string EncounterId, StayKind Kind, string Visit, string AdmittedAt, string DischargedAt, bool IsDischarged, int? Days, int? Age, string DischargeStatus,
    string DischargeTitle, bool DischargeStatusChanged, string Attending, string AttendingName, string Service, string Reason, string Payer, bool IsMedicare);

/// <summary>One kept state of an abstract, newest first, with what it changed.</summary>
public sealed record AbstractVersion(long Version, string At, string By, AbstractStatus Status, string Drg, IReadOnlyList<string> Changes);

/// <summary>What became of finishing: the account, and the one to go on with.</summary>
/// <param name="Next">The encounter of the next account; null when none waits.</param>
public sealed record FinishAnswer(AccountView Account, string? Next, string NextPatient);

/// <summary>A word of a closed set with its title, for menus.</summary>
public sealed record Choice(string Code, string Title, string Note);

/// <summary>What the page offers to choose from.</summary>
public sealed record CodingChoices(IReadOnlyList<Choice> HoldReasons, IReadOnlyList<Choice> DischargeStatuses, IReadOnlyList<Choice> PoaIndicators);
