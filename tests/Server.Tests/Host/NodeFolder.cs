using System.Diagnostics;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>A folder of scripts for Node with programs that other people wrote, installed by the lock file when the first test asks.</summary>
internal sealed class NodeFolder(params string[] path)
{
    private static readonly Lock Installing = new();
    private readonly string folder = Path.Combine([Repository.Root, "tests", "Server.Tests", .. path]);

    /// <summary>Runs a script; returns how it ended and all that it wrote.</summary>
    public async Task<(int Exit, string Text)> RunAsync(string script, params string[] arguments)
    {
        Install();
        return await StartAsync("node", [script, .. arguments]);
    }

    private void Install()
    {
        lock (Installing)
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules")))
                return;
            var (exit, text) = StartAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).GetAwaiter().GetResult();
            Assert.True(exit == 0, text);
        }
    }

    private async Task<(int Exit, string Text)> StartAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
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
