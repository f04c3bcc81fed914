using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>A clock that stands on one day; timers run as they do.</summary>
internal sealed class DayClock(DateTimeOffset now) : TimeProvider
{
    private readonly long began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => now + System.GetElapsedTime(began);
}

/// <summary>A server with the shared code sets, some invented stays, and coders who call its API.</summary>
internal sealed class CodingRig : IAsyncDisposable
{
    private const string Summary =
        """
        DISCHARGE SUMMARY

        Hospital course:
        Admitted with sepsis due to E. coli from a urinary tract infection.
        Acute kidney injury on admission, creatinine 2.4, resolved with fluids.

        Discharge diagnoses:
        Sepsis due to Escherichia coli.
        Type 2 diabetes mellitus.
        No pneumonia.
        """;

    private readonly Lazy<Task<HttpClient>> fhir;

    private CodingRig(RunningServer server)
    {
        Server = server;
        fhir = new(() => server.ClientAsync());
    }

    public static DirectoryInfo Codes { get; } = new(Path.Combine(Repository.SharedData, "codes"));

    public RunningServer Server { get; }

    public static async Task<CodingRig> StartAsync(DirectoryInfo? codes = null)
    {
        var clock = new DayClock(new DateTimeOffset(2026, 9, 20, 9, 0, 0, TimeSpan.Zero));
        return new CodingRig(await RunningServer.StartAsync(new ServerSettings { Codes = codes ?? Codes, Clock = clock }));
    }

    /// <summary>A coder's client under <c>/api/coding/</c>; another name is another person.</summary>
    public async Task<HttpClient> CoderAsync(string name = "ada", string role = "coder")
    {
        await Server.Accounts.AddAsync(name, role, RunningServer.Password);
        var client = new HttpClient { BaseAddress = new Uri(Server.Address + "/api/coding/"), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Server.Accounts.IssueTokenAsync(name, TimeSpan.FromHours(1)));
        return client;
    }

    /// <summary>Files a stay of five days with a discharge summary, Medicare and charges, under that id.</summary>
    public async Task FileStayAsync(
        string id = "stay", string discharged = "2026-09-10", string gender = "female", string born = "1961-04-09", string status = "01", string kind = "IMP", string? text = null)
    {
        var admitted = DateOnly.Parse(discharged).AddDays(-5).ToString("yyyy-MM-dd");
        var sex = gender.Length > 0 ? $"\"gender\":\"{gender}\"," : "";
        var birth = born.Length > 0 ? $"\"birthDate\":\"{born}\"," : "";
        var disposition = status.Length > 0
            ? $$$""","hospitalization":{"dischargeDisposition":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0112","code":"{{{status}}}"}]}}"""
            : "";
        await PutAsync(
            $$$"""{"resourceType":"Patient","id":"p-{{{id}}}",{{{sex}}}{{{birth}}}"name":[{"family":"Okafor","given":["Adaeze"]}],"identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"0041-{{{id}}}"}]}""",
            $$$"""
            {"resourceType":"Encounter","id":"{{{id}}}","status":"finished","class":{"code":"{{{kind}}}"},"identifier":[{"value":"V-{{{id}}}"}],"subject":{"reference":"Patient/p-{{{id}}}"},
             "period":{"start":"{{{admitted}}}T14:05:00Z","end":"{{{discharged}}}T11:00:00Z"},"reasonCode":[{"text":"Fever"}],
             "participant":[{"type":[{"coding":[{"code":"ATND"}]}],"individual":{"reference":"Practitioner/ruiz","display":"Dr Elena Ruiz"}}]{{{disposition}}}}
            """,
            $$$"""{"resourceType":"Coverage","id":"c-{{{id}}}","status":"active","beneficiary":{"reference":"Patient/p-{{{id}}}"},"payor":[{"display":"Medicare Part A"}],"order":1}""",
            $$$"""
            {"resourceType":"ChargeItem","id":"x-{{{id}}}","status":"billable","code":{"text":"Room and board"},"subject":{"reference":"Patient/p-{{{id}}}"},
             "context":{"reference":"Encounter/{{{id}}}"},"priceOverride":{"value":12250,"currency":"USD"}}
            """,
            Note(id, "summary", "Discharge summary", $"{discharged}T10:00:00Z", text ?? Summary));
    }

    public static string Note(string stay, string name, string type, string at, string text) =>
        $$$"""
        {"resourceType":"DocumentReference","id":"{{{name}}}-{{{stay}}}","status":"current","docStatus":"final","type":{"text":"{{{type}}}"},"subject":{"reference":"Patient/p-{{{stay}}}"},
         "date":"{{{at}}}","author":[{"display":"Dr Elena Ruiz"}],"context":{"encounter":[{"reference":"Encounter/{{{stay}}}"}]},
         "content":[{"attachment":{"contentType":"text/plain","data":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}}"}}]}
        """;

    /// <summary>Puts resources under their own ids through the FHIR door.</summary>
    public async Task PutAsync(params string[] resources)
    {
        var entries = new JsonArray();
        foreach (var resource in resources.Select(r => JsonNode.Parse(r)!))
        {
            var url = $"{resource["resourceType"]}/{resource["id"]}";
            entries.Add(new JsonObject { ["resource"] = resource, ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = url } });
        }
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = entries };
        var response = await (await fhir.Value).PostAsync("", FhirClient.Json(bundle.ToJsonString()));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (fhir.IsValueCreated)
            (await fhir.Value).Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>Short forms for the coding API.</summary>
internal static class CodingClient
{
    /// <summary>Keeps codes over a version. A diagnosis is <c>code poa</c>, a procedure <c>code date</c>.</summary>
    public static Task<HttpResponseMessage> SaveAsync(this HttpClient coder, string stay, long over, string[] diagnoses, string[]? procedures = null, Action<JsonObject>? more = null)
    {
        var codes = new JsonObject
        {
            ["diagnoses"] = new JsonArray([.. diagnoses.Select(d => (JsonNode)new JsonObject { ["code"] = d.Split(' ')[0], ["poa"] = d.Contains(' ') ? d.Split(' ')[1] : "" })]),
            ["procedures"] = new JsonArray([.. (procedures ?? []).Select(p => (JsonNode)new JsonObject { ["code"] = p.Split(' ')[0], ["date"] = p.Contains(' ') ? p.Split(' ')[1] : "" })]),
        };
        more?.Invoke(codes);
        return coder.SendAsync(HttpMethod.Put, $"accounts/{stay}/codes", over, codes);
    }

    public static Task<HttpResponseMessage> FinishAsync(this HttpClient coder, string stay, long over) =>
        coder.SendAsync(HttpMethod.Post, $"accounts/{stay}/finish", over, []);

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient coder, HttpMethod method, string path, long? over, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = FhirClient.Json(body.ToJsonString(), "application/json") };
        if (over is { } version)
            request.Headers.TryAddWithoutValidation("If-Match", $"W/\"{version}\"");
        return await coder.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient coder, string path, JsonObject? body = null) => coder.SendAsync(HttpMethod.Post, path, null, body ?? []);

    /// <summary>The body of an answer that must be a success.</summary>
    public static async Task<JsonNode> OkAsync(this Task<HttpResponseMessage> answer)
    {
        var response = await answer;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The text of an answer that must be refused with that status.</summary>
    public static async Task<string> RefusedAsync(this Task<HttpResponseMessage> answer, int status)
    {
        var response = await answer;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        return text.Length == 0 ? "" : (string?)JsonNode.Parse(text)?["detail"] ?? text;
    }

    /// <summary>The rules of the findings of a level, in order.</summary>
    public static string[] Rules(this JsonNode account, string level) =>
        [.. account["evaluation"]!["findings"]!.AsArray().Where(f => (string?)f!["level"] == level).Select(f => (string)f!["rule"]!)];
}
