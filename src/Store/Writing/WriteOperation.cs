namespace Chartroom.Store.Writing;

/// <summary>Something that waits for the writer. Operations of one group share one commit.</summary>
internal abstract class WriteOperation
{
    /// <summary>Roughly the bytes that it occupies while it waits.</summary>
    public abstract long Weight { get; }

    /// <summary>How many operations shared its commit; set before it is completed.</summary>
    public int Group { get; set; }

    /// <summary>Checks and stages; called by the writer inside the group's transaction.</summary>
    public abstract void Apply(WriteContext context);

    /// <summary>The group is durable: hand out the result.</summary>
    public abstract void Complete();

    /// <summary>The group failed and nothing of it was written.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>An operation with a result.</summary>
internal abstract class WriteOperation<T> : WriteOperation
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => completion.Task;

    /// <summary>What the operation came to, set by <see cref="WriteOperation.Apply"/>.</summary>
    protected T? Result { get; set; }

    public override void Complete() => completion.TrySetResult(Result!);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
