using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Acts;

namespace Chartroom.Server.Identity;

/// <summary>Whose record is it: matching while registering, and the steward's bench.</summary>
public static class IdentityDepartment
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<PossibleDuplicates>().AddSingleton<Projection>(s => s.GetRequiredService<PossibleDuplicates>())
        .AddSingleton<ActLedger>().AddSingleton<Projection>(s => s.GetRequiredService<ActLedger>())
        .AddSingleton<EnterprisePersons>().AddSingleton<Merging>().AddSingleton<Unmerging>().AddSingleton<Splitting>().AddSingleton<Verdicts>()
        .AddSingleton<Undoing>()
        .AddSingleton<Projection, MergeUpkeep>();

    /// <summary>Under <c>/api/identity</c>.</summary>
    public static void MapIdentity(this RouteGroupBuilder api)
    {
        api.MapPost("/register-check", RegisterCheck.AnswerAsync).Requires(Right.ReadRecord);
        api.MapGet("/duplicates", DuplicateQueue.AnswerAsync).Requires(Right.Identity);
    }
}
