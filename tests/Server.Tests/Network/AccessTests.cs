using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>What a role may not see stays hidden by every way through the FHIR door, and what was seen stands in the trail.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly string[] Record =
    [
        """{"resourceType":"Patient","id":"ada","name":[{"family":"Okafor"}]}""",
        """{"resourceType":"Encounter","id":"stay","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/ada"},"diagnosis":[{"condition":{"reference":"Condition/hiv"}}]}""",
        """{"resourceType":"Condition","id":"hiv","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"B20"}]},"subject":{"reference":"Patient/ada"},"encounter":{"reference":"Encounter/stay"}}""",
        """{"resourceType":"Observation","id":"viral","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"25836-8"}]},"subject":{"reference":"Patient/ada"},"encounter":{"reference":"Encounter/stay"}}""",
        """{"resourceType":"Group","id":"cohort","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/ada"}}]}""",
    ];

    private RunningServer server = null!;
    private HttpClient client = null!;
    private HttpClient registrar = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync();
        registrar = await server.ClientAsync("registrar");
        foreach (var resource in Record)
        {
            var parsed = JsonNode.Parse(resource)!;
            Assert.Equal(HttpStatusCode.Created, (await client.PutAsync($"{parsed["resourceType"]}/{parsed["id"]}", FhirClient.Json(resource))).StatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        registrar.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>A registrar sees demographics and stays, and no clinical content.</summary>
    [Theory]
    [InlineData("Condition/hiv")]
    [InlineData("Condition/hiv/_history/1")]
    [InlineData("Condition/hiv/_history")]
    [InlineData("Condition/_history")]
    [InlineData("Condition?_id=hiv")]
    [InlineData("Condition?_summary=count")]
    [InlineData("Condition/hiv/$meta")]
    [InlineData("Observation/$lastn?patient=ada")]
    [InlineData("Observation/$stats?subject=Patient/ada&code=25836-8&statistic=count")]
    [InlineData("DocumentReference/$docref?patient=ada")]
    public async Task A_type_that_a_role_may_not_see_is_forbidden(string request)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await registrar.GetAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Patient?_id=ada&_revinclude=Condition:patient&_revinclude=Observation:patient")]
    [InlineData("Patient?_id=ada&_revinclude=*")]
    [InlineData("Encounter?_id=stay&_include=Encounter:diagnosis&_include=*")]
    [InlineData("Encounter?_id=stay&_revinclude=Condition:encounter&_include:iterate=*")]
    [InlineData("Patient/ada/$everything")]
    [InlineData("Patient/ada/$everything?_type=Condition,Observation")]
    [InlineData("Encounter/stay/$everything")]
    [InlineData("Patient/ada/*?")]
    [InlineData("Patient/ada/Condition?")]
    [InlineData("?_type=Condition,Observation")]
    [InlineData("?_type=Condition")]
    [InlineData("?_lastUpdated=gt2000-01-01&_count=100")]
    [InlineData("_history?_count=100")]
    public async Task No_answer_brings_a_type_that_the_role_may_not_see(string request)
    {
        var text = await registrar.GetStringAsync(request);
        Assert.DoesNotContain("\"resourceType\":\"Condition\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resourceType\":\"Observation\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resourceType\":\"AuditEvent\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Patient?_has:Condition:patient:code=B20")]
    [InlineData("Patient?_has:Observation:patient:code=25836-8")]
    [InlineData("Patient?_has:Encounter:patient:_has:Condition:encounter:code=B20")]
    [InlineData("Encounter?diagnosis.code=B20")]
    [InlineData("Encounter?_filter=diagnosis.code eq B20")]
    [InlineData("?_type=Condition,Observation&_total=accurate")]
    public async Task No_condition_and_no_count_tells_of_it(string request)
    {
        var bundle = await registrar.GetJsonAsync(request + "&_total=accurate");
        Assert.Empty(bundle["entry"]?.AsArray() ?? []);
        Assert.Equal(0, (int?)bundle["total"] ?? 0);
    }

    [Fact]
    public async Task No_entry_of_a_batch_goes_around_it()
    {
        const string Batch = """
            {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Condition/hiv"}},{"request":{"method":"GET","url":"Condition?patient=ada"}},
             {"request":{"method":"GET","url":"Condition/_history"}},{"request":{"method":"DELETE","url":"Condition/hiv"}}]}
            """;
        var answer = await (await registrar.PostAsync("", FhirClient.Json(Batch))).BodyAsync();
        Assert.All(answer["entry"]!.AsArray(), e => Assert.StartsWith("403", (string)e!["response"]!["status"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conditional_write_does_not_tell_what_its_writer_may_not_see()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "Patient") { Content = FhirClient.Json("""{"resourceType":"Patient","active":true}""") };
        request.Headers.Add("If-None-Exist", "_has:Condition:patient:code=B20");
        Assert.Equal(HttpStatusCode.Created, (await registrar.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Each_access_stands_in_the_trail_with_who_in_what_role_and_whose()
    {
        await registrar.GetAsync("Patient/ada");
        await registrar.GetAsync("Encounter?patient=ada");
        await client.GetAsync("Patient/ada/$everything");
        await client.GetAsync("Condition/hiv/_history");
        await server.Audit.FlushAsync();
        Assert.Equal(1, await CountAsync("subtype=read&agent=Practitioner/test-registrar&entity=Patient/ada"));
        Assert.Equal(1, await CountAsync("subtype=search-type&agent=Practitioner/test-registrar&entity=Patient/ada"));
        Assert.Equal(1, await CountAsync("subtype=operation&agent=Practitioner/test-system&entity=Patient/ada"));
        Assert.Equal(1, await CountAsync("subtype=history-instance&agent=Practitioner/test-system&entity=Patient/ada"));
    }

    [Fact]
    public void Every_role_has_rights_and_a_purpose_and_none_but_those_who_watch_reads_the_trail()
    {
        Assert.All(Role.Table, r => Assert.NotEqual(Right.None, r.Rights));
        Assert.All(Role.Table, r => Assert.NotEmpty(r.Purpose));
        Assert.Equal(
            ["administrator", "auditor", "system"],
            Role.Table.Where(r => r.Readable?.Contains("AuditEvent") != false).Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    private async Task<int> CountAsync(string query) =>
        (await server.Store.SearchAsync(Access.System, SearchQuery.Parse("AuditEvent", query).Value!)).Matches.Count;
}
