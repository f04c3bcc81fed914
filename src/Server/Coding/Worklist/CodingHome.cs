using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>Coding on Home: what waits to be coded, what the caller has begun, what was answered, what is on hold.</summary>
internal sealed class CodingHome(CodingWorklist worklist, SettingsStore settings, TimeProvider clock) : HomeQueue
{
    public override Right Right => Right.Coding;

    public override async ValueTask<IReadOnlyList<HomeWork>> ReadAsync(Caller caller, CancellationToken cancel)
    {
        var (set, _) = await settings.ReadAsync(cancel);
        var now = clock.GetUtcNow();
        return
        [
            Queue("work", HomeUrgency.Info, "Discharged and not coded yet; the most urgent and oldest first."),
            Queue("mine", HomeUrgency.Info, "Accounts that you have taken and not finished."),
            Queue("answered", HomeUrgency.Warning, "A physician has answered; the account can go on."),
            Queue("held", HomeUrgency.Warning, "Accounts that wait for somebody else; each says for whom and why."),
        ];

        HomeWork Queue(string view, HomeUrgency urgency, string explanation)
        {
            var rows = worklist.Where(WorklistViews.Passes(new WorklistFilter(view), caller, set, DateOnly.FromDateTime(now.UtcDateTime)));
            return new HomeWork($"coding-{view}", $"Coding: {WorklistViews.TitleOf(view).ToLowerInvariant()}", $"/coding?view={view}", [.. rows.Select(Waiting)], urgency, explanation);
        }

        TimeSpan Waiting(WorklistRow row) =>
            row.Stay.Discharged is { } day ? now - new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : TimeSpan.Zero;
    }
}
