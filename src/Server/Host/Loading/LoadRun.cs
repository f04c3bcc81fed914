using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// Runs pieces through a loader: read ahead by one thread, parsed and committed by several (those for intake one after another),
/// answered in input order. A piece that failed because what it refers to was not there yet is tried once more at the end.
/// </summary>
internal static class LoadRun
{
    private const int ReadAhead = 8;

    /// <summary>Most pieces in flight wait for their commit, and the writer commits what waits in one go: with few of them it would sync for each.</summary>
    private const int InFlightPerProcessor = 16;

    /// <summary>A large piece takes the room of several, so that memory stays bounded.</summary>
    private const int BytesPerSlot = 2 << 20;

    public static async IAsyncEnumerable<LoadOutcome> InOrderAsync(
        IEnumerable<LoadPiece> pieces, Func<LoadPiece, CancellationToken, Task<LoadOutcome>> load, [EnumeratorCancellation] CancellationToken cancel)
    {
        var workers = Environment.ProcessorCount * InFlightPerProcessor;
        var started = Channel.CreateBounded<Task<LoadOutcome>>(new BoundedChannelOptions(ReadAhead + workers) { SingleReader = true, SingleWriter = true });
        using var slots = new SemaphoreSlim(workers);
        var reading = Task.Run(() => ReadAsync(pieces, load, started.Writer, slots, workers, cancel), cancel);
        var again = new List<LoadOutcome>();
        await foreach (var task in started.Reader.ReadAllAsync(cancel))
        {
            var outcome = await task;
            if (outcome.Failures.Count > 0 && outcome.Failures.All(f => f.Reason.Contains("conditional reference", StringComparison.Ordinal)))
                again.Add(outcome);
            else
                yield return outcome;
        }
        await reading;
        foreach (var outcome in again)
            yield return await load(outcome.Piece, cancel);
    }

    private static async Task ReadAsync(
        IEnumerable<LoadPiece> pieces, Func<LoadPiece, CancellationToken, Task<LoadOutcome>> load,
        ChannelWriter<Task<LoadOutcome>> started, SemaphoreSlim slots, int workers, CancellationToken cancel)
    {
        var before = Task.CompletedTask;
        try
        {
            foreach (var piece in pieces)
            {
                // Taken by this thread alone: two that each held half of the room would wait for each other.
                var room = Math.Clamp(1 + (piece.Content.Length / BytesPerSlot), 1, workers);
                for (var i = 0; i < room; i++)
                    await slots.WaitAsync(cancel);
                var task = OneAsync(piece, room, piece.IsForIntake ? before : Task.CompletedTask, load, slots, cancel);
                before = piece.IsForIntake ? task : before;
                await started.WriteAsync(task, cancel);
            }
            started.Complete();
        }
        catch (Exception e)
        {
            started.Complete(e);
        }
    }

    private static Task<LoadOutcome> OneAsync(
        LoadPiece piece, int room, Task after, Func<LoadPiece, CancellationToken, Task<LoadOutcome>> load, SemaphoreSlim slots, CancellationToken cancel) =>
        Task.Run(
            async () =>
            {
                try
                {
                    await after;
                    return await load(piece, cancel);
                }
                finally
                {
                    slots.Release(room);
                }
            },
            cancel);
}
