using Chartroom.Store;
using Chartroom.Store.Projections;

namespace Chartroom.Server.Host;

/// <summary>
/// A view of the record that is derived from the change feed: a worklist, a count, a name index. Never the truth:
/// it can be thrown away and made again at any time. A department registers its own by
/// <c>services.AddSingleton&lt;Projection, CodingWorklist&gt;()</c>; the <see cref="ProjectionFeed"/> drives it.
/// <para>Calls come one after another, never at the same time.</para>
/// </summary>
public abstract class Projection
{
    /// <summary>Its name in logs, health and <c>rebuild</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The <c>t</c> up to which changes have been applied; -1 when it has not caught up once.</summary>
    public long CurrentT { get; internal set; } = -1;

    /// <summary>Opens what is kept and says up to which <c>t</c> it is current; 0 = from the beginning.</summary>
    public virtual ValueTask<long> OpenAsync(CancellationToken cancel) => ValueTask.FromResult(0L);

    /// <summary>
    /// Applies versions in order of commit. A throw means that nothing of the batch counts; the same batch comes again,
    /// so applying must be repeatable.
    /// </summary>
    public abstract ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel);

    /// <summary>Tables that it keeps beside itself, as many as the record says; they are made anew with all others.</summary>
    public virtual ValueTask<IReadOnlyList<SqlProjection>> TablesAsync(CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<SqlProjection>>([]);

    /// <summary>Throws away what is kept, before everything is applied anew.</summary>
    public virtual ValueTask ResetAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    /// <summary>
    /// Waits until everything up to a <c>t</c> has been taken in; false when that takes longer than one wants to wait. Whoever writes and then looks
    /// sees the own write.
    /// </summary>
    internal async ValueTask<bool> ReachesAsync(long t, TimeSpan longest, CancellationToken cancel)
    {
        // The machine's own time: this is about load, and a clock that tests hold still must not hold up a reader.
        var began = TimeProvider.System.GetTimestamp();
        while (CurrentT < t)
        {
            if (TimeProvider.System.GetElapsedTime(began) > longest)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancel);
        }
        return true;
    }
}
