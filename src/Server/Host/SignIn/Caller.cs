using Chartroom.Store;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// Who is at the other end of a request, once signed in. A handler that names it as a parameter gets it; one that is
/// reached without sign-in never runs. <c>Csrf</c> is null for bearer tokens, which need no such guard.
/// </summary>
public sealed record Caller(string Account, string Display, Role Role, Access Access, string Address, string? Csrf)
{
    /// <summary>How minimal APIs hand the caller to a handler.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}

/// <summary>Reading the caller off a request.</summary>
public static class CallerOfRequest
{
    /// <summary>The caller; throws where a route was mapped without asking for sign-in, which would be a bug.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The route asks for no sign-in.");
}
