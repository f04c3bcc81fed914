using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host.Work;

/// <summary>
/// The queues that a department puts on Home. Registered by <c>services.AddSingleton&lt;QueueSource, CodingQueues&gt;()</c>; shown, in the
/// order of the departments, to those who have the right.
/// </summary>
public abstract class QueueSource
{
    /// <summary>The right that makes the queues a person's work.</summary>
    public abstract Right Right { get; }

    public abstract Task<IReadOnlyList<WorkQueue>> ReadAsync(Caller caller, CancellationToken cancel);
}
