namespace Chartroom.Store;

/// <summary>
/// Ties a transaction to the one that it was planned over, which may still be on its way: it is handed to the writer after it, and refused
/// (409) unless that one was written. So whoever knows what a transaction will write need not wait for it to be durable before planning the next.
/// </summary>
/// <param name="before">The link of the transaction before; null for the first.</param>
public sealed class CommitLink(CommitLink? before)
{
    private readonly TaskCompletionSource handedOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitLink? before = before;

    /// <summary>False when the transaction before was refused or lost. Asked and set by the writer's thread alone.</summary>
    internal bool Holds => before is null || before.IsWritten;

    internal bool IsWritten { get; private set; }

    /// <summary>Returns when the transaction before has been handed to the writer, or never will be.</summary>
    internal Task TurnAsync(CancellationToken cancel) => before?.handedOver.Task.WaitAsync(cancel) ?? Task.CompletedTask;

    internal void HandedOver() => handedOver.TrySetResult();

    /// <summary>The writer has staged the transaction, or its group was lost.</summary>
    internal void Staged(bool isWritten) => IsWritten = isWritten;

    /// <summary>The answer is out: nobody asks for what was before any more.</summary>
    internal void Forget() => before = null;
}
