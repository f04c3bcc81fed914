using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>The worklist as one coder meets it: a view's rows in order, and which account comes next.</summary>
public sealed class WorklistQueue(CodingWorklist worklist, SettingsStore settings, TimeProvider clock)
{
    private const int Most = 5_000;

    public async Task<WorklistAnswer> ListAsync(Caller caller, WorklistFilter filter, CancellationToken cancel)
    {
        await worklist.CatchUpAsync(cancel);
        var state = State;
        var (set, today) = ((await settings.ReadAsync(cancel)).Settings, Today);
        var rows = worklist.Where(WorklistViews.Passes(filter, caller, set, today));
        var shown = WorklistViews.InOrder(rows, today).Take(Most).Select(r => WorklistViews.EntryOf(r, caller, set, today));
        return new WorklistAnswer(filter.View, WorklistViews.TitleOf(filter.View), [.. shown], rows.Count, rows.Sum(r => r.Dollars), worklist.IsReady, state);
    }

    /// <summary>The next account for a coder: the caller's own first, then what nobody has, in the order of the list; never one on hold.</summary>
    public async Task<WorklistEntry?> NextAsync(Caller caller, string after, CancellationToken cancel)
    {
        await worklist.CatchUpAsync(cancel);
        var (set, today) = ((await settings.ReadAsync(cancel)).Settings, Today);
        var open = worklist.Where(r => r.Stage is AccountStage.ToCode or AccountStage.InProgress && r.Stay.EncounterId != after
            && (r.Owner.Length == 0 || r.Owner == caller.Access.Who));
        var next = WorklistViews.InOrder(open, today).OrderByDescending(r => r.Owner == caller.Access.Who && r.IsAnswered).FirstOrDefault();
        return next is null ? null : WorklistViews.EntryOf(next, caller, set, today);
    }

    /// <summary>Another text whenever the list may look otherwise: after a change, and on another day.</summary>
    public string State => $"{worklist.Changes}-{Today:yyyyMMdd}";

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
