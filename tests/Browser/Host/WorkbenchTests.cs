using System.Diagnostics;
using Xunit;

namespace Chartroom.Browser.Host;

/// <summary>What the workbench tests about itself, and that its types are those of the server.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class WorkbenchTests(Workplace workplace)
{
    private static readonly string Web = Path.Combine(Repository.Root, "web");

    [Fact]
    public async Task The_unit_tests_of_the_workbench_pass()
    {
        var (code, output) = await RunAsync("node_modules/.bin/vitest", "run");
        Assert.True(code == 0, output);
    }

    /// <summary>When this fails: start the server and run <c>npm run api</c> in <c>web/</c>.</summary>
    [Fact]
    public async Task The_types_of_the_API_are_those_of_the_served_description()
    {
        var made = Path.Combine(Path.GetTempPath(), $"chartroom-api-{Environment.ProcessId}.d.ts");
        try
        {
            var (code, output) = await RunAsync("node_modules/.bin/openapi-typescript", $"{workplace.Address}/openapi/v1.json", "-o", made);
            Assert.True(code == 0, output);
            var (fresh, committed) = (await File.ReadAllTextAsync(made), await File.ReadAllTextAsync(Path.Combine(Web, "src", "api.d.ts")));
            Assert.True(fresh == committed, "web/src/api.d.ts is stale: start the server and run npm run api in web/.");
        }
        finally
        {
            File.Delete(made);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Web, program), arguments)
        {
            WorkingDirectory = Web,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
