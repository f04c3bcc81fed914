using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Overlays;
using Chartroom.Server.Identity.Pairs;

namespace Chartroom.Server.Identity;

/// <summary>Identity on Home: pairs that may be one person, pairs put off for a second look, charts that may hold two people.</summary>
internal sealed class IdentityQueues(DuplicateQueue queue, OverlayWatch overlays, ActLedger ledger, TimeProvider clock) : QueueSource
{
    public override Right Right => Right.Identity;

    public override async Task<IReadOnlyList<WorkQueue>> ReadAsync(Caller caller, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        var now = clock.GetUtcNow();
        var open = queue.Open().ToLookup(p => ledger.Standing(p.A, p.B) is not null);
        return
        [
            Queue("duplicates", "Possible duplicates", "/identity", open[false].Select(p => p.Since), Tone.Warning, "Pairs of records that may be one person."),
            Queue("unsure", "Duplicates: second look", "/identity", open[true].Select(p => p.Since), Tone.Info, "Pairs that somebody was not sure about; they stand last in the list."),
            Queue(
                "overlays", "Suspected overlays", "/identity/overlays", overlays.Queue().Select(c => c.Since), Tone.Stop,
                "Charts that contradict themselves: two people may be in one."),
        ];

        WorkQueue Queue(string name, string title, string link, IEnumerable<DateTimeOffset> since, Tone tone, string explanation) =>
            WorkQueue.Of($"identity-{name}", title, link, since.Take(WorkQueue.CountLimit).Select(s => now - s), tone, explanation);
    }
}
