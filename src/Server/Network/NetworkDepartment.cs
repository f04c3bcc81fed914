using Chartroom.Server.Network.Bulk;
using Chartroom.Server.Network.Subscriptions;

namespace Chartroom.Server.Network;

/// <summary>The services behind the FHIR door.</summary>
internal static class NetworkDepartment
{
    public static IServiceCollection AddNetwork(this IServiceCollection services) => services
        .AddSingleton<FhirDoor>()
        .AddSingleton<ExportJobs>().AddHostedService(s => s.GetRequiredService<ExportJobs>())
        .AddSingleton<SubscriptionFeed>().AddHostedService(s => s.GetRequiredService<SubscriptionFeed>());
}
