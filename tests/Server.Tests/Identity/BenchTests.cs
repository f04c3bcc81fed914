using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Chartroom.Server.Tests.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Identity;

/// <summary>The steward's bench over HTTP, as the page uses it.</summary>
public sealed class SqliteBenchTests() : BenchTests(postgres: false);

public sealed class PostgresBenchTests() : BenchTests(postgres: true);

public abstract class BenchTests(bool postgres)
{
    private const string Ada =
        """
        {"resourceType":"Patient","id":"ID","identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:mrn","value":"ID"}],
         "name":[{"family":"Okafor","given":["GIVEN"]}],"gender":"female","birthDate":"1961-04-09","telecom":[{"system":"phone","value":"617-555-0134"}],
         "address":[{"line":["12 Elm Street"],"city":"Springfield","state":"MA","postalCode":"01101"}]}
        """;

    [Fact]
    public async Task A_pair_is_queued_explained_merged_and_the_merge_taken_back()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("a", "Adaeze"), Person("b", "Adaeze"));
        await PutAsync(fhir, """{"resourceType":"AllergyIntolerance","id":"peni","patient":{"reference":"Patient/b"},"code":{"text":"Penicillin"}}""");
        using var steward = await StewardAsync(server);
        var row = await UntilAsync(steward, "duplicates", page => page["rows"]!.AsArray().FirstOrDefault());
        Assert.Equal("a~b", (string?)row["id"]);
        Assert.Equal("match", (string?)row["decision"]);
        var view = await GetAsync(steward, "pairs/a/b");
        Assert.Equal("b", (string?)view["keep"]);
        Assert.Contains(view["lines"]!.AsArray(), l => (string?)l!["field"] == "Date of birth" && (double)l["bits"]! > 5);
        var sum = view["lines"]!.AsArray().Sum(l => (double?)l!["bits"] ?? 0);
        Assert.Equal((double)view["bits"]!, sum, 0.6);
        var act = await PostAsync(steward, "pairs/a/b/answer", """{"answer":"same","keep":"b","reason":"same photo"}""");
        Assert.Equal("merge", (string?)act["kind"]);
        Assert.Equal(0, (int)(await GetAsync(steward, "duplicates"))["total"]!);
        var history = await GetAsync(steward, "acts?patient=a");
        Assert.Equal("same photo", (string?)history["acts"]![0]!["reason"]);
        Assert.StartsWith("chartroom-", (string?)history["acts"]![0]!["weights"], StringComparison.Ordinal);
        var preview = await GetAsync(steward, $"acts/{act["id"]}/undo");
        Assert.Empty(preview["since"]!.AsArray());
        await PostAsync(steward, $"acts/{act["id"]}/undo", "{}");
        await UntilAsync(steward, "duplicates", page => page["rows"]!.AsArray().FirstOrDefault());
        await PostAsync(steward, "pairs/a/b/answer", """{"answer":"different"}""");
        Assert.Equal(0, (int)(await GetAsync(steward, "duplicates"))["total"]!);
    }

    [Fact]
    public async Task A_pair_that_another_steward_works_is_locked_and_an_owner_stays()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("a", "Adaeze"), Person("b", "Adaeze"));
        using var first = await StewardAsync(server);
        using var second = await StewardAsync(server, "registrar");
        await PostAsync(first, "pairs/a/b/lock", "{}");
        await first.PostAsync("pairs/a/b/owner", FhirClient.Json("""{"mine":true}""", "application/json"));
        var refused = await second.PostAsync("pairs/a/b/answer", FhirClient.Json("""{"answer":"different"}""", "application/json"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var row = await UntilAsync(second, "duplicates", page => page["rows"]!.AsArray().FirstOrDefault());
        Assert.Equal("test-him-technician", (string?)row["owner"]);
        Assert.Equal("test-him-technician", (string?)row["lockedBy"]);
        await first.DeleteAsync("pairs/a/b/lock");
        await PostAsync(second, "pairs/a/b/answer", """{"answer":"unsure","reason":"needs a photo"}""");
        row = (await GetAsync(second, "duplicates"))["rows"]![0]!;
        Assert.Equal("unsure", (string?)row["standing"]);
    }

    [Fact]
    public async Task Only_certain_pairs_without_a_contradiction_are_merged_in_one_go()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("a", "Adaeze"), Person("b", "Adaeze"), Person("c", "Chika", "1958-02-03", "11 Oak Road"), Person("d", "Chika", "1958-02-03", "11 Oak Road"));
        await PutAsync(fhir, Blood("1", "c", "A+"), Blood("2", "d", "O-"));
        using var steward = await StewardAsync(server);
        await UntilAsync(steward, "duplicates", page => (int)page["total"]! >= 2 ? page : null);
        var results = (await PostAsync(steward, "pairs/merge", """{"pairs":["a~b","c~d","a~nobody","x"]}""")).AsArray();
        Assert.NotNull(results[0]!["act"]);
        Assert.Contains("blood groups", (string?)results[1]!["left"], StringComparison.Ordinal);
        Assert.All(results.Skip(1), r => Assert.Null(r!["act"]));
    }

    [Fact]
    public async Task A_record_that_may_hold_two_people_is_not_merged_with_others_in_one_go()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("p", "Adaeze"), Miller("p"), Miller("q"));
        using var steward = await StewardAsync(server);
        await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().FirstOrDefault());
        var row = await UntilAsync(steward, "duplicates", page => page["rows"]!.AsArray().FirstOrDefault());
        Assert.Equal(("p~q", "match", false), ((string?)row["id"], (string?)row["decision"], (bool)row["certain"]!));
        Assert.Contains("may hold two people", (string?)(await GetAsync(steward, "pairs/p/q"))["conflicts"]![0], StringComparison.Ordinal);
        var left = Assert.Single((await PostAsync(steward, "pairs/merge", """{"pairs":["p~q"]}""")).AsArray());
        Assert.Contains("may hold two people", (string?)left!["left"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_is_raised_sorted_split_and_the_split_taken_back()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("p", "Adaeze"));
        await PutAsync(fhir, Blood("1", "p", "A+"));
        await PutAsync(fhir, Miller("p"));
        await PutAsync(fhir, Blood("2", "p", "O-"));
        using var steward = await StewardAsync(server);
        var row = await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().FirstOrDefault(r => (double)r!["bits"]! > 12));
        Assert.Equal("p", (string?)row["id"]);
        var view = await GetAsync(steward, "overlays/p");
        Assert.Equal(2, view["faces"]!.AsArray().Count);
        var entries = view["entries"]!.AsArray();
        Assert.Equal("kept", (string?)entries.First(e => (string?)e!["key"] == "Observation/1")!["side"]);
        Assert.Equal("retired", (string?)entries.First(e => (string?)e!["key"] == "Observation/2")!["side"]);
        var act = await PostAsync(steward, "overlays/p/split", """{"entries":["Observation/2"],"secondVersion":2,"firstVersion":1,"number":"p2"}""");
        Assert.Equal("split", (string?)act["kind"]);
        await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().Count == 0 ? page : null);
        await PostAsync(steward, $"acts/{act["id"]}/undo", "{}");
        await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().FirstOrDefault());
        await PostAsync(steward, "overlays/p/one-person", """{"reason":"transfusion service confirmed"}""");
        await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().Count == 0 ? page : null);
        await PutAsync(fhir, Blood("3", "p", "B+"));
        await UntilAsync(steward, "overlays", page => page["rows"]!.AsArray().FirstOrDefault());
    }

    [Fact]
    public async Task Match_answers_with_grades_and_only_the_certain_one_when_asked()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("a", "Adaeze"), Person("b", "Chika", "1958-02-03", "11 Oak Road"), Person("r", "Adaeze"));
        await PutAsync(fhir, Person("r", "Adaeze").Replace("\"gender\"", "\"active\":false,\"link\":[{\"other\":{\"reference\":\"Patient/a\"},\"type\":\"replaced-by\"}],\"gender\"", StringComparison.Ordinal));
        using var steward = await StewardAsync(server);
        await UntilAsync(steward, "figures", f => (int)f["records"]! == 3 && (bool)f["complete"]! ? f : null);
        async Task<JsonNode> MatchAsync(string patient, string more) => await (await fhir.PostAsync(
            "Patient/$match", FhirClient.Json($$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{patient}}}{{more}}]}"""))).BodyAsync();
        var found = await MatchAsync(Person("x", "Adaeze"), "");
        var entry = Assert.Single(found["entry"]!.AsArray())!;
        Assert.Equal("a", (string?)entry["resource"]!["id"]);
        Assert.Equal("certain", (string?)entry["search"]!["extension"]![0]!["valueCode"]);
        Assert.InRange((double)entry["search"]!["score"]!, 0.99, 1);
        var possible = await MatchAsync(Moved, "");
        Assert.NotEqual("certain", (string?)possible["entry"]![0]!["search"]!["extension"]![0]!["valueCode"]);
        var none = await MatchAsync(Moved, """,{"name":"onlyCertainMatches","valueBoolean":true}""");
        Assert.Null(none["entry"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await fhir.PostAsync("Patient/$match", FhirClient.Json("""{"resourceType":"Parameters"}"""))).StatusCode);
    }

    [Fact]
    public async Task A_person_is_registered_past_a_warning_and_counted()
    {
        await using var server = await StartAsync();
        using var fhir = await server.ClientAsync();
        await PutAsync(fhir, Person("a", "Adaeze"));
        using var registrar = await StewardAsync(server, "registrar");
        await UntilAsync(registrar, "figures", f => (int)f["records"]! == 1 ? f : null);
        var warned = await PostAsync(registrar, "register-check", Person("", "Adaeze").Replace("\"id\":\"\",", "", StringComparison.Ordinal));
        Assert.Equal("certain", (string?)warned["found"]![0]!["grade"]);
        const string Form =
            """
            {"family":"Okafor","given":"Adaeze","birthDate":"1961-04-09","sex":"female","street":"12 Elm Street","city":"Springfield","state":"MA",
             "zip":"01101","phone":"617-555-0134","passedOver":["Patient/a"]}
            """;
        var made = await PostAsync(registrar, "register", Form);
        Assert.Equal("OKAFOR, Adaeze", (string?)made["face"]!["name"]);
        Assert.Equal(8, ((string?)made["face"]!["mrn"])!.Length);
        var figures = await UntilAsync(registrar, "figures", f => (int)f["duplicates"]! == 1 ? f : null);
        Assert.Equal(0.5, (double)figures["rate"]!);
        var maker = figures["registrars"]!.AsArray().First(r => (int)r!["duplicates"]! == 1)!;
        Assert.Equal("test-registrar", (string?)maker["name"]);
        Assert.Equal(1, (int)figures["months"]!.AsArray()[^1]!["duplicates"]!);
        var list = await GetAsync(registrar, "figures/duplicates?registrar=test-registrar");
        Assert.Equal("a", (string?)list["rows"]![0]!["of"]!["id"]);
        Assert.Equal("workbench", (string?)list["rows"]![0]!["door"]);
        Assert.Contains("Patient/a", (string?)(await GetAsync(registrar, $"acts?patient={made["face"]!["id"]}"))["acts"]![0]!["reason"], StringComparison.Ordinal);
        var response = await registrar.PostAsync("register", FhirClient.Json(Form.Replace("1961-04-09", "9.4.1961", StringComparison.Ordinal), "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task A_record_that_a_message_made_counts_for_who_entered_it_in_the_month_in_which_it_came()
    {
        await using var server = await StartAsync();
        using var steward = await StewardAsync(server);
        var came = TimeProvider.System.GetUtcNow().AddMonths(-3);
        const string Message =
            "MSH|^~\\&|APP|FAC|||20260101120000||ADT^A28|1|P|2.5.1\rEVN|A28|20260101120000|||R07^Castillo^Ana\r"
            + "PID|1||A1^^^HOSP&1.2.3&ISO^MR||Doe^Jane||19800102|F\r";
        await server.Store.JournalAsync(new JournalArrival("mllp", "hl7v2", "FAC|1", System.Text.Encoding.UTF8.GetBytes(Message), ReceivedAt: came));
        var figures = await UntilAsync(steward, "figures", f => f["registrars"]!.AsArray().Count == 1 ? f : null);
        Assert.Equal("Castillo, Ana", (string?)figures["registrars"]![0]!["name"]);
        Assert.Equal("mllp", (string?)figures["doors"]![0]!["name"]);
        Assert.Equal("FAC", (string?)figures["sites"]![0]!["name"]);
        var month = figures["months"]!.AsArray().Single(m => (int)m!["created"]! > 0)!;
        Assert.Equal(came.ToString("yyyy-MM", null), (string?)month["month"]);
    }

    [Fact]
    public async Task Wrong_requests_are_refused_in_words()
    {
        await using var server = await StartAsync();
        using var steward = await StewardAsync(server);
        foreach (var (path, body, status) in new[]
        {
            ("pairs/a/b/answer", """{"answer":"perhaps"}""", 422), ("pairs/a/b/answer", """{"answer":"same"}""", 422), ("pairs/a/b/answer", "{}", 400),
            ("acts/nothing/undo", "{}", 404), ("acts/nothing/undo", """{"sides":{"x":"left"}}""", 422), ("overlays/nobody/split", """{"entries":[]}""", 404),
        })
        {
            var response = await steward.PostAsync(path, FhirClient.Json(body, "application/json"));
            Assert.Equal((path, status), (path, (int)response.StatusCode));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await steward.GetAsync("pairs/a/b")).StatusCode);
        using var coder = new HttpClient { BaseAddress = new Uri(server.Address + "/api/identity/") };
        coder.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenAsync("coder"));
        Assert.Equal(HttpStatusCode.Forbidden, (await coder.GetAsync("duplicates")).StatusCode);
    }

    private static string Miller(string id) => Person(id, "Robert", "1948-12-01", "7 Oak Avenue")
        .Replace("Okafor", "Miller", StringComparison.Ordinal).Replace("\"female\"", "\"male\"", StringComparison.Ordinal);

    private Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(new ServerSettings { Postgres = postgres ? PostgresCluster.NewDatabase() : null });

    /// <summary>Another date of birth, street and phone than Adaeze's.</summary>
    private static string Moved => Person("x", "Adaeze", "1961-09-04", "3 Pine Street").Replace("617-555-0134", "617-555-7788", StringComparison.Ordinal);

    internal static string Person(string id, string given, string born = "1961-04-09", string street = "12 Elm Street") => Ada
        .Replace("ID", id, StringComparison.Ordinal).Replace("GIVEN", given, StringComparison.Ordinal).Replace("1961-04-09", born, StringComparison.Ordinal)
        .Replace("12 Elm Street", street, StringComparison.Ordinal);

    private static string Blood(string id, string patient, string value) =>
        $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"882-1"}]},
         "subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2026-01-0{{{id}}}T08:00:00Z","valueString":"{{{value}}}"}
        """;

    internal static async Task PutAsync(HttpClient fhir, params string[] resources)
    {
        foreach (var resource in resources)
        {
            var parsed = JsonNode.Parse(resource)!;
            var response = await fhir.PutAsync($"{parsed["resourceType"]}/{parsed["id"]}", FhirClient.Json(resource));
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    internal static async Task<HttpClient> StewardAsync(RunningServer server, string role = "him-technician")
    {
        var client = new HttpClient { BaseAddress = new Uri(server.Address + "/api/identity/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenAsync(role));
        return client;
    }

    internal static async Task<JsonNode> GetAsync(HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    internal static async Task<JsonNode> PostAsync(HttpClient client, string path, string body)
    {
        var response = await client.PostAsync(path, FhirClient.Json(body, "application/json"));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Asks again until the feed has been taken in.</summary>
    internal static async Task<JsonNode> UntilAsync(HttpClient client, string path, Func<JsonNode, JsonNode?> found)
    {
        JsonNode? last = null;
        for (var i = 0; i < 1_200; i++)
        {
            last = await GetAsync(client, path);
            if (found(last) is { } node)
                return node;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{path} stays {last!.ToJsonString()[..Math.Min(400, last.ToJsonString().Length)]}");
    }
}
