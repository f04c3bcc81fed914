using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Board;

/// <summary>The unbilled board and productivity. Every number carries the address of the list that it counts.</summary>
internal static class BoardEndpoints
{
    private const int MostTimed = 200;

    public static void MapBoard(this RouteGroupBuilder coding)
    {
        coding.MapGet("/board", ShowAsync);
        coding.MapGet("/productivity", ProductivityAsync);
    }

    private static async Task<Ok<UnbilledBoard>> ShowAsync(CodingWorklist worklist, SettingsStore store, TimeProvider clock, CancellationToken cancel)
    {
        await worklist.CatchUpAsync(cancel);
        var (settings, _) = await store.ReadAsync(cancel);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var unbilled = worklist.Where(r => r.IsUnbilled);
        var uncoded = unbilled.FindAll(r => r.IsUncoded);
        var changed = worklist.Where(r => r.IsChanged);
        var rows = unbilled.GroupBy(r => WorklistViews.HoldOf(r, settings, today)).Select(g => RowOf(g.Key, [.. g], today)).OrderBy(Order).ThenByDescending(r => r.Total.Dollars);
        return TypedResults.Ok(new UnbilledBoard(
            $"{now:yyyy-MM-dd HH:mm} UTC", [.. WorklistViews.Bands.Select(b => b.Name)], [.. rows],
            [.. WorklistViews.Bands.Select(b => Cell(InBand(unbilled, b, today), $"view=unbilled&ages={Uri.EscapeDataString(b.Name)}"))],
            Cell(uncoded, "view=uncoded"), Cell(unbilled, "view=unbilled"),
            unbilled.Count == 0 ? 0 : Math.Round(unbilled.Average(r => (decimal)r.DaysSince(today)), 1),
            Cell(unbilled.FindAll(r => WorklistViews.HoldOf(r, settings, today) == "suspense"), "view=unbilled&hold=suspense"), Cell(changed, "view=changed"), worklist.IsReady));
    }

    private static async Task<Results<Ok<Productivity>, ProblemHttpResult>> ProductivityAsync(
        Caller caller, CodingWorklist worklist, TimeProvider clock, CancellationToken cancel, string from = "", string to = "")
    {
        await worklist.CatchUpAsync(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (first, last) = (Stay.Day(from) ?? today.AddDays(-29), Stay.Day(to) ?? today);
        if ((from.Length > 0 && Stay.Day(from) is null) || (to.Length > 0 && Stay.Day(to) is null) || first > last)
            return TypedResults.Problem("from and to are days, yyyy-MM-dd, the first not after the second.", statusCode: 400);
        var all = caller.Role.Rights.HasFlag(Right.Administer);
        var rows = worklist.Where(r => r.Owner.Length > 0 && (all || r.Owner == caller.Access.Who));
        var finished = rows.FindAll(r => FinishedOn(r) is { } day && day >= first && day <= last);
        var coders = rows.Where(r => r.IsUncoded).Concat(finished).GroupBy(r => (r.Owner, r.OwnerName))
            .Select(g => RowOf(g.Key.Owner, g.Key.OwnerName, finished.FindAll(r => r.Owner == g.Key.Owner), g.Count(r => r.IsUncoded), first, last))
            .OrderByDescending(r => r.Finished).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase);
        var days = finished.GroupBy(r => FinishedOn(r)!.Value).OrderBy(g => g.Key)
            .Select(g => new DayCount($"{g.Key:yyyy-MM-dd}", g.Count(), Link($"view=finished&from={g.Key:yyyy-MM-dd}&to={g.Key:yyyy-MM-dd}{(all ? "" : CoderPart(caller.Access.Who))}")));
        return TypedResults.Ok(new Productivity(
            $"{first:yyyy-MM-dd}", $"{last:yyyy-MM-dd}", [.. coders], RowOf(all ? "" : caller.Access.Who, "All", finished, rows.Count(r => r.IsUncoded), first, last), [.. days], all,
            [.. finished.Where(r => r.Owner == caller.Access.Who).OrderByDescending(r => r.Finished).Take(MostTimed).Select(TimedOf)]));
    }

    private static TimedAccount TimedOf(WorklistRow row) =>
        new(row.Stay.EncounterId, row.Patient, row.Mrn, WorklistViews.Shown(row.Drg), AccountViews.Text(row.Finished), row.KeptMinutes);

    private static BoardRow RowOf(string hold, List<WorklistRow> rows, DateOnly today)
    {
        var isCoded = hold == "coded";
        var query = $"view=unbilled&hold={Uri.EscapeDataString(hold)}";
        return new BoardRow(
            hold, WorklistViews.HoldTitle(hold), HoldReason.Find(hold)?.Waits ?? (isCoded ? "billing" : hold == "suspense" ? "the bill hold" : "the coders"), isCoded,
            [.. WorklistViews.Bands.Select(b => Cell(InBand(rows, b, today), $"{query}&ages={Uri.EscapeDataString(b.Name)}"))], Cell(rows, query));
    }

    /// <summary>What coders can do something about first, then what waits for others, then the bill.</summary>
    private static int Order(BoardRow row) => row.Hold switch { "not-begun" => 0, "in-progress" => 1, "suspense" => 8, "coded" => 9, _ => 2 };

    private static List<WorklistRow> InBand(List<WorklistRow> rows, (string Name, int From, int To) band, DateOnly today) =>
        rows.FindAll(r => r.DaysSince(today) >= band.From && r.DaysSince(today) <= band.To);

    private static BoardCell Cell(List<WorklistRow> rows, string query) => new(rows.Count, rows.Sum(r => r.Dollars), Link(query));

    private static string Link(string query) => $"/coding?{query}";

    private static string CoderPart(string coder) => coder.Length > 0 ? $"&coder={Uri.EscapeDataString(coder)}" : "";

    private static DateOnly? FinishedOn(WorklistRow row) => row.Finished is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private static ProductivityRow RowOf(string coder, string name, List<WorklistRow> finished, int open, DateOnly from, DateOnly to)
    {
        var days = finished.Select(FinishedOn).Distinct().Count();
        var timed = finished.FindAll(r => r.KeptMinutes is not null);
        var inpatient = finished.Count(r => r.Stay.Kind == StayKind.Inpatient);
        return new ProductivityRow(
            coder, name, finished.Count, inpatient, finished.Count - inpatient, days, days == 0 ? 0 : Math.Round((decimal)finished.Count / days, 1),
            finished.Count(r => r.Reopened.Length > 0), timed.Count, timed.Count == 0 ? null : Math.Round((decimal)timed.Average(r => r.KeptMinutes!.Value), 1),
            finished.Sum(r => r.Dollars), open, Link($"view=finished&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{CoderPart(coder)}"), Link($"view=uncoded{CoderPart(coder)}"));
    }
}
