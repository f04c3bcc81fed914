using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Intake.Monitor;

/// <summary>The monitor and the scans' worklist through their routes, as the workbench asks them.</summary>
public sealed class MonitorTests : IAsyncLifetime
{
    private static readonly string Faulty = IntakeRig.Adt("A01", "77", "PID|1||||Doe^Jane\r");

    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync("him-technician");
        client.BaseAddress = new Uri(server.Address + "/api/intake/");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_failed_item_shows_its_place_in_its_text_and_can_be_set_aside_and_filed_again()
    {
        var number = (long)(await UploadAsync(Encoding.UTF8.GetBytes(Faulty), "adt.hl7"))[0]!["number"]!;
        var detail = await UntilFiledAsync(number);
        Assert.Equal(("failed", "ADT^A01", "PID-3"), (Text(detail["item"]!["state"]), Text(detail["item"]!["title"]), Text(detail["item"]!["place"])));
        var line = detail["lines"]!.AsArray().Single(l => (bool)l!["atFault"]!)!;
        Assert.Equal((2, "PID|1||"), ((int)line["number"]!, Text(line["before"])));
        Assert.Equal(1, (int)(await client.GetJsonAsync("counts"))["failed"]!);
        await PostAsync($"items/{number}/set-aside", """{"reason":"a test of the sender"}""");
        Assert.Equal("a test of the sender", Text((await client.GetJsonAsync($"items/{number}"))["item"]!["reason"]));
        await PostAsync("replay", $$"""{"numbers":[{{number}}]}""", 204);
        Assert.Equal("failed", Text((await UntilFiledAsync(number))["item"]!["state"]));
    }

    [Fact]
    public async Task A_filed_item_says_what_came_of_it_and_whose_it_is()
    {
        var message = IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1", "Okafor"));
        var number = (long)(await UploadAsync(Encoding.UTF8.GetBytes(message), "adt.hl7"))[0]!["number"]!;
        var detail = await UntilFiledAsync(number);
        Assert.Equal("OKAFOR, Jane", Text(detail["patient"]!["name"]));
        Assert.Contains("PID[1]", detail["results"]!.AsArray().Select(r => Text(r!["place"])));
        Assert.DoesNotContain(detail["lines"]!.AsArray(), l => (bool)l!["atFault"]!);
        var seen = await TrailAsync();
        Assert.Contains(seen, e => e.Contains($"Binary/{detail["item"]!["content"]}", StringComparison.Ordinal) && e.Contains("Patient/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_is_none_of_the_journal_changes_nothing()
    {
        var number = (long)(await UploadAsync(Encoding.UTF8.GetBytes(Faulty), "adt.hl7"))[0]!["number"]!;
        await UntilFiledAsync(number);
        await PostAsync("replay", $$"""{"numbers":[{{number}},999]}""", 404);
        Assert.Equal("failed", Text((await client.GetJsonAsync($"items/{number}"))["item"]!["state"]));
    }

    [Fact]
    public async Task A_role_without_intake_sees_nothing_of_it()
    {
        using var coder = await server.ClientAsync("coder");
        foreach (var path in new[] { "items", "counts", "scans", $"content/{new string('a', 64)}" })
            Assert.Equal(403, (int)(await coder.GetAsync(server.Address + "/api/intake/" + path)).StatusCode);
    }

    [Fact]
    public async Task A_scan_is_indexed_checked_and_then_in_the_chart_with_its_pages()
    {
        await UploadAsync(Encoding.UTF8.GetBytes(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1", "Okafor"))), "adt.hl7");
        var pdf = "%PDF-1.4 a letter"u8.ToArray();
        await UploadAsync(pdf, "letter.pdf");
        var scan = await UntilAsync(async () => (await client.GetJsonAsync("scans?step=index"))["documents"]!.AsArray().FirstOrDefault());
        Assert.Equal("letter.pdf", Text(scan["title"]));
        var id = Text(scan["id"])!;
        var patient = Text((await client.GetJsonAsync(server.Address + "/api/patients?q=okafor"))["patients"]![0]!["id"])!;
        await PostAsync($"scans/{id}/index", $$"""{"patient":"Patient/{{patient}}","typeCode":"57133-1","typeDisplay":"Referral note","date":"2026-01-02T00:00:00Z"}""");
        var waiting = await client.GetJsonAsync("scans?step=quality");
        Assert.Equal(("OKAFOR, Jane", 0, 1), (Text(waiting["documents"]![0]!["person"]!["name"]), (int)waiting["toIndex"]!, (int)waiting["toCheck"]!));
        await PostAsync($"scans/{id}/check", """{"accept":true}""");
        var pages = await client.GetAsync($"scans/{id}/pages");
        Assert.Equal(pdf, await pages.Content.ReadAsByteArrayAsync());
        Assert.Equal("SAMEORIGIN", pages.Headers.GetValues("X-Frame-Options").Single());
        var documents = await client.GetJsonAsync(server.Address + $"/api/chart/{patient}/sections/documents");
        Assert.Equal(("Referral note", "2026-01-02"), (Text(documents["entries"]![0]!["kind"]), Text(documents["entries"]![0]!["when"])));
        var original = await client.GetAsync(server.Address + $"/api/chart/{patient}/documents/DocumentReference/{id}/original");
        Assert.Equal(pdf, await original.Content.ReadAsByteArrayAsync());
        var acts = (await client.GetJsonAsync($"scans/{id}"))["acts"]!.AsArray().Select(a => Text(a!["act"]));
        Assert.Equal(["checked and accepted", "indexed", "filed"], acts);
    }

    [Fact]
    public async Task Home_counts_what_waits_in_intake()
    {
        var number = (long)(await UploadAsync(Encoding.UTF8.GetBytes(Faulty), "adt.hl7"))[0]!["number"]!;
        await UntilFiledAsync(number);
        await UploadAsync("%PDF-1.4 fax"u8.ToArray(), "fax.pdf");
        await UntilAsync(async () => (await client.GetJsonAsync("scans?step=index"))["documents"]!.AsArray().FirstOrDefault());
        var queues = (await client.GetJsonAsync(server.Address + "/api/home"))["queues"]!.AsArray();
        Assert.Equal(1, (int)queues.Single(q => Text(q!["name"]) == "intake-failed")!["count"]!);
        Assert.Equal(1, (int)queues.Single(q => Text(q!["name"]) == "scans")!["count"]!);
    }

    private static string? Text(JsonNode? node) => node is null ? null : (string?)node;

    private async Task<JsonArray> UploadAsync(byte[] content, string name)
    {
        using var body = new ByteArrayContent(content);
        var response = await client.PostAsync("uploads?name=" + name, body);
        Assert.Equal(200, (int)response.StatusCode);
        return (await response.BodyAsync()).AsArray();
    }

    private async Task PostAsync(string path, string json, int status = 200) =>
        Assert.Equal(status, (int)(await client.PostAsync(path, FhirClient.Json(json, "application/json"))).StatusCode);

    private Task<JsonNode> UntilFiledAsync(long number) => UntilAsync(async () =>
    {
        var detail = await client.GetJsonAsync($"items/{number}");
        return Text(detail["item"]!["state"]) == "received" ? null : detail;
    });

    private static async Task<JsonNode> UntilAsync(Func<Task<JsonNode?>> look)
    {
        for (var i = 0; i < 3_000; i++)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(20);
        }
        throw new TimeoutException("It did not come.");
    }

    private async Task<List<string>> TrailAsync()
    {
        await server.Audit.FlushAsync();
        using var auditor = await server.ClientAsync("auditor");
        return [.. (await auditor.GetJsonAsync("AuditEvent?_count=500"))["entry"]!.AsArray().Select(e => e!["resource"]!.ToJsonString())];
    }
}
