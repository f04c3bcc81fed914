using System.Globalization;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Home;

/// <summary>Where the record stands, for the status bar.</summary>
public sealed record RecordNow(long T, string Clock, string Zone);

/// <summary>My work: the queues that the caller's role serves.</summary>
public sealed record WorkQueues(string Greeting, IReadOnlyList<WorkQueue> Queues, int Patients);

/// <summary>Home: my work, as the departments tell it.</summary>
internal static class HomeEndpoints
{
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

    private static async Task<Ok<WorkQueues>> ShowAsync(
        Caller caller, IEnumerable<QueueSource> sources, PatientIndex index, CancellationToken cancel)
    {
        var queues = new List<WorkQueue>();
        foreach (var source in sources.Where(s => caller.Role.Rights.HasFlag(s.Right)))
            queues.AddRange(await source.ReadAsync(caller, cancel));
        var known = index.Find(PatientQuery.Read(""), caller.Access.Scope, 0, default).Known;
        return TypedResults.Ok(new WorkQueues(caller.Display, queues, known));
    }
}
