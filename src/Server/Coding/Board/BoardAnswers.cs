namespace Chartroom.Server.Coding.Board;

/// <summary>A number of accounts and dollars, and the list that shows them.</summary>
public sealed record BoardCell(int Count, decimal Dollars, string Link);

/// <summary>One hold reason, or step, with its accounts by days since discharge.</summary>
/// <param name="Waits">Whose move it is.</param>
/// <param name="IsCoded">False for what is not final coded (DNFC); true for what is coded and not billed.</param>
public sealed record BoardRow(string Hold, string Title, string Waits, bool IsCoded, IReadOnlyList<BoardCell> Cells, BoardCell Total);

/// <summary>
/// Discharged, not final billed: what holds each account, and how long. <c>Uncoded</c> is the part that is not final coded.
/// Days are from discharge. Source: HFMA MAP keys (DNFB, DNFC).
/// </summary>
/// <param name="Bands">Titles of the columns: days since discharge.</param>
/// <param name="Changed">Final MS-DRGs that are not the working one.</param>
public sealed record UnbilledBoard(
    string AsOf, IReadOnlyList<string> Bands, IReadOnlyList<BoardRow> Rows, IReadOnlyList<BoardCell> Totals, BoardCell Uncoded, BoardCell Unbilled,
    decimal AverageDays, BoardCell Suspense, BoardCell Changed, bool Ready);

/// <summary>What one coder finished in a time. <c>Minutes</c> counts only accounts whose coder kept the time.</summary>
public sealed record ProductivityRow(
    string Coder, string Name, int Finished, int Inpatient, int Other, int Days, decimal PerDay, int Reopened, int Timed, decimal? MinutesEach, decimal Dollars,
    int Open, string Link, string OpenLink);

/// <summary>What was finished between two days, coder by coder; the caller's own row alone unless the caller leads.</summary>
/// <param name="Mine">What the caller finished, newest first: the minutes kept of each can be changed.</param>
public sealed record Productivity(
    string From, string To, IReadOnlyList<ProductivityRow> Rows, ProductivityRow Total, IReadOnlyList<DayCount> Days, bool All, IReadOnlyList<TimedAccount> Mine);

/// <summary>An account that one finished oneself, with the minutes kept of it; null when none are.</summary>
public sealed record TimedAccount(string Id, string Patient, string Mrn, string Drg, string Finished, int? Minutes);

/// <summary>How many were finished on a day.</summary>
public sealed record DayCount(string Day, int Finished, string Link);
