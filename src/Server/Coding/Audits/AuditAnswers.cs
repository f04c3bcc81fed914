using System.ComponentModel.DataAnnotations;
using Chartroom.Server.Coding.Accounts;

namespace Chartroom.Server.Coding.Audits;

/// <summary>
/// Draws finished abstracts for audit: so many of those finished between two days, of one coder or of all, at random or the
/// heaviest first.
/// </summary>
/// <param name="By"><c>random</c> or <c>weight</c> (greatest expected payment first).</param>
public sealed record DrawSample(
    [property: Range(1, 200)] int Count, [property: Required] string From, [property: Required] string To, [property: MaxLength(200)] string Coder = "",
    bool Blind = true, string By = "random", [property: MaxLength(80)] string Name = "");

/// <summary>What was drawn.</summary>
public sealed record DrawnSample(string Name, int Drawn, int Eligible);

/// <summary>An audit in the list.</summary>
/// <param name="Percent">Agreement by code once it is done; null before.</param>
public sealed record AuditEntry(
    string Id, string Encounter, string Patient, string Mrn, string Discharged, string Coder, string Auditor, bool Mine, string Mode, string Sample, string Status,
    string Drawn, string Done, string Drg, int? Percent, bool? Principal, bool? SameDrg);

/// <summary>The audits of a list; <c>Coders</c> are those who may be drawn.</summary>
public sealed record AuditList(IReadOnlyList<AuditEntry> Rows, IReadOnlyList<Choice> Coders, bool MayDraw);

/// <summary>How one coder does over the finished audits. Every number opens its list.</summary>
public sealed record ScoreRow(
    string Coder, string Name, int Audits, int Codes, int Agreed, int Percent, int Missed, int Extra, int Differs, int Principals, int PrincipalPercent, int Drgs,
    int DrgPercent, string Link);

/// <summary>The scorecard of a time.</summary>
public sealed record Scorecard(string From, string To, IReadOnlyList<ScoreRow> Rows, ScoreRow Total);

/// <summary>An audit opened: the encounter as the auditor codes it and, when it may be seen, the comparison.</summary>
/// <param name="Agreement">Null in a blind audit until it is finished.</param>
public sealed record AuditView(AuditEntry Audit, CodeAgreement? Agreement, string CoderCodes);
