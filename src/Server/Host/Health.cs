using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the record can be read and written, and what follows it has caught up since the
/// start; 503 with the class of the reason when not. Neither shows anything about a person, so both are open.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).ForAnyone();
        app.MapGet("/health/ready", ReadyAsync).ForAnyone();
    }

    private static async Task<IResult> ReadyAsync(ReadinessWatch watch, CancellationToken cancel)
    {
        var readiness = await watch.LookAsync(cancel);
        return TypedResults.Json(readiness, statusCode: readiness.Ready ? 200 : 503);
    }
}
