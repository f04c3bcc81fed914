using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Host;

/// <summary>How one projection stands: <c>T</c> is what it has applied, -1 before it first caught up.</summary>
public sealed record ProjectionHealth(string Name, long T);

/// <summary>Whether the server may be given work, and how far everything that follows the record has come.</summary>
public sealed record Readiness(bool Ready, long T, IReadOnlyList<ProjectionHealth> Projections);

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the record can be read; 503 when it cannot. Neither
/// shows anything about a person, so both are open.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).ForAnyone();
        app.MapGet("/health/ready", ReadyAsync).ForAnyone();
    }

    private static async Task<IResult> ReadyAsync(IRecordStore store, ProjectionFeed feed, CancellationToken cancel)
    {
        var ready = await IsReadAsync(store, cancel);
        var state = new Readiness(ready, store.CurrentT, [.. feed.Projections.Select(p => new ProjectionHealth(p.Name, p.CurrentT))]);
        return ready ? TypedResults.Ok(state) : TypedResults.Json(state, statusCode: 503);
    }

    private static async Task<bool> IsReadAsync(IRecordStore store, CancellationToken cancel)
    {
        try
        {
            await store.ReadAsync(Access.System, new ResourceKey("Patient", "health"), cancel: cancel);
            return true;
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
        {
            return false;
        }
    }
}
