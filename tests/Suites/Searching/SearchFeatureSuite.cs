using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Chartroom.Server.Tests.Store;
using Xunit;

namespace Chartroom.Suites.Searching;

/// <summary>
/// Every feature of search over HTTP, on SQLite and on PostgreSQL; the conformance page's table of features is made from it.
/// Source: FHIR R4 §3.1.1 Search.
/// </summary>
public sealed class SearchFeatureSuite
{
    [Fact]
    public async Task Every_feature_of_search_works_on_both_databases()
    {
        var sqlite = await RunAsync(null);
        var postgres = await RunAsync(PostgresCluster.NewDatabase());
        var report = new SuiteReport("SearchFeatures", "Search features of R4 (SQLite and PostgreSQL)");
        foreach (var (test, failure) in sqlite)
            report.Add($"SQLite {test.Search}", failure);
        foreach (var (test, failure) in postgres)
            report.Add($"PostgreSQL {test.Search}", failure);
        var rows = SearchFeatureCases.All.GroupBy(c => c.Feature).Select(g => (object)new
        {
            feature = g.Key,
            example = "`" + g.First().Search[..Math.Min(100, g.First().Search.Length)].Replace("|", "\\|", StringComparison.Ordinal) + "`",
            searches = g.Count(),
            sqlite = Passed(g.Key, sqlite),
            postgresql = Passed(g.Key, postgres),
        });
        report.End(least: 250, [.. rows]);
    }

    private static int Passed(string feature, List<(SearchFeatureCase Test, string? Failure)> results) =>
        results.Count(r => r.Test.Feature == feature && r.Failure is null);

    private static async Task<List<(SearchFeatureCase Test, string? Failure)>> RunAsync(string? postgres)
    {
        var codes = new DirectoryInfo(Path.Combine(Repository.SharedData, "codes"));
        await using var server = await RunningServer.StartAsync(new ServerSettings { Postgres = postgres, Codes = codes });
        using var client = await server.ClientAsync();
        foreach (var resource in SearchFeatureRecord.Resources)
        {
            var parsed = JsonNode.Parse(resource)!;
            var response = await client.PutAsync($"{parsed["resourceType"]}/{parsed["id"]}", FhirClient.Json(resource));
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
        var results = new List<(SearchFeatureCase, string?)>();
        foreach (var test in SearchFeatureCases.All)
            results.Add((test, await CheckAsync(client, test)));
        return results;
    }

    private static async Task<string?> CheckAsync(HttpClient client, SearchFeatureCase test)
    {
        var strict = test.Search.StartsWith("strict ", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, strict ? test.Search[7..] : test.Search);
        if (strict)
            request.Headers.Add("Prefer", "handling=strict");
        var response = await client.SendAsync(request);
        var bundle = await response.BodyAsync();
        if (test.Expected == "refused")
        {
            return response.StatusCode == HttpStatusCode.BadRequest && (string?)bundle["resourceType"] == "OperationOutcome"
                ? null
                : $"{response.StatusCode}, not refused";
        }
        if (response.StatusCode != HttpStatusCode.OK)
            return $"{response.StatusCode}: {bundle.ToJsonString()}";
        var found = Found(bundle, test.Expected);
        var expected = test.Expected.StartsWith('=') || test.Expected.StartsWith("total", StringComparison.Ordinal)
            ? test.Expected
            : string.Join(" + ", test.Expected.Split(" + ").Select(part => string.Join(',', part.Split(',').Order(StringComparer.Ordinal))));
        return found == expected || (test.Expected.StartsWith('~') && found == "~" + string.Join(',', test.Expected[1..].Split(',').Order(StringComparer.Ordinal)))
            ? null
            : $"finds {found}, not {test.Expected}";
    }

    /// <summary>What was found, in the form of the expectation.</summary>
    private static string Found(JsonNode bundle, string form)
    {
        if (form.StartsWith("total", StringComparison.Ordinal))
            return $"total {bundle["total"]?.ToString() ?? "none"}";
        var matches = Ids(bundle, "match");
        if (form.StartsWith('='))
            return "=" + string.Join(',', matches);
        var text = string.Join(',', matches.Order(StringComparer.Ordinal));
        var included = Ids(bundle, "include");
        if (included.Count > 0)
            text += " + " + string.Join(',', included.Order(StringComparer.Ordinal));
        return Ids(bundle, "outcome").Count > 0 ? "~" + text : text;
    }

    private static List<string> Ids(JsonNode bundle, string mode) =>
        [.. from entry in bundle["entry"]?.AsArray() ?? []
            where (string?)entry["search"]?["mode"] == mode
            select (string?)entry["resource"]?["id"] ?? ""];
}
