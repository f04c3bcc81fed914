using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Figures;
using Chartroom.Server.Identity.Overlays;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Server.Identity.Registering;
using Chartroom.Store.Projections;

namespace Chartroom.Server.Identity;

/// <summary>Whose record is it: matching while registering, and the steward's bench.</summary>
public static class IdentityDepartment
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddProjection<PossibleDuplicates>().AddProjection<ActLedger>().AddProjection<MergeUpkeep>()
            .AddProjection<ChartUses>().AddProjection<PairOwners>().AddProjection<OverlayWatch>();
        services.AddSingleton<IdentityTables>().AddSingleton<SqlProjection>(s => s.GetRequiredService<IdentityTables>());
        services.AddSingleton<EnterprisePersons>().AddSingleton<Merging>().AddSingleton<Unmerging>().AddSingleton<Splitting>()
            .AddSingleton<Verdicts>().AddSingleton<Undoing>().AddSingleton<ActViews>();
        services.AddSingleton<QueueSource, IdentityQueues>();
        return services.AddSingleton<PairLocks>().AddSingleton<DuplicateQueue>().AddSingleton<PairViews>().AddSingleton<PairDecisions>()
            .AddSingleton<OverlayBench>().AddSingleton<IdentityFigures>().AddSingleton<Registration>();
    }

    /// <summary>Under <c>/api/identity</c>.</summary>
    public static void MapIdentity(this RouteGroupBuilder api)
    {
        api.MapPost("/register-check", RegisterCheck.AnswerAsync).Requires(Right.ReadRecord).Produces<PatientCandidates>();
        var bench = api.MapGroup("").Requires(Right.Identity);
        bench.MapPairs();
        bench.MapActs();
        bench.MapOverlays();
        bench.MapFigures();
        bench.MapPost("/register", Registration.AnswerAsync).Requires(Right.WriteRecord);
    }

    private static IServiceCollection AddProjection<T>(this IServiceCollection services)
        where T : Projection => services.AddSingleton<T>().AddSingleton<Projection>(s => s.GetRequiredService<T>());
}
