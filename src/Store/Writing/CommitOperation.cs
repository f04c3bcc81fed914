using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Journal;

namespace Chartroom.Store.Writing;

/// <summary>What the writer made of a transaction: written, refused, or to be prepared again because a condition moved.</summary>
internal abstract record Committed
{
    private Committed()
    {
    }

    public sealed record Written(long T, long At, long[] Numbers, bool[] Existed) : Committed;

    public sealed record Refused(int Write, int Status, Issue Issue) : Committed;

    public sealed record Moved : Committed;
}

/// <summary>Checks a prepared transaction against the current state and stages it.</summary>
internal sealed class CommitOperation(
    PreparedTransaction transaction, Func<WriteContext, Search.SearchQuery, IReadOnlyList<ResourceKey>> search, CommitLink? link = null)
    : WriteOperation<Committed>
{
    public override long Weight => transaction.Weight;

    public override void Apply(WriteContext context)
    {
        if (link is { Holds: false })
        {
            Result = new Committed.Refused(0, 409, Issue.Error("conflict", "The transaction that this one was planned over was not written."));
            return;
        }
        var existed = new bool[transaction.Writes.Count];
        Result = Moved(context) ? new Committed.Moved() : Check(context, existed);
        if (Result is not null)
            return;
        var at = context.Head.At;
        if (transaction.Marks.Count > 0)
            Mark(context);
        var t = context.Head.T;
        long[] numbers = [];
        if (transaction.Writes.Count > 0)
            (t, at, numbers) = context.Stage(transaction);
        Result = new Committed.Written(t, at, numbers, existed);
        link?.Staged(isWritten: true);
    }

    public override void Fail(Exception exception)
    {
        link?.Staged(isWritten: false);
        base.Fail(exception);
    }

    /// <summary>True when a condition that was resolved in preparation would be resolved otherwise now.</summary>
    private bool Moved(WriteContext context)
    {
        if (transaction.Conditions.Count == 0 || context.Head.T == transaction.T)
            return false;
        context.Flush();
        return transaction.Conditions.Any(c => !search(context, c.Query).SequenceEqual(c.Found));
    }

    private Committed.Refused? Check(WriteContext context, bool[] existed)
    {
        for (var i = 0; i < transaction.Writes.Count; i++)
        {
            var write = transaction.Writes[i];
            if (write.IsFresh)
                continue;
            var entity = context.Interning.Find(write.Key.Type, write.Key.Id);
            entity?.Learn(context.Session);
            existed[i] = entity is { Exists: true };
            if (write.IfMatch is { } expected && (entity?.Number ?? 0) != expected)
                return new Committed.Refused(i, 412, Issue.Error("conflict", $"The current version is not {expected}."));
        }
        return null;
    }

    private void Mark(WriteContext context)
    {
        foreach (var mark in transaction.Marks)
        {
            // Set aside while it was being tried: that it failed once more is no news, and the person's word stands.
            context.Session.Execute(
                """
                update journal set state = $1, attempts = attempts + 1, reason = $2, processed_at = $3
                where number = $4 and not ($1 = $5 and state = $6)
                """,
                (long)mark.State, mark.Reason, context.Now, mark.Number, (long)JournalState.Failed, (long)JournalState.SetAside);
        }
    }
}
