using System.Globalization;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// Ten thousand connections at once, most of them idle and some hundred at work: all are answered, and memory stays in bounds. Server and clients are
/// processes of their own, so that each has descriptors enough.
/// </summary>
public sealed class ManyConnectionsTests
{
    private const string Variable = "CHARTROOM_CONNECTIONS_TO";
    private const int Connections = 10_000;
    private const int Working = 300;
    private const int Requests = 20;

    /// <summary>What the server may use with all of them there: 1 GiB.</summary>
    private const long MostMemory = 1L << 30;

    [Fact]
    public async Task Ten_thousand_connections_are_served()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = server.Client();
        var id = await client.CreateAsync("""{"resourceType":"Patient"}""");
        var before = server.Memory;
        Environment.SetEnvironmentVariable(Variable, $"{server.Fhir} {server.Token} {id}");
        using var clients = ServerProcess.Run(
            Environment.ProcessPath!, "-explicit", "only", "-method", $"{typeof(ManyConnectionsTests).FullName}.{nameof(Holds_them_all)}");
        var said = clients.StandardError.ReadToEndAsync();
        var output = await clients.StandardOutput.ReadToEndAsync();
        await clients.WaitForExitAsync();
        Assert.True(clients.ExitCode == 0, output + await said);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"memory: {before >> 20} MiB before, {server.MostMemory >> 20} MiB at most, {server.Memory >> 20} MiB after"));
        Assert.InRange(server.MostMemory, 1, MostMemory);
    }

    /// <summary>The process of the clients: started by the test above, and by nobody else.</summary>
    [Fact(Explicit = true)]
    public async Task Holds_them_all()
    {
        var told = (Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set.")).Split(' ');
        var (server, path) = (new Uri(told[0]), $"/fhir/Patient/{told[2]}");
        var open = new List<RawHttp>();
        foreach (var chunk in Enumerable.Range(0, Connections).Chunk(100))
            open.AddRange(await Task.WhenAll(chunk.Select(_ => RawHttp.ConnectAsync(server, told[1]))));
        Assert.Equal(Connections, await AskAsync(open, path));
        var worked = await Task.WhenAll(open.Take(Working).Select(async c =>
        {
            var answered = 0;
            for (var i = 0; i < Requests; i++)
                answered += await AskAsync([c], path);
            return answered;
        }));
        Assert.All(worked, w => Assert.Equal(Requests, w));
        // Those that were idle meanwhile are there still.
        Assert.Equal(Connections, await AskAsync(open, path));
        open.ForEach(c => c.Dispose());
    }

    /// <summary>One request on each connection, all at once; returns how many were answered 200.</summary>
    private static async Task<int> AskAsync(IReadOnlyList<RawHttp> connections, string path)
    {
        var answers = await Task.WhenAll(connections.Select(async c =>
        {
            await c.SendAsync("GET", path);
            return await c.AnswerAsync();
        }));
        return answers.Count(a => a == 200);
    }
}
