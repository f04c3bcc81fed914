using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Overlays;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Figures;

/// <summary>How many records somebody or something made, and how many of them are duplicates of earlier ones.</summary>
public sealed record MakerFigure(string Name, int Created, int Duplicates, double Rate);

/// <summary>One month: records made, duplicates among them, answers given, merges and splits, what was taken back.</summary>
public sealed record MonthFigure(string Month, int Created, int Duplicates, double Rate, int Answered, int Merged, int Different, int Split, int TakenBack);

/// <summary>How many of the queue are of an age.</summary>
public sealed record AgeFigure(string Title, int Count);

/// <summary>
/// The state of the patient index. <c>Duplicates</c> are records that are surely the same person as an earlier one: open pairs
/// decided match, and merges in force. <c>Rate</c> is their share of all records; <c>OpenRate</c> that of the open ones, for
/// which AHIMA asks at most 1 %. <c>Agreement</c> is the share of pairs answered by two people in which both said the same, null
/// while there is none; <c>RulesAgreement</c> the share of the pairs decided match that stewards called the same.
/// </summary>
public sealed record IdentityState(
    int Records, int OpenDuplicates, double OpenRate, int Duplicates, double Rate, int Queue, int Unsure, string OldestInQueue,
    IReadOnlyList<AgeFigure> QueueAges, int Overlays, int AnsweredTwice, double? Agreement, int AnsweredMatches, double? RulesAgreement, int Answered, int TakenBack,
    IReadOnlyList<MonthFigure> Months, IReadOnlyList<MakerFigure> Registrars, IReadOnlyList<MakerFigure> Sites, IReadOnlyList<MakerFigure> Doors, bool Complete);

/// <summary>A record of a figure's list: the record, and the earlier one it duplicates.</summary>
public sealed record FigureRow(RecordFace Face, RecordFace? Of, string Made, string Site, string Door, string Registrar, string State);

/// <summary>The list behind a figure.</summary>
public sealed record FigureList(string Title, IReadOnlyList<FigureRow> Rows, int Total);

/// <summary>
/// Counts the department's figures from its tables, the queue and the decisions.
/// <para>Source: AHIMA, "Managing the Integrity of Patient Identity in Health Information Exchange" (2014) and "Recommended Data
/// Elements for Capture in the MPI" (duplicate rate, creation rate, overlay rate).</para>
/// </summary>
internal sealed class IdentityFigures(
    IRecordStore store, DuplicateQueue queue, PossibleDuplicates duplicates, ActLedger ledger, OverlayWatch overlays, ServerSettings settings)
{
    private const int MostMonths = 12;

    public async Task<IdentityState> ReadAsync(CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        var (now, open, acts) = (settings.Clock.GetUtcNow(), queue.Open(), ledger.All());
        var made = await DuplicatesAsync(open, acts, cancel);
        var records = duplicates.Count + acts.Count(a => a.Kind == ActKind.Merge && ledger.UndoneBy(a.Id) is null);
        var ages = open.Select(p => now - p.Since).ToList();
        var openDuplicates = made.Count(m => m.State == "open");
        var (twice, agreed) = Agreement(acts);
        var (matches, same) = RulesAgreement(acts);
        return new IdentityState(
            records, openDuplicates, Share(openDuplicates, records), made.Count, Share(made.Count, records), open.Count,
            open.Count(p => ledger.Standing(p.A, p.B) is { Kind: ActKind.Unsure }), ages.Count == 0 ? "" : Age.Text(ages.Max()), Bands(ages),
            overlays.Queue().Count, twice, twice == 0 ? null : Share(agreed, twice), matches, matches == 0 ? null : Share(same, matches),
            acts.Count(IsAnswer), acts.Count(a => a.Undoes is not null),
            await MonthsAsync(now, made, acts, cancel), await MakersAsync("registrar", made, m => m.Registrar, cancel),
            await MakersAsync("site", made, m => m.Site, cancel), await MakersAsync("door", made, m => m.Door, cancel),
            duplicates.CurrentT >= 0 && overlays.CurrentT >= 0);
    }

    /// <summary>
    /// The records behind a figure: duplicates (all, or those made in a month, or by a registrar, site or door), newest first.
    /// </summary>
    public async Task<IReadOnlyList<MadeDuplicate>> ListAsync(string? month, string? registrar, string? site, string? door, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        var made = await DuplicatesAsync(queue.Open(), ledger.All(), cancel);
        return [.. made.Where(m => (month is null || m.Month == month) && (registrar is null || m.Registrar == registrar)
            && (site is null || m.Site == site) && (door is null || m.Door == door)).OrderByDescending(m => m.Made)];
    }

    /// <summary>Of each sure pair the record that was made later, with how it was made.</summary>
    private async Task<IReadOnlyList<MadeDuplicate>> DuplicatesAsync(IReadOnlyList<PossibleDuplicate> open, IReadOnlyList<IdentityAct> acts, CancellationToken cancel)
    {
        var pairs = open.Where(p => p.Decision == MatchDecision.Match).Select(p => (p.A, p.B, State: "open")).ToList();
        pairs.AddRange(acts.Where(a => a is { Kind: ActKind.Merge, Other: not null } && ledger.UndoneBy(a.Id) is null && !IsUndoneSplit(a)).Select(a => (a.Kept, a.Other!, "merged")));
        return await store.QueryAsync(
            session =>
            {
                var found = new Dictionary<string, MadeDuplicate>();
                foreach (var (a, b, state) in pairs)
                {
                    if (IdentityTables.MakingOf(session, a) is not { } first || IdentityTables.MakingOf(session, b) is not { } second)
                        continue;
                    var (later, earlier) = first.Made > second.Made || (first.Made == second.Made && string.CompareOrdinal(a, b) > 0) ? (first, second) : (second, first);
                    found.TryAdd(later.Patient, new MadeDuplicate(later.Patient, earlier.Patient, later.Made, later.Site, later.Door, later.Registrar, state));
                }
                return (IReadOnlyList<MadeDuplicate>)[.. found.Values];
            },
            cancel);
    }

    private bool IsUndoneSplit(IdentityAct merge) => merge.Undoes is { } undone && ledger.Find(undone)?.Kind == ActKind.Split;

    private async Task<IReadOnlyList<MonthFigure>> MonthsAsync(
        DateTimeOffset now, IReadOnlyList<MadeDuplicate> made, IReadOnlyList<IdentityAct> acts, CancellationToken cancel)
    {
        var first = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1 - MostMonths);
        var months = new List<MonthFigure>();
        for (var i = 0; i < MostMonths; i++)
        {
            var (from, until) = (first.AddMonths(i), first.AddMonths(i + 1));
            var month = from.ToString("yyyy-MM");
            var created = (int)await store.QueryAsync(s => IdentityTables.CountMade(s, from.Ticks, until.Ticks), cancel);
            var (of, own) = (made.Count(m => m.Month == month), acts.Where(a => a.At.UtcDateTime >= from && a.At.UtcDateTime < until).ToList());
            months.Add(new MonthFigure(
                month, created, of, Share(of, created), own.Count(IsAnswer), own.Count(a => a.Kind == ActKind.Merge), own.Count(a => a.Kind == ActKind.Different),
                own.Count(a => a.Kind == ActKind.Split), own.Count(a => a.Undoes is not null)));
        }
        return [.. months.SkipWhile(m => m is { Created: 0, Answered: 0 })];
    }

    private async Task<IReadOnlyList<MakerFigure>> MakersAsync(string column, IReadOnlyList<MadeDuplicate> made, Func<MadeDuplicate, string> of, CancellationToken cancel)
    {
        var counts = await store.QueryAsync(s => IdentityTables.CountBy(s, column), cancel);
        return [.. counts.Select(c => (c.Name, c.Count, Duplicates: made.Count(m => of(m) == c.Name)))
            .Select(c => new MakerFigure(c.Name, (int)c.Count, c.Duplicates, Share(c.Duplicates, (int)c.Count)))
            .OrderByDescending(c => c.Duplicates).ThenByDescending(c => c.Created)];
    }

    private static IReadOnlyList<AgeFigure> Bands(List<TimeSpan> ages) =>
    [
        new("under 1 d", ages.Count(a => a.TotalDays < 1)), new("under 7 d", ages.Count(a => a.TotalDays is >= 1 and < 7)),
        new("under 30 d", ages.Count(a => a.TotalDays is >= 7 and < 30)), new("older", ages.Count(a => a.TotalDays >= 30)),
    ];

    /// <summary>Pairs that two people answered, and those of them in which all said the same.</summary>
    private static (int Twice, int Agreed) Agreement(IReadOnlyList<IdentityAct> acts)
    {
        var answered = acts.Where(a => a.Other is not null && Says(a) is not null)
            .GroupBy(a => string.CompareOrdinal(a.Kept, a.Other) < 0 ? (a.Kept, a.Other!) : (a.Other!, a.Kept))
            .Select(g => g.GroupBy(a => a.Who).Select(w => Says(w.Last())).ToList()).Where(answers => answers.Count > 1).ToList();
        return (answered.Count, answered.Count(a => a.Distinct().Count() == 1));
    }

    private static bool? Says(IdentityAct act) => act.Kind switch
    {
        ActKind.Merge or ActKind.Link => true,
        ActKind.Different or ActKind.Split or ActKind.Unmerge => false,
        _ => null,
    };

    private static (int Matches, int Same) RulesAgreement(IReadOnlyList<IdentityAct> acts)
    {
        var answered = acts.Where(a => a.Evidence is { Decision: "match" } && Says(a) is not null).ToList();
        return (answered.Count, answered.Count(a => Says(a) == true));
    }

    private static bool IsAnswer(IdentityAct act) => act.Kind is ActKind.Merge or ActKind.Link or ActKind.Different or ActKind.Unsure or ActKind.OnePerson or ActKind.Split;

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}

/// <summary>A record that duplicates an earlier one, with how it was made; <c>State</c> is open or merged.</summary>
internal sealed record MadeDuplicate(string Patient, string Of, long Made, string Site, string Door, string Registrar, string State)
{
    public string Month => new DateTime(Made, DateTimeKind.Utc).ToString("yyyy-MM");
}
