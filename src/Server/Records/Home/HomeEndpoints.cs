using System.Globalization;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Home;

/// <summary>Where the record stands, for the status bar.</summary>
public sealed record RecordNow(long T, string Clock, string Zone);

/// <summary>My work: the queues that the caller's role serves.</summary>
public sealed record WorkQueues(string Greeting, IReadOnlyList<WorkQueue> Queues, int Patients);

/// <summary>
/// A queue: how many wait, how old the oldest is, and how they spread by age. <c>Link</c> opens the list that the number
/// counts. A count that stops at the limit of counting ends in <c>+</c> in <c>Shown</c>.
/// </summary>
public sealed record WorkQueue(
    string Name, string Title, string Link, int Count, string Shown, string Oldest, Tone Tone, string Explanation, IReadOnlyList<AgeBand> Ages);

/// <summary>How many are of an age: <c>under 1 h</c>, <c>under 1 d</c>, <c>under 3 d</c>, <c>older</c>.</summary>
public sealed record AgeBand(string Title, int Count, Tone Tone);

/// <summary>Home: my work.</summary>
internal static class HomeEndpoints
{
    private const int CountLimit = 1_000;

    public static void MapHome(this RouteGroupBuilder home)
    {
        home.MapGet("/", ShowAsync);
        home.MapGet("/now", Now);
    }

    private static Ok<RecordNow> Now(IRecordStore store, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new RecordNow(store.CurrentT, now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), "The server's clock, UTC"));
    }

    private static async Task<Ok<WorkQueues>> ShowAsync(Caller caller, IRecordStore store, PatientIndex index, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var queues = new List<WorkQueue>();
        if (caller.Role.Rights.HasFlag(Right.Intake))
        {
            queues.Add(await IntakeAsync(store, JournalState.Failed, now, cancel));
            queues.Add(await IntakeAsync(store, JournalState.Received, now, cancel));
            queues.Add(await ScansAsync(caller, store, now, cancel));
        }
        var known = index.Find(PatientQuery.Read(""), caller.Access.Scope, 0, default).Known;
        return TypedResults.Ok(new WorkQueues(caller.Display, queues, known));
    }

    private static async Task<WorkQueue> IntakeAsync(IRecordStore store, JournalState state, DateTimeOffset now, CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(state, Count: CountLimit, OldestFirst: true), cancel);
        var ages = items.Select(i => now - i.ReceivedAt);
        return state == JournalState.Failed
            ? Queue("intake-failed", "Intake errors", "/intake?state=failed", ages, Tone.Stop, "Messages that could not be filed. Each says what is wrong and where; nothing is lost.")
            : Queue("intake-waiting", "Intake waiting", "/intake?state=received", ages, Tone.Info, "Acknowledged and durable, to be filed next.");
    }

    /// <summary>Scans without type, date or encounter: open tasks of the code <c>index-scan</c>.</summary>
    private static async Task<WorkQueue> ScansAsync(Caller caller, IRecordStore store, DateTimeOffset now, CancellationToken cancel)
    {
        SearchCriterion[] open = [new("code", null, ["index-scan"]), new("status", null, ["requested", "in-progress", "ready"])];
        var page = await store.SearchAsync(caller.Access, new SearchQuery("Task", open, Count: CountLimit), cancel);
        var ages = page.Matches.Select(m => ChartTime.Of(m.Document!.Root["authoredOn"u8]))
            .Select(at => at.Exists ? now - new DateTimeOffset(at.Ticks, TimeSpan.Zero) : TimeSpan.Zero);
        return Queue("scans", "Scans to index", "/scans", ages, Tone.Warning, "Scanned and faxed pages that need a type, a date and an encounter.");
    }

    private static WorkQueue Queue(string name, string title, string link, IEnumerable<TimeSpan> waiting, Tone tone, string explanation)
    {
        var ages = waiting.ToList();
        AgeBand[] bands =
        [
            new("under 1 h", ages.Count(a => a.TotalHours < 1), Tone.Done),
            new("under 1 d", ages.Count(a => a.TotalHours >= 1 && a.TotalDays < 1), Tone.Info),
            new("under 3 d", ages.Count(a => a.TotalDays >= 1 && a.TotalDays < 3), Tone.Warning),
            new("older", ages.Count(a => a.TotalDays >= 3), Tone.Stop),
        ];
        var shown = ages.Count >= CountLimit ? $"{CountLimit}+" : ages.Count.ToString(CultureInfo.InvariantCulture);
        return new WorkQueue(
            name, title, link, ages.Count, shown, ages.Count == 0 ? "" : AgeText(ages.Max()), ages.Count == 0 ? Tone.Done : tone, explanation, bands);
    }

    /// <summary>An age in its greatest unit: <c>4 min</c>, <c>3 h</c>, <c>2 d</c>.</summary>
    public static string AgeText(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} d",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} h",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min",
        _ => "just now",
    };
}
