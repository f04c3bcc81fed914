using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Identity;

/// <summary>One row of the steward's queue.</summary>
public sealed record DuplicateRow(string A, string B, DateTimeOffset Since, Candidate Account);

/// <summary>A page of the queue: <c>Total</c> counts the whole queue, before what the caller may not see.</summary>
public sealed record DuplicatePage(IReadOnlyList<DuplicateRow> Rows, int Total, bool Complete);

/// <summary>The queue of possible duplicates, surest and oldest first, each with its account.</summary>
internal static class DuplicateQueue
{
    private const int Most = 200;

    public static async Task<IResult> AnswerAsync(
        Caller caller, PossibleDuplicates duplicates, IRecordStore store, AuditTrail audit, CancellationToken cancel, int count = 50, int from = 0)
    {
        if (count is < 1 or > Most || from < 0)
            return TypedResults.Problem($"count is 1 to {Most}, from is not negative.", statusCode: 400);
        var queue = duplicates.Queue();
        var page = queue.Skip(from).Take(count).ToList();
        var keys = page.SelectMany(p => new[] { p.A, p.B }).Distinct().Select(id => new ResourceKey("Patient", id)).ToList();
        var seen = await store.ReadManyAsync(caller.Access, keys, null, cancel);
        var visible = seen.Where(v => !v.IsDeleted).Select(v => v.Key.Id).ToHashSet();
        var rows = new List<DuplicateRow>();
        foreach (var pair in page)
        {
            if (visible.Contains(pair.A) && visible.Contains(pair.B) && duplicates.Explain(pair) is { } account)
                rows.Add(new DuplicateRow($"Patient/{pair.A}", $"Patient/{pair.B}", pair.Since, RegisterCheck.Shown(pair.B, account)));
        }
        await audit.RecordAsync(
            [.. rows.SelectMany(r => new[] { r.A, r.B }).Distinct().Select(p => Sighting.Read(caller, "search-type", p, p, "identity/duplicates"))], cancel);
        return TypedResults.Ok(new DuplicatePage(rows, queue.Count, duplicates.CurrentT >= 0));
    }
}
