using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Analysis.Trials;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Analysis;

/// <summary>An expression or a view tried on the record: rows, errors with their place, limits, and what the asker may see.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private const string Names =
        """{"resource":"Patient","select":[{"column":[{"name":"id","path":"getResourceKey()"}]},{"forEach":"name","column":[{"name":"family","path":"family"},{"name":"given","path":"given","collection":true}]}]}""";

    private RunningServer server = null!;
    private HttpClient analyst = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        analyst = await server.ClientAsync("quality-analyst");
        analyst.BaseAddress = new Uri(server.Address + "/api/analysis/");
        await PutAsync(
            """{"resourceType":"Patient","id":"ada","name":[{"family":"Okafor","given":["Ada","Ngozi"]}],"birthDate":"1961-04-09"}""",
            """{"resourceType":"Patient","id":"bo","name":[{"family":"Lind, Bo"}]}""",
            """{"resourceType":"Observation","id":"k1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"subject":{"reference":"Patient/ada"},"valueQuantity":{"value":4.10}}""",
            """{"resourceType":"Observation","id":"k2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/bo"},"valueQuantity":{"value":1.9}}""");
    }

    public async ValueTask DisposeAsync()
    {
        analyst.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_view_gives_its_rows_with_the_resource_of_each()
    {
        var answer = await TryAsync(Names, "", "view");
        Assert.Equal(["id", "family", "given"], answer["columns"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Equal(
            ["Patient/ada: ada|Okafor|[\"Ada\",\"Ngozi\"]", "Patient/bo: bo|Lind, Bo|[]"],
            answer["rows"]!.AsArray().Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal((2, 0, ""), ((int)answer["resources"]!, (int)answer["failed"]!, (string)answer["limit"]!));
    }

    [Fact]
    public async Task An_expression_gives_each_item_with_its_position_and_type()
    {
        var answer = await TryAsync("Patient.name.given | Patient.birthDate", "Patient/ada");
        Assert.Equal(
            ["Patient/ada: 1|string|Ada", "Patient/ada: 2|string|Ngozi", "Patient/ada: 3|date|1961-04-09"], answer["rows"]!.AsArray().Select(Text));
        Assert.Equal(["Observation/k1: 1|decimal|4.10"], (await TryAsync("value.value", "Observation?code=2823-3"))["rows"]!.AsArray().Select(Text));
    }

    [Theory]
    [InlineData("", "view", 2)]
    [InlineData("Patient", "view", 2)]
    [InlineData("Patient/ada", "view", 1)]
    [InlineData("Patient?family=lind", "view", 1)]
    [InlineData("Observation", "path", 2)]
    [InlineData("Observation/k1", "path", 1)]
    [InlineData("Observation?code=2160-0", "path", 1)]
    [InlineData("Patient/ada/Observation", "path", 1)]
    [InlineData("Patient/ada/Observation?code=2160-0", "path", 0)]
    [InlineData("Patient/ada/*", "path", 2)]
    public async Task Records_are_named_by_type_search_patient_or_id(string records, string kind, int resources) =>
        Assert.Equal(resources, (int)(await TryAsync(kind == "view" ? Names : "id", records, kind))["resources"]!);

    [Theory]
    [InlineData("path", "name.given.", "Patient", "", 1, 12)]
    [InlineData("path", "name.famly", "Patient", "", 1, 6)]
    [InlineData("view", "{\n  \"resource\": \"Patient\",\n  \"select\": [{\"column\": [{\"name\": \"a\", \"path\": \"famly\"}]}]}", "", "ViewDefinition.select[0].column[0].path", 3, 49)]
    [InlineData("view", "{\n  \"resource\": }", "", "ViewDefinition", 2, 15)]
    [InlineData("path", "id", "", "records", 0, 0)]
    [InlineData("path", "id", "Nonsense/1", "records", 0, 0)]
    [InlineData("path", "id", "Observation?no-such=1", "records", 0, 0)]
    [InlineData("path", "id", "Observation/none", "records", 0, 0)]
    [InlineData("path", "id", "Observation/k1/Patient", "records", 0, 0)]
    [InlineData("view", Names, "Observation", "records", 0, 0)]
    public async Task What_is_wrong_is_told_with_its_place(string kind, string text, string records, string path, int line, int column)
    {
        var answer = await TryAsync(text, records, kind);
        var issue = Assert.Single(answer["issues"]!.AsArray())!;
        Assert.Equal((path, line, column), ((string)issue["path"]!, (int)issue["line"]!, (int)issue["column"]!));
        Assert.NotEqual("", (string)issue["text"]!);
        Assert.Empty(answer["rows"]!.AsArray());
    }

    [Fact]
    public async Task A_resource_that_fails_is_named_and_the_others_give_their_rows()
    {
        var answer = await TryAsync("""{"resource":"Patient","select":[{"column":[{"name":"given","path":"name.given"}]}]}""", "", "view");
        Assert.Equal("Patient/ada", (string)Assert.Single(answer["issues"]!.AsArray())!["resource"]!);
        Assert.Equal(1, (int)answer["failed"]!);
        Assert.Equal("Patient/bo", (string)Assert.Single(answer["rows"]!.AsArray())!["resource"]!);
    }

    [Fact]
    public async Task A_first_look_ends_at_fifty_rows_and_says_so()
    {
        var people = Enumerable.Range(0, 60).Select(n => $$"""{"resourceType":"Patient","id":"p{{n}}","active":true}""").ToArray();
        await PutAsync(people);
        var look = await PostAsync("try", "path", "active", "Patient", isFirstLook: true);
        Assert.Equal(50, look["rows"]!.AsArray().Count);
        Assert.Contains("first 50 rows", (string)look["limit"]!, StringComparison.Ordinal);
        var whole = await TryAsync("active", "Patient");
        Assert.Equal((60, ""), (whole["rows"]!.AsArray().Count, (string)whole["limit"]!));
    }

    [Fact]
    public async Task A_trial_that_takes_too_long_is_broken_off_with_what_it_has()
    {
        var trial = new Trial(server.Store, server.Audit, TimeProvider.System);
        var role = Role.Find("quality-analyst")!;
        var caller = new Caller("ana", "Ana", role, new Access("Practitioner/ana", role.Name, role.Purpose, role.Scope), "local", null);
        var outcome = await trial.RunAsync(
            caller, new TrialForm { Text = "id", Records = "Patient" }, new TrialLimits(10, TimeSpan.Zero, 10), new ShownRows(), TestContext.Current.CancellationToken);
        Assert.StartsWith("Broken off after 0 seconds with 0 resources read.", outcome.Limit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_is_resolved_within_the_record_and_its_person_is_in_the_audit_trail()
    {
        var answer = await TryAsync("subject.resolve().name.family", "Observation?code=2823-3");
        Assert.Equal(["Observation/k1: 1|string|Okafor"], answer["rows"]!.AsArray().Select(Text));
        Assert.Equal("", (string)answer["limit"]!);
        await PutAsync(
            """{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/bo"}}""",
            """{"resourceType":"Observation","id":"k3","status":"final","code":{"text":"x"},"encounter":{"reference":"Encounter/e1"}}""");
        const string view = """{"resource":"Observation","select":[{"column":[{"name":"family","path":"encounter.resolve().subject.resolve().name.family"},{"name":"nobody","path":"focus.resolve().id"}]}]}""";
        Assert.Equal(["Observation/k3: Lind, Bo|–"], (await TryAsync(view, "Observation/k3", "view"))["rows"]!.AsArray().Select(Text));
        await server.Audit.FlushAsync();
        var trail = await server.Store.SearchAsync(Access.System, SearchQuery.Parse("AuditEvent", "entity=Patient/bo&_count=100").Value!);
        Assert.Contains(trail.Matches, m => Encoding.UTF8.GetString(m.Document!.Utf8.Span).Contains("test-quality-analyst", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_asker_may_not_see_is_not_resolved_and_too_many_references_are_told()
    {
        await PutAsync("""{"resourceType":"AuditEvent","id":"secret","type":{"code":"rest"},"recorded":"2026-01-01T00:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}}}""");
        await PutAsync("""{"resourceType":"Basic","id":"b1","code":{"text":"x"},"subject":{"reference":"AuditEvent/secret"}}""");
        Assert.Empty((await TryAsync("subject.resolve().id", "Basic/b1"))["rows"]!.AsArray());
        var trial = new Trial(server.Store, server.Audit, TimeProvider.System);
        var role = Role.Find("quality-analyst")!;
        var caller = new Caller("ana", "Ana", role, new Access("Practitioner/ana", role.Name, role.Purpose, role.Scope), "local", null);
        var shown = new ShownRows();
        var outcome = await trial.RunAsync(
            caller, new TrialForm { Text = "subject.resolve().id", Records = "Observation" }, new TrialLimits(10, TimeSpan.FromMinutes(1), 1), shown, TestContext.Current.CancellationToken);
        Assert.StartsWith("Only the first 1 references were followed", outcome.Limit, StringComparison.Ordinal);
        Assert.Single(shown.Rows);
    }

    [Theory]
    [InlineData("csv", "id,family,given\r\nada,Okafor,\"[\"\"Ada\"\",\"\"Ngozi\"\"]\"\r\n")]
    [InlineData("ndjson", "{\"id\":\"ada\",\"family\":\"Okafor\",\"given\":[\"Ada\",\"Ngozi\"]}\n")]
    public async Task Rows_are_taken_along_as_a_file(string format, string expected)
    {
        var answer = await analyst.PostAsync($"rows?format={format}", Form("view", Names, "Patient/ada"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"rows.{format}", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Items_of_an_expression_are_taken_along_with_their_resource() => Assert.Equal(
        "{\"resource\":\"Observation/k1\",\"position\":1,\"type\":\"decimal\",\"value\":4.10}\n",
        await (await analyst.PostAsync("rows?format=ndjson", Form("path", "value.value", "Observation/k1"))).Content.ReadAsStringAsync());

    [Theory]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"given","path":"name.given"}]}]}""", "", "Patient/ada")]
    [InlineData("""{"resource":"Patient"}""", "", "selects something")]
    [InlineData(Names, "Observation", "not Observation")]
    public async Task A_file_that_would_not_be_whole_is_refused_with_the_reason(string view, string records, string reason)
    {
        var answer = await analyst.PostAsync("rows?format=csv", Form("view", view, records));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, (string)(await answer.BodyAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coder")]
    [InlineData("him-technician")]
    [InlineData("physician")]
    [InlineData("auditor")]
    [InlineData("system")]
    public async Task Who_is_no_analyst_tries_nothing(string role)
    {
        using var other = await server.ClientAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync($"{server.Address}/api/analysis/try", Form("path", "id", "Patient"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{server.Address}/api/analysis/tables")).StatusCode);
    }

    [Fact]
    public async Task An_analyst_does_not_see_the_audit_trail_by_an_expression_or_a_view()
    {
        await server.Audit.FlushAsync();
        foreach (var answer in new[]
        {
            await TryAsync("id", "AuditEvent"),
            await TryAsync("""{"resource":"AuditEvent","select":[{"column":[{"name":"id","path":"id"}]}]}""", "", "view"),
        })
        {
            Assert.Empty(answer["rows"]!.AsArray());
            Assert.Contains("may not see AuditEvent", (string)answer["issues"]![0]!["text"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whose_records_gave_rows_stands_in_the_trail()
    {
        await TryAsync("value.value", "Observation?code=2823-3");
        await server.Audit.FlushAsync();
        var query = SearchQuery.Parse("AuditEvent", "agent=Practitioner/test-quality-analyst&entity=Patient/ada").Value!;
        var seen = Assert.Single((await server.Store.SearchAsync(Access.System, query)).Matches);
        Assert.DoesNotContain("Patient/bo", System.Text.Encoding.UTF8.GetString(seen.Document!.Utf8.Span), StringComparison.Ordinal);
    }

    private static string Text(JsonNode? row) => $"{row!["resource"]}: {string.Join('|', row["cells"]!.AsArray().Select(c => c?.ToString() ?? "–"))}";

    private static StringContent Form(string kind, string text, string records, bool isFirstLook = false) => FhirClient.Json(
        new JsonObject { ["kind"] = kind, ["text"] = text, ["records"] = records, ["isFirstLook"] = isFirstLook }.ToJsonString(), "application/json");

    private Task<JsonNode> TryAsync(string text, string records, string kind = "path") => PostAsync("try", kind, text, records);

    private async Task<JsonNode> PostAsync(string path, string kind, string text, string records, bool isFirstLook = false)
    {
        var answer = await analyst.PostAsync(path, Form(kind, text, records, isFirstLook));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.BodyAsync();
    }

    private async Task PutAsync(params string[] resources)
    {
        var writes = resources.Select(r => Fhir.Documents.ResourceDocument.Trusted(System.Text.Encoding.UTF8.GetBytes(r)))
            .Select(d => new RecordWrite.Update(new ResourceKey(d.ResourceType, d.Id), d)).ToArray<RecordWrite>();
        Assert.IsType<CommitResult.Done>(await server.Store.CommitAsync(new RecordTransaction("Device/test", writes)));
    }
}
