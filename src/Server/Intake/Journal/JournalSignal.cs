namespace Chartroom.Server.Intake.Journal;

/// <summary>Tells the worker that something came in, so that it need not look all the time, and in which trace.</summary>
internal sealed class JournalSignal : IDisposable
{
    private readonly SemaphoreSlim arrived = new(0, 1);
    private readonly Lock raising = new();

    /// <summary>How many have come in since the program began.</summary>
    public long Raised { get; private set; }

    /// <summary>The traces of what came in and is not yet filed.</summary>
    public MessageTraces Traces { get; } = new();

    public void Raise()
    {
        // One waiting signal is enough for any number of arrivals.
        lock (raising)
        {
            Raised++;
            if (arrived.CurrentCount == 0)
                arrived.Release();
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => arrived.WaitAsync(atMost, cancel);

    public void Dispose() => arrived.Dispose();
}
