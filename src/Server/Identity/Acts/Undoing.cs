using Chartroom.Rules.Matching.Histories;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>Takes any act back, each by its own way. What was taken back can be done again: that is an act too.</summary>
internal sealed class Undoing(ActLedger ledger, Merging merging, Unmerging unmerging, Splitting splitting, Verdicts verdicts)
{
    public async Task<ActOutcome> UndoAsync(
        Actor actor, string id, string? reason, IReadOnlyDictionary<string, Side> sides, IReadOnlyDictionary<string, string> edits, bool different,
        CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        if (ledger.Find(id) is not { } act)
            return ActOutcome.Refused(404, "There is no such decision.");
        if (ledger.UndoneBy(id) is not null)
            return ActOutcome.Refused(409, "This was taken back already.");
        return act.Kind switch
        {
            ActKind.Merge => await unmerging.UnmergeAsync(actor, new UnmergeOrder(id, reason, sides, edits, different), cancel),
            ActKind.Unmerge => await merging.MergeAsync(actor, new MergeOrder(act.Kept, act.Other!, reason, null, id), cancel),
            ActKind.Split => await splitting.UndoAsync(actor, act, reason, cancel),
            ActKind.Link => await verdicts.UnlinkAsync(actor, act, reason, cancel),
            ActKind.Unlink => await verdicts.LinkAsync(actor, act.Kept, act.Other!, reason, null, cancel),
            ActKind.Different or ActKind.Unsure or ActKind.OnePerson => await verdicts.ReopenAsync(actor, act, reason, cancel),
            _ => ActOutcome.Refused(422, "There is nothing to take back in this."),
        };
    }
}
