using Chartroom.Server.Host;
using Chartroom.Server.Network.Bulk;
using Chartroom.Server.Network.Operations;
using Chartroom.Server.Network.Subscriptions;

namespace Chartroom.Server.Network;

/// <summary>The services behind the FHIR door.</summary>
internal static class NetworkDepartment
{
    public static IServiceCollection AddNetwork(this IServiceCollection services) => services
        .AddSingleton<FhirDoor>()
        .AddSingleton<StoredDefinitions>().AddSingleton<Projection>(s => s.GetRequiredService<StoredDefinitions>())
        .AddSingleton<ExportJobs>().AddHostedService(s => s.GetRequiredService<ExportJobs>())
        .AddSingleton<SubscriptionFeed>().AddHostedService(s => s.GetRequiredService<SubscriptionFeed>());
}
