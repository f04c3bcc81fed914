using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>What became of an act: the act and the transaction that carries it, or the status and the sentence that say why not.</summary>
internal sealed record ActOutcome(IdentityAct? Act, int Status, string? Reason)
{
    public static ActOutcome Done(IdentityAct act) => new(act, 200, null);

    public static ActOutcome Refused(int status, string reason) => new(null, status, reason);

    /// <summary>Commits the writes of an act. Null when another writer was faster, so that the act must be planned anew.</summary>
    public static async Task<ActOutcome?> CommitAsync(
        IRecordStore store, Actor actor, IdentityAct act, IReadOnlyList<RecordWrite> writes, CancellationToken cancel)
    {
        var result = await store.CommitAsync(new RecordTransaction(actor.Who, writes, ReturnsDocuments: false), cancel);
        return result switch
        {
            CommitResult.Done done => Done(act with { T = done.T }),
            CommitResult.Refused { Status: 409 or 412 } => null,
            CommitResult.Refused refused => Refused(refused.Status, refused.Issues.Count > 0 ? refused.Issues[0].Text : "The record refused it."),
            _ => null,
        };
    }

    /// <summary>Plans and commits until no other writer is faster, at most five times.</summary>
    public static async Task<ActOutcome> RepeatAsync(Func<Task<ActOutcome?>> attempt)
    {
        for (var i = 0; i < 5; i++)
        {
            if (await attempt() is { } outcome)
                return outcome;
        }
        return Refused(409, "The records keep changing. Nothing was changed; try again in a moment.");
    }
}
