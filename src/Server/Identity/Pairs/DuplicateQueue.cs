using Chartroom.Rules.Matching.Histories;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Overlays;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>
/// One row of the steward's queue. <c>Risk</c> is high, medium or low, <c>RiskRank</c> orders it (0 first); <c>Decision</c> match or review;
/// <c>Standing</c> is unsure for a pair that waits for a second look. <c>Certain</c>: may be merged with others in one go,
/// which a suspected overlay never is.
/// </summary>
public sealed record DuplicateRow(
    string Id, RecordFace A, RecordFace B, double Score, double Bits, string Decision, string Why, string Risk, int RiskRank, string RiskWhy,
    DateTimeOffset Since, string Age, string Owner, bool Mine, string LockedBy, string Standing, bool Certain);

/// <summary>The queue: <c>Total</c> counts all that wait, <c>Complete</c> is false while patients are still being read.</summary>
public sealed record DuplicatePage(IReadOnlyList<DuplicateRow> Rows, int Total, int Unsure, bool Complete);

/// <summary>The queue of possible duplicates: greatest risk first, then surest, then oldest; what was answered is not in it.</summary>
internal sealed class DuplicateQueue(
    PossibleDuplicates duplicates, ActLedger ledger, PairOwners owners, PairLocks locks, ChartUses uses, OverlayWatch overlays, IRecordStore store, ServerSettings settings)
{
    /// <summary>Chance of one person from which a pair may be merged together with others.</summary>
    public const double CertainFrom = 0.9999;

    private const int Most = 1_000;
    private const int MostGraded = 2_000;

    /// <summary>The open pairs, those that wait for a second look last.</summary>
    public IReadOnlyList<PossibleDuplicate> Open() =>
        [.. duplicates.Queue().Where(p => ledger.Standing(p.A, p.B) is null or { Kind: ActKind.Unsure })];

    public async Task<DuplicatePage> PageAsync(Caller caller, int count, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        var open = Open();
        var graded = new List<(PossibleDuplicate Pair, RiskGrade Grade, string Why)>();
        foreach (var pair in open.Take(MostGraded))
        {
            var (grade, why) = await RiskAsync(pair, cancel);
            graded.Add((pair, grade, why));
        }
        var shown = graded.OrderBy(g => Standing(g.Pair).Length > 0).ThenByDescending(g => g.Grade).ThenByDescending(g => g.Pair.Decision)
            .ThenByDescending(g => Math.Round(g.Pair.Bits)).ThenBy(g => g.Pair.Since).Take(Math.Clamp(count, 1, Most)).ToList();
        var faces = await FacesAsync(caller, shown.SelectMany(s => new[] { s.Pair.A, s.Pair.B }), cancel);
        var rows = shown.Where(s => faces.ContainsKey(s.Pair.A) && faces.ContainsKey(s.Pair.B))
            .Select(s => Row(caller, s.Pair, s.Grade, s.Why, faces)).OfType<DuplicateRow>().ToList();
        return new DuplicatePage(rows, open.Count, open.Count(p => Standing(p).Length > 0), duplicates.CurrentT >= 0);
    }

    /// <summary>The faces of records that the asker may see.</summary>
    public async Task<Dictionary<string, RecordFace>> FacesAsync(Caller caller, IEnumerable<string> patients, CancellationToken cancel)
    {
        var keys = patients.Distinct().Select(id => new ResourceKey("Patient", id)).ToList();
        var seen = await store.ReadManyAsync(caller.Access, keys, null, cancel);
        return seen.Where(v => !v.IsDeleted).ToDictionary(v => v.Key.Id, RecordFace.Of);
    }

    /// <summary>How much harm waiting does, and why.</summary>
    public async Task<(RiskGrade Grade, string Why)> RiskAsync(PossibleDuplicate pair, CancellationToken cancel)
    {
        var (a, b) = (await uses.OfAsync(pair.A, cancel), await uses.OfAsync(pair.B, cancel));
        var year = settings.Clock.GetUtcNow().UtcDateTime.AddYears(-1);
        return PairRisk.Of(new PairRiskFacts(
            pair.Decision, a.OpenEncounter || b.OpenEncounter, a.LastUsed > year && b.LastUsed > year, a.Allergies > 0 != b.Allergies > 0));
    }

    private string Standing(PossibleDuplicate pair) => ledger.Standing(pair.A, pair.B) is { Kind: ActKind.Unsure } ? "unsure" : "";

    private DuplicateRow? Row(Caller caller, PossibleDuplicate pair, RiskGrade grade, string why, Dictionary<string, RecordFace> faces)
    {
        if (duplicates.Explain(pair) is not { } account)
            return null;
        var owner = owners.Of(pair.A, pair.B);
        return new DuplicateRow(
            $"{pair.A}~{pair.B}", faces[pair.A], faces[pair.B], Math.Round(account.Probability, 4), Math.Round(account.Bits, 1),
            account.Decision.ToString().ToLowerInvariant(), Evidence.InShort(account), grade.ToString().ToLowerInvariant(), RiskGrade.High - grade, why, pair.Since,
            Age.Text(settings.Clock.GetUtcNow() - pair.Since), owner?.Name ?? "", owner?.Who == caller.Access.Who,
            locks.HeldByOther(pair.A, pair.B, caller.Access.Who)?.Name ?? "", Standing(pair),
            account.Decision == MatchDecision.Match && account.Probability >= CertainFrom && Standing(pair).Length == 0
                && overlays.RaisedBy(pair.A) is null && overlays.RaisedBy(pair.B) is null);
    }

    public static async Task<IResult> AnswerAsync(Caller caller, DuplicateQueue queue, AuditTrail audit, CancellationToken cancel, int count = 500)
    {
        var page = await queue.PageAsync(caller, count, cancel);
        await audit.RecordAsync(
            [.. page.Rows.SelectMany(r => new[] { r.A.Id, r.B.Id }).Distinct().Select(p => Sighting.Read(caller, "search-type", $"Patient/{p}", null, "identity/duplicates"))], cancel);
        return TypedResults.Ok(page);
    }
}
