using System.Diagnostics;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Clients that other people wrote, driven by Node against a running server.</summary>
public sealed class ClientTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Server.Tests", "Network", "Clients");
    private static readonly Lock Installing = new();

    [Theory]
    [InlineData("fhir-kit-client.mjs")]
    [InlineData("medplum.mjs")]
    public async Task An_independent_client_works(string script)
    {
        Install();
        await using var server = await RunningServer.StartAsync();
        var (exit, text) = await RunAsync("node", script, server.Fhir, await server.TokenAsync("administrator"));
        Assert.True(exit == 0, text);
        Assert.Contains("{\"done\":true}", text, StringComparison.Ordinal);
    }

    private static void Install()
    {
        lock (Installing)
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "fhir-kit-client")))
                return;
            var (exit, text) = RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund").GetAwaiter().GetResult();
            Assert.True(exit == 0, text);
        }
    }

    private static async Task<(int Exit, string Text)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
