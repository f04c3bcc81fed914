using Chartroom.Server.Intake;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// Loads messages and documents as intake takes them from any door: kept in the journal, then filed, with their provenance. What cannot
/// be filed stays in the journal as failed, to be looked at and filed again.
/// </summary>
internal sealed class IntakeLoader(IRecordStore store, ServerSettings settings)
{
    private const int AtOnce = 500;

    private readonly ItemFiling filing = new(store, new ItemReader(settings), new Filer(store, settings), settings.Clock, NullLogger<ItemFiling>.Instance);

    public async Task<LoadOutcome> LoadAsync(LoadPiece piece, CancellationToken cancel)
    {
        var arrivals = Uploads.Arrivals(piece.Content, piece.Path);
        if (!arrivals.Succeeded)
            return new LoadOutcome(piece, 0, [new(piece.Path, null, ItemReader.Reason(arrivals.Issues[0]))]);
        var filed = new List<FiledItem>(arrivals.Value.Count);
        foreach (var some in arrivals.Value.Chunk(AtOnce))
        {
            // Begun one after another, so that the journal's order is the file's, and kept by one commit.
            var items = await Task.WhenAll(some.Select(a => store.JournalAsync(a with { Door = "load" }, cancel).AsTask()));
            filed.AddRange(await filing.FileAsync(items, cancel));
        }
        var failures = filed.Select((f, i) => (f.Reason, Position: filed.Count > 1 ? $"message {i + 1}" : null)).Where(f => f.Reason is not null);
        return new LoadOutcome(piece, filed.Sum(f => f.Resources), [.. failures.Select(f => new LoadFailure(piece.Path, f.Position, f.Reason!))]);
    }
}
