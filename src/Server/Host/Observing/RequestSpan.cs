using System.Collections.Frozen;
using System.Diagnostics;
using Chartroom.Fhir.Definitions;
using Microsoft.AspNetCore.Http.Features;

namespace Chartroom.Server.Host.Observing;

/// <summary>
/// The name of a request's span: method and pattern of the route. The FHIR door has one route for all addresses; there the
/// words of the specification stay and everything else becomes <c>{id}</c>.
/// </summary>
internal static class RequestSpan
{
    private static readonly FrozenSet<string> Words = new[] { "_history", "_search", "metadata", "*" }.ToFrozenSet();

    private static readonly FrozenSet<string> Methods =
        new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" }.ToFrozenSet();

    /// <summary>Names the span of a request that has been routed; nothing while nobody listens.</summary>
    public static void Name(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
            return;
        var method = MethodOf(context.Request.Method);
        var route = RouteOf(context);
        span.DisplayName = $"{method} {route}";
        span.SetTag("http.request.method", method).SetTag("http.route", route)
            .SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= 500)
            span.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A path below the FHIR base with everything but the specification's own words made <c>{id}</c>.</summary>
    public static string Pattern(string path) => string.Join(
        '/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(6).Select(s => IsWord(s) ? s : "{id}"));

    private static bool IsWord(string segment) =>
        Words.Contains(segment) || R4Definitions.IsResourceType(segment) || Network.Operations.OperationTable.IsName(segment);

    /// <summary>A method of HTTP; what a client makes up is OTHER.</summary>
    public static string MethodOf(string method) => Methods.Contains(method) ? method : "OTHER";

    private static string RouteOf(HttpContext context)
    {
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (pattern is null)
            return "(no route)";
        return pattern.StartsWith("/fhir/{", StringComparison.Ordinal)
            ? "/fhir/" + Pattern(context.Request.RouteValues["path"] as string ?? "")
            : pattern;
    }
}
