using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;

namespace Chartroom.Server.Intake;

/// <summary>What waits in intake: items that could not be filed, items to be filed, scans to index, scans to check.</summary>
internal sealed class IntakeQueues(IRecordStore store, TimeProvider clock) : QueueSource
{
    public override Right Right => Right.Intake;

    public override async Task<IReadOnlyList<WorkQueue>> ReadAsync(Caller caller, CancellationToken cancel) =>
    [
        WorkQueue.Of(
            "intake-failed", "Intake errors", "/intake?state=failed", await JournalAsync(JournalState.Failed, cancel), Tone.Stop,
            "Messages and documents that could not be filed. Each says what is wrong and where; nothing is lost."),
        WorkQueue.Of(
            "intake-waiting", "Intake waiting", "/intake?state=received", await JournalAsync(JournalState.Received, cancel), Tone.Info,
            "Acknowledged and durable, to be filed next."),
        WorkQueue.Of(
            "scans", "Scans to index", "/scans?step=index", await ScansAsync(caller, ScannedPages.ToIndex, cancel), Tone.Warning,
            "Scanned and faxed pages that need a patient, a type, a date and an encounter."),
        WorkQueue.Of(
            "scans-check", "Scans to check", "/scans?step=quality", await ScansAsync(caller, ScannedPages.ToCheck, cancel), Tone.Info,
            "Indexed pages that wait for a second pair of eyes."),
    ];

    private async Task<IEnumerable<TimeSpan>> JournalAsync(JournalState state, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var items = await store.ReadJournalAsync(new JournalQuery(state, Count: WorkQueue.CountLimit, OldestFirst: true), cancel);
        return items.Select(i => now - i.ReceivedAt);
    }

    private async Task<IEnumerable<TimeSpan>> ScansAsync(Caller caller, string step, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var page = await store.SearchAsync(caller.Access, ScannedPages.Waiting(step, WorkQueue.CountLimit, newestFirst: false), cancel);
        return page.Matches.Select(m => now - ScannedPages.ReceivedAt(m.Document!.Root, now));
    }
}
