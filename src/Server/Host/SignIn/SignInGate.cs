using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// The one gate in front of every endpoint: finds out who asks (bearer token, else session cookie), refuses those who
/// may not, and hands on the <see cref="Caller"/>. An unsafe request by cookie must carry the session's CSRF value.
/// Source: 45 CFR 164.312(d); OWASP CSRF Prevention Cheat Sheet (HMAC-based token).
/// </summary>
internal sealed class SignInGate(RequestDelegate next, TicketCache tickets)
{
    public const string Cookie = "chartroom";
    public const string CsrfHeader = "X-CSRF-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        var isPublic = endpoint.Metadata.GetMetadata<Public>() is not null;
        var caller = await FindAsync(context);
        if (caller is not null)
            context.Features.Set(caller);
        if (isPublic)
            await next(context);
        else if (caller is null)
            await Refusal.WriteAsync(context, 401, "login", "Sign in first, or send a valid bearer token.");
        else if (caller.Csrf is { } csrf && !IsSafe(context.Request.Method) && !Carries(context, csrf))
            await Refusal.WriteAsync(context, 403, "forbidden", $"The header {CsrfHeader} is missing or is not this session's.");
        else if (endpoint.Metadata.GetMetadata<Requirement>() is { } asks && (caller.Role.Rights & asks.Right) != asks.Right)
            await Refusal.WriteAsync(context, 403, "forbidden", $"The role {caller.Role.Name} lacks the right {asks.Right}.");
        else
            await next(context);
    }

    /// <summary>The secret that a request carries, and nothing when it carries none.</summary>
    public static string? SecretOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true)
            return header[7..].Trim();
        return header is null ? request.Cookies[Cookie] : null;
    }

    private async ValueTask<Caller?> FindAsync(HttpContext context)
    {
        if (SecretOf(context.Request) is not { Length: > 0 } secret
            || await tickets.FindAsync(secret, context.RequestAborted) is not { } known)
            return null;
        // A bearer token is no session and a session's secret is no token: neither passes for the other.
        var byHeader = context.Request.Headers.Authorization.Count > 0;
        if (byHeader != (known.Kind == "token"))
            return null;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return new Caller(known.Account.Name, known.Account.Display, known.Role, known.Access, address, known.Csrf);
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool Carries(HttpContext context, string csrf) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(context.Request.Headers[CsrfHeader].ToString()), Encoding.UTF8.GetBytes(csrf));
}
