using System.ComponentModel.DataAnnotations;
using Chartroom.Server.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Host.SignIn;

/// <summary>What the workbench sends to sign in.</summary>
public sealed record SignInForm([property: Required] string Name, [property: Required] string Password);

/// <summary>
/// Who is signed in. Every later request that changes something must carry <c>Csrf</c> in the header
/// <c>X-CSRF-Token</c>. After <c>IdleMinutes</c> without a request the session is over.
/// </summary>
public sealed record SessionView(
    string Name, string Display, string Role, string RoleTitle, string[] Rights, string? Csrf, double IdleMinutes);

/// <summary>Sign-in, "who am I" and sign-out of the workbench, by an HttpOnly, SameSite=Strict cookie.</summary>
internal static class Session
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) =>
        services.AddSingleton<AccountBook>().AddSingleton<TicketCache>();

    public static void MapSession(this RouteGroupBuilder session)
    {
        session.MapPost("/", SignInAsync).ForAnyone();
        session.MapGet("/", Show);
        session.MapDelete("/", SignOutAsync);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SignInAsync(
        SignInForm form, HttpContext context, AccountBook accounts, AuditTrail audit, ServerSettings settings,
        ILogger<AccountBook> log, CancellationToken cancel)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var result = await accounts.SignInAsync(form.Name, form.Password, cancel);
        if (result is not { Account: { } account, Secret: { } secret } || Role.Find(account.Role) is not { } role)
        {
            Telemetry.FailedSignIns.Add(1);
            log.SignInFailed(address, result.Reason ?? "unknown role");
            await audit.RecordAsync(Sighting.SignIn(form.Name, address, result.Reason ?? "unknown role"), cancel);
            return TypedResults.Problem("Name or password is wrong, or the account is locked for a while.", statusCode: 401);
        }
        log.SignedIn(account.Name);
        await audit.RecordAsync(Sighting.SignIn(account.Name, address, null), cancel);
        context.Response.Cookies.Append(SignInGate.Cookie, secret, Options(context, settings));
        return TypedResults.Ok(View(account.Name, account.Display, role, Secret.Csrf(secret), settings));
    }

    private static Ok<SessionView> Show(Caller caller, ServerSettings settings) =>
        TypedResults.Ok(View(caller.Account, caller.Display, caller.Role, caller.Csrf, settings));

    private static async Task<NoContent> SignOutAsync(
        HttpContext context, Caller caller, AccountBook accounts, TicketCache tickets, AuditTrail audit, ServerSettings settings,
        CancellationToken cancel)
    {
        if (SignInGate.SecretOf(context.Request) is { } secret)
        {
            await accounts.SignOutAsync(secret, cancel);
            tickets.Forget(secret);
        }
        await audit.RecordAsync(Sighting.SignOut(caller), cancel);
        context.Response.Cookies.Delete(SignInGate.Cookie, Options(context, settings));
        return TypedResults.NoContent();
    }

    private static SessionView View(string name, string display, Role role, string? csrf, ServerSettings settings)
    {
        var rights = Enum.GetValues<Right>().Where(r => r != Right.None && role.Rights.HasFlag(r)).Select(r => r.ToString());
        return new(name, display, role.Name, role.Title, [.. rights], csrf, settings.IdleSession.TotalMinutes);
    }

    private static CookieOptions Options(HttpContext context, ServerSettings settings) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = settings.WholeSession,
    };
}
