using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Clients that other people wrote, driven by Node against a running server.</summary>
public sealed class ClientTests
{
    private static readonly NodeFolder Clients = new("Network", "Clients");

    [Theory]
    [InlineData("fhir-kit-client.mjs")]
    [InlineData("medplum.mjs")]
    public async Task An_independent_client_works(string script)
    {
        await using var server = await RunningServer.StartAsync();
        var (exit, text) = await Clients.RunAsync(script, server.Fhir, await server.TokenAsync("administrator"));
        Assert.True(exit == 0, text);
        Assert.Contains("{\"done\":true}", text, StringComparison.Ordinal);
    }
}
