using System.Globalization;
using Chartroom.Server.Audit;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Host.Exporting;

/// <summary>Writes the current version of every resource as NDJSON, a file a type, as of one moment.</summary>
internal sealed class RecordExport(IRecordStore store, TimeProvider clock, DirectoryInfo directory)
{
    private const int PageSize = 1_000;

    /// <summary>Runs to the end, or goes on with what the directory holds when it was asked the same.</summary>
    public async Task<ExportState> RunAsync(IReadOnlyList<string> types, string? since, CancellationToken cancel)
    {
        directory.Create();
        var found = ExportState.Read(directory);
        var goesOn = found is not null && found.Since == since && found.Asked.SequenceEqual(types) && found.Types.Any(t => t.Cursor is not null);
        var state = goesOn ? found! : new ExportState(store.CurrentT, since, types, [.. types.Select(t => new ExportedType(t, t + ".ndjson", 0, 0, ""))]);
        if (!goesOn)
            await AuditAsync(cancel);
        for (var i = 0; i < state.Types.Count; i++)
        {
            while (state.Types[i].Cursor is not null)
            {
                var next = await PageAsync(state, state.Types[i], cancel);
                state = state with { Types = [.. state.Types.Select((t, n) => n == i ? next : t)] };
                if (next.Cursor is not null || next.Count > 0 || i == state.Types.Count - 1)
                    state.Write(directory);
            }
        }
        return state;
    }

    private async Task AuditAsync(CancellationToken cancel)
    {
        var audit = AuditEvents.Of("Device/chartroom-export", "export", 'R', clock.GetUtcNow(), []);
        await store.CommitAsync(new RecordTransaction("Device/chartroom-export", [audit]), cancel);
    }

    private async Task<ExportedType> PageAsync(ExportState state, ExportedType type, CancellationToken cancel)
    {
        var (sinceT, criteria) = Since(state.Since);
        var query = new SearchQuery(
            type.Type, criteria, Count: PageSize, AsOf: state.T, Cursor: type.Cursor is { Length: > 0 } cursor ? cursor : null);
        var page = await store.SearchAsync(Access.System, query, cancel);
        var (count, bytes) = (type.Count, type.Bytes);
        var chosen = page.Matches.Where(m => m.T > sinceT).ToList();
        if (chosen.Count > 0)
        {
            await using var file = new FileStream(Path.Combine(directory.FullName, type.File), FileMode.OpenOrCreate, FileAccess.Write);
            // What a broken run wrote after its last state is written anew.
            file.SetLength(bytes);
            file.Seek(0, SeekOrigin.End);
            foreach (var match in chosen)
            {
                await file.WriteAsync(match.Document!.Utf8, cancel);
                file.WriteByte((byte)'\n');
            }
            file.Flush(flushToDisk: true);
            (count, bytes) = (count + chosen.Count, file.Length);
        }
        return type with { Count = count, Bytes = bytes, Cursor = page.Next };
    }

    /// <summary>A whole number is a transaction; anything else an instant.</summary>
    private static (long T, IReadOnlyList<SearchCriterion> Criteria) Since(string? since)
    {
        if (since is null)
            return (-1, []);
        return long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            ? (t, [])
            : (-1, [new SearchCriterion("_lastUpdated", null, ["gt" + since])]);
    }
}
