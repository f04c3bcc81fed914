using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Intake;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// A server whose disk is full answers 507 to what it cannot keep, acknowledges no message that it cannot keep, lets people go on reading (with
/// their audit events), and goes on by itself when there is room.
/// </summary>
[Collection("small disks")]
public sealed class FullDiskServerTests
{
    [Fact]
    public async Task On_SQLite_with_everything_on_the_full_disk()
    {
        using var disk = new SmallDisk(48);
        await CheckAsync(new ServerSettings { Data = disk.Directory, Mllp = -1 }, disk);
    }

    [Fact]
    public async Task On_PostgreSQL_with_its_tables_on_the_full_disk()
    {
        using var disk = new SmallDisk(48);
        using var cluster = new PostgresCluster();
        await CheckAsync(new ServerSettings { Postgres = cluster.Database(disk.Directory.CreateSubdirectory("tables").FullName), Mllp = -1 }, disk);
    }

    private static async Task CheckAsync(ServerSettings settings, SmallDisk disk)
    {
        await using var server = await RunningServer.StartAsync(settings);
        using var client = await server.ClientAsync();
        var first = await client.CreateAsync(Patient(0));
        Assert.Equal("AA", await SendAsync(server.Mllp, "BEFORE"));
        await ReadyAsync(server);
        disk.Fill();
        var kept = await FillAsync(client);

        await AssertRefusedAsync(await client.PostAsync("Patient", FhirClient.Json(Patient(kept))));
        await AssertRefusedAsync(await client.PostAsync("", FhirClient.Json(Transaction(kept))));
        Assert.NotEqual("AA", await SendAsync(server.Mllp, "DURING"));
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"Patient/{first}")).StatusCode);
            Assert.Equal(1, (int)(await client.GetJsonAsync("Patient?identifier=urn:full|0&_total=accurate"))["total"]!);
        }
        Assert.Equal(0, (int)(await client.GetJsonAsync($"Patient?identifier=urn:full|{kept}&_total=accurate"))["total"]!);

        disk.MakeRoom();
        await client.CreateAsync(Patient(kept));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("", FhirClient.Json(Transaction(kept + 1)))).StatusCode);
        Assert.Equal("AA", await SendAsync(server.Mllp, "DURING"));
        for (var n = 0; n <= kept; n++)
            Assert.Equal(1, (int)(await client.GetJsonAsync($"Patient?identifier=urn:full|{n}&_total=accurate"))["total"]!);
        await AuditedAsync(server, first);
        await WorkedOffAsync(server);
        Assert.Null((await server.Store.VerifyAsync()).First);
    }

    /// <summary>Creates patients until one is refused, three times in a row; returns how many there are.</summary>
    private static async Task<int> FillAsync(HttpClient client)
    {
        var kept = 1;
        for (var refused = 0; refused < 3;)
        {
            var answer = await client.PostAsync("Patient", FhirClient.Json(Patient(kept)));
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                kept++;
                continue;
            }
            refused++;
            await AssertRefusedAsync(answer);
        }
        return kept;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        var outcome = await answer.BodyAsync();
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        Assert.Equal("transient", (string?)outcome["issue"]![0]!["code"]);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    /// <summary>Every read while the disk was full is in the trail.</summary>
    private static async Task AuditedAsync(RunningServer server, string id)
    {
        using var auditor = await server.ClientAsync("auditor");
        for (var i = 0; ; i++)
        {
            await server.Audit.FlushAsync();
            var events = (await auditor.GetJsonAsync($"AuditEvent?entity=Patient/{id}&subtype=read&_count=200"))["entry"]?.AsArray() ?? [];
            if (events.Count > 0)
                return;
            Assert.True(i < 100, "The reads of the time without room are not in the trail.");
            await Task.Delay(100);
        }
    }

    private static async Task WorkedOffAsync(RunningServer server)
    {
        for (var i = 0; (await server.Store.ReadJournalAsync(new JournalQuery(JournalState.Received))).Count > 0; i++)
        {
            Assert.True(i < 300, "The server did not work off its journal.");
            await Task.Delay(100);
        }
        Assert.Equal(2, (await server.Store.ReadJournalAsync(new JournalQuery(JournalState.Processed))).Count);
    }

    /// <summary>Projections make their tables at the start: they are done before the disk is full.</summary>
    private static async Task ReadyAsync(RunningServer server)
    {
        using var client = await server.ClientAsync();
        for (var i = 0; i < 300; i++)
        {
            var state = await client.GetJsonAsync("/health/ready");
            if (state["projections"]!.AsArray().All(p => (long)p!["t"]! >= 0))
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The projections did not catch up.");
    }

    /// <summary>Sends one message and returns its acknowledgment; null when the connection ended without one.</summary>
    private static async Task<string?> SendAsync(int port, string control)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var output = new ArrayBufferWriter<byte>();
        // Long, and of letters that no packing makes fewer: what others left free in the files does not hold it.
        var note = $"NTE|1||{Convert.ToBase64String(RandomNumberGenerator.GetBytes(60_000))}\r";
        MllpFrame.Write(output, Encoding.UTF8.GetBytes(IntakeRig.Adt("A08", control, IntakeRig.Pid("P1") + note)));
        await socket.GetStream().WriteAsync(output.WrittenMemory);
        var received = new List<byte>();
        var chunk = new byte[4096];
        while (true)
        {
            var buffer = new ReadOnlySequence<byte>(received.ToArray());
            if (MllpFrame.TryTake(ref buffer, 1 << 20, out var frame) == MllpStatus.Message)
                return Hl7Parser.Parse(frame.ToArray()).Value!.First("MSA")[1].Text;
            var read = await socket.GetStream().ReadAsync(chunk);
            if (read == 0)
                return null;
            received.AddRange(chunk.AsSpan(0, read));
        }
    }

    private static string Patient(int n) => new JsonObject
    {
        ["resourceType"] = "Patient",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:full", ["value"] = $"{n}" }),
        ["photo"] = new JsonArray(new JsonObject { ["data"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(20_000)) }),
    }.ToJsonString();

    private static string Transaction(int n) => $$$"""
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{{Patient(n)}}},"request":{"method":"POST","url":"Patient"}}]}
        """;
}
