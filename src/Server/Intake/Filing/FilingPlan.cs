using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// What filing one item will write. <c>Reason</c> says why it cannot be filed; then there are no writes.
/// </summary>
internal sealed record FilingPlan(JournalItem Item, IReadOnlyList<RecordWrite> Writes, string? Reason)
{
    public JournalMark Mark => new(Item.Number, Reason is null ? JournalState.Processed : JournalState.Failed, Reason);
}
