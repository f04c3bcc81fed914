using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>Coding on Home: what waits to be coded, what the caller has begun, what was answered, what is on hold.</summary>
internal sealed class CodingQueues(CodingWorklist worklist, SettingsStore settings, TimeProvider clock) : QueueSource
{
    public override Right Right => Right.Coding;

    public override async Task<IReadOnlyList<WorkQueue>> ReadAsync(Caller caller, CancellationToken cancel)
    {
        var (set, _) = await settings.ReadAsync(cancel);
        var now = clock.GetUtcNow();
        return
        [
            Queue("work", Tone.Info, "Discharged and not coded yet; the most urgent and oldest first."),
            Queue("mine", Tone.Info, "Accounts that you have taken and not finished."),
            Queue("answered", Tone.Warning, "A physician has answered; the account can go on."),
            Queue("held", Tone.Warning, "Accounts that wait for somebody else; each says for whom and why."),
        ];

        WorkQueue Queue(string view, Tone tone, string explanation)
        {
            var rows = worklist.Where(WorklistViews.Passes(new WorklistFilter(view), caller, set, DateOnly.FromDateTime(now.UtcDateTime)));
            return WorkQueue.Of($"coding-{view}", $"Coding: {WorklistViews.TitleOf(view).ToLowerInvariant()}", $"/coding?view={view}", rows.Select(Waiting), tone, explanation);
        }

        TimeSpan Waiting(WorklistRow row) =>
            row.Stay.Discharged is { } day ? now - new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : TimeSpan.Zero;
    }
}
