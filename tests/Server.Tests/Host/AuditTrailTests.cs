using System.Text.Json.Nodes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Network;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>Source: 45 CFR 164.312(b) audit controls.</summary>
public sealed class AuditTrailTests
{
    [Fact]
    public async Task A_read_of_a_person_is_in_the_trail_with_who_why_and_whose()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = await server.ClientAsync();
        using var coder = await server.ClientAsync("coder");
        var id = await client.CreateAsync(WriteTests.Patient(""));
        await coder.GetAsync($"Patient/{id}");
        var seen = (await TrailAsync(server)).Single(e => (string?)e["subtype"]?[0]!["code"] == "read");
        Assert.Equal("R", (string?)seen["action"]);
        Assert.Equal("Practitioner/test-coder", (string?)seen["agent"]![0]!["who"]!["reference"]);
        Assert.Equal("HPAYMT", (string?)seen["agent"]![0]!["purposeOfUse"]![0]!["coding"]![0]!["code"]);
        Assert.Equal($"Patient/{id}", (string?)seen["entity"]![0]!["what"]!["reference"]);
    }

    [Fact]
    public async Task A_search_names_every_person_it_showed()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = await server.ClientAsync();
        string[] ids = [await client.CreateAsync(WriteTests.Patient("")), await client.CreateAsync(WriteTests.Patient(""))];
        await client.GetAsync("Patient?gender=female");
        var seen = (await TrailAsync(server)).Where(e => (string?)e["subtype"]?[0]!["code"] == "search-type").ToList();
        Assert.Equal(ids.Select(i => $"Patient/{i}").Order(), seen.Select(e => (string?)e["entity"]![0]!["what"]!["reference"]).Order());
        Assert.Contains(seen[0]["entity"]!.AsArray(), e => e!["query"] is not null);
    }

    [Fact]
    public async Task What_a_killed_process_left_in_the_spool_is_committed_at_the_next_start()
    {
        var data = Directory.CreateTempSubdirectory("chartroom-");
        try
        {
            var spool = Path.Combine(data.FullName, "audit");
            Directory.CreateDirectory(spool);
            var seen = new Sighting("Practitioner/jdoe", "coder", "HPAYMT", "127.0.0.1", "read", 'R', "Patient/1", "Observation/2") { At = TimeProvider.System.GetUtcNow() };
            var line = System.Text.Json.JsonSerializer.Serialize(seen);
            // The last line was cut off as the process died: its access was never answered.
            await File.WriteAllTextAsync(Path.Combine(spool, "0190b7a0-0000-7000-8000-000000000001.spool"), line + "\n" + line[..40]);
            await using (var server = await RunningServer.StartAsync(new ServerSettings { Data = data }))
                Assert.Equal("Patient/1", (string?)(await TrailAsync(server)).Single()["entity"]![0]!["what"]!["reference"]);
            Assert.Empty(Directory.GetFiles(spool, "*.spool"));
            await using (var again = await RunningServer.StartAsync(new ServerSettings { Data = data }))
                Assert.Single(await TrailAsync(again));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Many_accesses_at_once_are_all_kept()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = await server.ClientAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
            ids.Add(await client.CreateAsync(WriteTests.Patient("")));
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => client.GetAsync($"Patient/{ids[i % ids.Count]}")));
        var seen = (await TrailAsync(server)).Where(e => (string?)e["subtype"]?[0]!["code"] == "read");
        Assert.Equal(ids.Select(i => $"Patient/{i}").Order(), seen.Select(e => (string)e["entity"]![0]!["what"]!["reference"]!).Distinct().Order());
    }

    private static async Task<List<JsonNode>> TrailAsync(RunningServer server)
    {
        await server.Audit.FlushAsync();
        using var auditor = await server.ClientAsync("auditor");
        var bundle = await auditor.GetJsonAsync("AuditEvent?_count=1000");
        return [.. bundle["entry"]?.AsArray().Select(e => e!["resource"]!) ?? []];
    }
}
