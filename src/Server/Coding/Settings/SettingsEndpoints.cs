using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Settings;

/// <summary>The settings with the version that a change must name, and whether the caller may change them.</summary>
public sealed record SettingsView(CodingSettings Settings, long Version, bool CanChange);

/// <summary>Reading and changing the department's settings.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder coding)
    {
        coding.MapGet("/settings", ShowAsync);
        coding.MapPut("/settings", ChangeAsync).Requires(Right.Administer);
    }

    private static async Task<Ok<SettingsView>> ShowAsync(Caller caller, SettingsStore store, CancellationToken cancel)
    {
        var (settings, version) = await store.ReadAsync(cancel);
        return TypedResults.Ok(new SettingsView(settings, version, caller.Role.Rights.HasFlag(Right.Administer)));
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> ChangeAsync(
        CodingSettings settings, Caller caller, SettingsStore store, HttpRequest request, CancellationToken cancel)
    {
        if (WhyNot(settings) is { } reason)
            return TypedResults.Problem(reason, statusCode: 422);
        var over = CodingAnswers.IfMatch(request);
        if (over.Value is not { } version)
            return CodingAnswers.Problem(over.Issues);
        if (!await store.WriteAsync(caller, settings, version.Item1, cancel))
            return TypedResults.Problem("Somebody else changed the settings meanwhile. Nothing was overwritten.", statusCode: 412);
        var (now, written) = await store.ReadAsync(cancel);
        return TypedResults.Ok(new SettingsView(now, written, true));
    }

    private static string? WhyNot(CodingSettings settings)
    {
        if (settings.Rates is { } rates && rates.OperatingLabor + rates.OperatingOther <= 0)
            return "The operating standardized amounts are both 0: every payment would be wrong. Enter them from the hospital's rate letter, or leave the rates away.";
        return settings.Rules.FirstOrDefault(r => r.NamesNothing()) is { } rule ? $"The rule “{rule.Title}” names nothing: it would hold of every abstract." : null;
    }
}
