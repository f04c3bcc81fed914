using Chartroom.Server.Analysis;
using Chartroom.Server.Coding;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity;
using Chartroom.Server.Intake;
using Chartroom.Server.Network;
using Chartroom.Server.Records;

namespace Chartroom.Server.Host;

/// <summary>
/// The one list of departments. Each department has in its folder a class with two extension methods, called here:
/// <code>
/// public static class IntakeDepartment
/// {
///     // Its own services: background workers (AddHostedService), projections (AddSingleton&lt;Projection, X&gt;), stores of state.
///     public static IServiceCollection AddIntake(this IServiceCollection services) => ...
///     // Its route table, under /api/intake.
///     public static void MapIntake(this RouteGroupBuilder api) { api.MapGet("/items", ListAsync).Requires(Right.Intake); ... }
/// }
/// </code>
/// A handler takes as parameters what it needs: <c>IRecordStore</c> (the record), <see cref="Caller"/> (who asks:
/// <c>caller.Access</c> goes into every read of the store), <c>AuditTrail</c> (what was seen), <c>TimeProvider</c>,
/// <see cref="ServerSettings"/>. A write puts the audit event into its own transaction
/// (<c>AuditEvents.Of(caller, …)</c> as one more <c>RecordWrite.Create</c>), so that audit and change cannot part.
/// </summary>
internal static class Departments
{
    /// <summary>Services of every department.</summary>
    public static void AddServices(IServiceCollection services)
    {
        services.AddSignIn();
        services.AddNetwork();
        services.AddIntake();
        services.AddRecords();
        services.AddIdentity();
        services.AddCoding();
        services.AddAnalysis();
    }

    /// <summary>Routes of every department, each under its own path of <c>/api</c>.</summary>
    public static void MapApi(RouteGroupBuilder api)
    {
        api.MapGroup("/session").WithTags("Session").MapSession();
        api.MapGroup("/intake").WithTags("Intake").MapIntake();
        api.MapRecords();
        api.MapGroup("/identity").WithTags("Identity").MapIdentity();
        api.MapGroup("/coding").WithTags("Coding").MapCoding();
        api.MapGroup("/analysis").WithTags("Analysis").MapAnalysis();
    }
}
