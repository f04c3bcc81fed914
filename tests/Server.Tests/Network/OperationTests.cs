using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Definitions;
using Chartroom.Server.Network.Operations;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Source: hl7.org/fhir/R4/operations.html and the definitions of the operations.</summary>
public sealed class OperationTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync();
        await client.PutAsync("Patient/ada", FhirClient.Json("""{"resourceType":"Patient","id":"ada","name":[{"family":"Okafor"}],"managingOrganization":{"reference":"Organization/h"}}"""));
        await client.PutAsync("Organization/h", FhirClient.Json("""{"resourceType":"Organization","id":"h","name":"Saint Anne"}"""));
        var values = new[] { ("2160-0", "2026-01-01", "1.0"), ("2160-0", "2026-01-03", "4.0"), ("2160-0", "2026-01-02", "2.0"), ("2160-0", "2026-01-04", "3.0"), ("29463-7", "2026-01-01", "70") };
        foreach (var (i, (code, day, value)) in values.Index())
        {
            await client.PutAsync($"Observation/o{i}", FhirClient.Json($$$"""
                {"resourceType":"Observation","id":"o{{{i}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/ada"},
                 "effectiveDateTime":"{{{day}}}","valueQuantity":{"value":{{{value}}},"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}
                """));
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("Observation/$lastn?patient=ada", "o3,o4")]
    [InlineData("Observation/$lastn?patient=ada&max=2", "o1,o3,o4")]
    [InlineData("Observation/$lastn?patient=ada&code=2160-0&max=3", "o1,o2,o3")]
    [InlineData("Observation/$lastn?subject=Patient/nobody", "")]
    public async Task The_last_of_each_code_are_found(string request, string ids)
    {
        var bundle = await client.GetJsonAsync(request);
        var found = (bundle["entry"]?.AsArray() ?? []).Select(e => (string)e!["resource"]!["id"]!).Order(StringComparer.Ordinal);
        Assert.Equal(ids, string.Join(',', found));
    }

    [Fact]
    public async Task Figures_of_a_code_are_worked_out()
    {
        // Of 1, 2, 3, 4: the average 2.5, the variance of a sample (2.25 + 0.25 + 0.25 + 2.25) / 3 = 5 / 3.
        var answer = await client.GetJsonAsync(
            "Observation/$stats?subject=Patient/ada&system=http://loinc.org&code=2160-0&statistic=average,minimum,maximum,count,median,sum,variance,20-percent");
        var figures = answer["parameter"]![0]!["resource"]!["component"]!.AsArray().ToDictionary(
            c => (string)c!["code"]!["coding"]![0]!["code"]!, c => (decimal)c!["valueQuantity"]!["value"]!);
        Assert.Equal((2.5m, 1m, 4m, 4m), (figures["average"], figures["minimum"], figures["maximum"], figures["count"]));
        Assert.Equal((2.5m, 10m, 1.666667m, 1.6m), (figures["median"], figures["sum"], figures["variance"], figures["20-percent"]));
    }

    [Theory]
    [InlineData("Observation/$lastn")]
    [InlineData("Observation/$lastn?patient=ada&max=0")]
    [InlineData("Observation/$stats?subject=Patient/ada&code=2160-0&statistic=colour")]
    [InlineData("Observation/$stats?code=2160-0&statistic=count")]
    [InlineData("DocumentReference/$docref")]
    [InlineData("Patient/ada/$everything?_count=none")]
    public async Task An_operation_without_what_it_needs_is_refused(string request)
    {
        var response = await client.GetAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("OperationOutcome", (string?)(await response.BodyAsync())["resourceType"]);
    }

    [Fact]
    public async Task Tags_are_added_and_taken_away_as_new_versions()
    {
        const string Tag = """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"system":"urn:tag","code":"cohort"}]}}]}""";
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("Patient/ada/$meta-add", FhirClient.Json(Tag))).StatusCode);
        await client.PostAsync("Patient/ada/$meta-add", FhirClient.Json(Tag));
        var meta = (await client.GetJsonAsync("Patient/ada/$meta"))["parameter"]![0]!["valueMeta"]!;
        Assert.Single(meta["tag"]!.AsArray());
        Assert.Equal("cohort", (string?)(await client.GetJsonAsync("Patient/$meta"))["parameter"]![0]!["valueMeta"]!["tag"]![0]!["code"]);
        Assert.Equal(1, (int)(await client.GetJsonAsync("Patient?_tag=cohort&_summary=count"))["total"]!);
        await client.PostAsync("Patient/ada/$meta-delete", FhirClient.Json(Tag));
        Assert.Null((await client.GetJsonAsync("Patient/ada"))["meta"]!["tag"]);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync("Patient/ada/$meta-add")).StatusCode);
    }

    [Fact]
    public async Task Everything_comes_page_by_page_each_once()
    {
        var (ids, next) = (new List<string>(), "Patient/ada/$everything?_count=2");
        while (next is not null)
        {
            var bundle = await client.GetJsonAsync(next);
            ids.AddRange(bundle["entry"]!.AsArray().Where(e => (string?)e!["search"]!["mode"] == "match").Select(e => (string)e!["resource"]!["id"]!));
            next = (string?)bundle["link"]!.AsArray().FirstOrDefault(l => (string?)l!["relation"] == "next")?["url"];
        }
        Assert.Equal("ada,o0,o1,o2,o3,o4", string.Join(',', ids.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_capability_statement_names_what_there_is_and_nothing_else()
    {
        var rest = (await client.GetJsonAsync("metadata"))["rest"]![0]!;
        var types = rest["resource"]!.AsArray();
        Assert.Equal(R4Definitions.ResourceTypes, types.Select(t => (string)t!["type"]!));
        var named = types.SelectMany(t => (t!["operation"]?.AsArray() ?? []).Select(o => $"{t["type"]} {o!["name"]}"))
            .Concat(rest["operation"]!.AsArray().Select(o => $" {o!["name"]}"));
        Assert.Equal(OperationTable.All.Select(o => $"{o.Type} {o.Name}").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        foreach (var operation in OperationTable.All)
        {
            var place = operation.Places.HasFlag(OperationPlaces.System) ? "" : operation.Type.Length == 0 ? "Patient/ada/" : operation.Places.HasFlag(OperationPlaces.Type) ? operation.Type + "/" : $"{operation.Type}/ada/";
            var response = await client.GetAsync($"{place}${operation.Name}");
            Assert.False(await IsUnknownAsync(response), $"{place}${operation.Name}");
        }
        Assert.True(await IsUnknownAsync(await client.GetAsync("Patient/$nothing")));
    }

    [Fact]
    public async Task Every_parameter_that_the_capability_statement_names_can_be_searched()
    {
        var values = new Dictionary<string, string> { ["date"] = "2026", ["number"] = "1", ["quantity"] = "1", ["special"] = "1|1", ["composite"] = "a$1" };
        var wrong = new List<string>();
        foreach (var type in (await client.GetJsonAsync("metadata"))["rest"]![0]!["resource"]!.AsArray())
        {
            foreach (var parameter in type!["searchParam"]!.AsArray())
            {
                var (name, kind) = ((string)parameter!["name"]!, (string)parameter["type"]!);
                var value = kind == "composite" && (string?)type["type"] == "MolecularSequence" ? "a$1$1" : kind == "composite" && name.EndsWith("date", StringComparison.Ordinal) ? "a$2026" : values.GetValueOrDefault(kind, "a");
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{type["type"]}?{name}={value}&_count=1");
                request.Headers.Add("Prefer", "handling=strict");
                var response = await client.SendAsync(request);
                if (response.StatusCode != HttpStatusCode.OK)
                    wrong.Add($"{type["type"]}?{name}={value}: {response.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    private static async Task<bool> IsUnknownAsync(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound
        && (string?)(await response.BodyAsync())["issue"]?[0]?["code"] == "not-supported";
}
