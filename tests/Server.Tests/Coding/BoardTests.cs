using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>What is unbilled, what coders finish, what a second coder finds; and that every number opens its list.</summary>
public sealed class BoardTests : CodingTests
{
    private protected override Task SeedAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_board_counts_by_hold_reason_and_age_and_each_number_opens_as_many_rows()
    {
        await Rig.FileStayAsync("fresh", "2026-09-19");
        await Rig.FileStayAsync("waits", "2026-09-14");
        await Rig.FileStayAsync("old", "2026-08-01");
        await Rig.FileStayAsync("held", "2026-09-08");
        await Rig.FileStayAsync("begun", "2026-09-10");
        await Rig.FileStayAsync("coded", "2026-09-09");
        await Ada.PostAsync("accounts/held/hold", new JsonObject { ["reason"] = "documentation" }).OkAsync();
        await Ada.PostAsync("accounts/begun/take").OkAsync();
        await CodeAsync("coded");
        var board = await Ada.GetJsonAsync("board");
        Assert.Equal(6, (int)board["unbilled"]!["count"]!);
        Assert.Equal(5, (int)board["uncoded"]!["count"]!);
        Assert.Equal(6 * 12250m, (decimal)board["unbilled"]!["dollars"]!);
        string[] expected = ["not-begun", "in-progress", "documentation", "suspense", "coded"];
        Assert.Equal(expected, board["rows"]!.AsArray().Select(r => (string)r!["hold"]!));
        Assert.Equal("the physician", (string?)board["rows"]![2]!["waits"]);
        foreach (var cell in board["rows"]!.AsArray().SelectMany(r => r!["cells"]!.AsArray().Append(r["total"])).Concat(board["totals"]!.AsArray()).Append(board["uncoded"]).Append(board["suspense"]))
            Assert.Equal((int)cell!["count"]!, await CountOfAsync((string)cell["link"]!));
    }

    [Fact]
    public async Task What_was_finished_is_counted_by_coder_and_day_and_only_the_lead_sees_the_others()
    {
        await Rig.FileStayAsync("one");
        await Rig.FileStayAsync("two", "2026-09-11");
        await CodeAsync("one", 14);
        using var bea = await Rig.CoderAsync("bea");
        await CodeAsync("two", null, bea);
        var all = await Lead.GetJsonAsync("productivity");
        Assert.Equal(2, (int)all["total"]!["finished"]!);
        Assert.Equal(["ada", "bea"], all["rows"]!.AsArray().Select(r => (string)r!["name"]!).Order());
        var own = await Ada.GetJsonAsync("productivity");
        var row = Assert.Single(own["rows"]!.AsArray())!;
        Assert.Equal(1, (int)row["finished"]!);
        Assert.Equal(14m, (decimal)row["minutesEach"]!);
        Assert.Equal(1, await CountOfAsync((string)row["link"]!));
        Assert.Equal(1, await CountOfAsync((string)own["days"]![0]!["link"]!));
        await Ada.GetAsync("productivity?from=yesterday").RefusedAsync(400);
    }

    [Fact]
    public async Task A_blind_recode_shows_nothing_of_the_coders_codes_until_it_is_final_and_then_agreement_by_code_and_DRG()
    {
        await Rig.FileStayAsync("one");
        await CodeAsync("one");
        using var bea = await Rig.CoderAsync("bea");
        await Ada.PostAsync("audits", Sample(blind: true)).RefusedAsync(403);
        Assert.Equal(1, (int)(await Lead.PostAsync("audits", Sample(blind: true)).OkAsync())["drawn"]!);
        Assert.Equal(0, (int)(await Lead.PostAsync("audits", Sample(blind: true)).OkAsync())["drawn"]!);

        var id = (string)(await bea.GetJsonAsync("audits"))["rows"]![0]!["id"]!;
        var desk = await bea.GetJsonAsync($"audits/{id}");
        Assert.Empty(desk["codes"]!["diagnoses"]!.AsArray());
        Assert.DoesNotContain((await bea.GetJsonAsync($"audits/{id}/documents"))["suggestions"]!.AsArray(), s => (string?)s!["state"] == "coded");
        Assert.Null((await bea.GetJsonAsync($"audits/{id}/comparison"))["agreement"]);
        var own = await Ada.SendAsync(HttpMethod.Put, $"audits/{id}/codes", 0, []).RefusedAsync(409);
        Assert.Contains("another coder", own, StringComparison.Ordinal);

        // The auditor adds an MCC, leaves one code out, and says another POA.
        var saved = await bea.SendAsync(HttpMethod.Put, $"audits/{id}/codes", 0, Codes("A41.51 Y", "N39.0 Y", "N17.9 N", "J96.01 Y")).OkAsync();
        await bea.SendAsync(HttpMethod.Post, $"audits/{id}/finish", (long)saved["version"]!, []).OkAsync();
        var comparison = await Ada.GetJsonAsync($"audits/{id}/comparison");
        var verdicts = comparison["agreement"]!["codes"]!.AsArray().ToDictionary(c => (string)c!["code"]!, c => (string)c!["verdict"]!);
        Assert.Equal(new Dictionary<string, string> { ["A41.51"] = "same", ["N39.0"] = "same", ["N17.9"] = "differs", ["J96.01"] = "missed", ["E11.9"] = "extra" }, verdicts);
        Assert.Equal(40, (int)comparison["agreement"]!["percent"]!);
        Assert.True((bool)comparison["agreement"]!["principal"]!);
        Assert.False((bool)comparison["agreement"]!["drg"]!);

        // The audited account itself is untouched.
        Assert.Equal("final", (string?)(await Ada.GetJsonAsync("accounts/one"))["status"]);
        var card = await Lead.GetJsonAsync("scorecard");
        var score = Assert.Single(card["rows"]!.AsArray())!;
        Assert.Equal("ada", (string?)score["name"]);
        Assert.Equal(40, (int)score["percent"]!);
        Assert.Equal(0, (int)score["drgPercent"]!);
        await bea.SendAsync(HttpMethod.Put, $"audits/{id}/codes", 2, []).RefusedAsync(409);
    }

    [Fact]
    public async Task A_review_begins_with_the_coders_codes_and_counts_later_changes_of_the_account_not()
    {
        await Rig.FileStayAsync("one");
        await CodeAsync("one");
        await Lead.PostAsync("audits", Sample(blind: false)).OkAsync();
        await Ada.PostAsync("accounts/one/reopen", new JsonObject { ["reason"] = "Late result" }).OkAsync();
        using var bea = await Rig.CoderAsync("bea");
        var id = (string)(await bea.GetJsonAsync("audits?status=open"))["rows"]![0]!["id"]!;
        var desk = await bea.GetJsonAsync($"audits/{id}");
        Assert.Equal(4, desk["codes"]!["diagnoses"]!.AsArray().Count);
        var saved = await bea.SendAsync(HttpMethod.Put, $"audits/{id}/codes", 0, Codes("A41.51 Y", "N39.0 Y", "N17.9 Y", "E11.9 Y")).OkAsync();
        await bea.SendAsync(HttpMethod.Post, $"audits/{id}/finish", (long)saved["version"]!, []).OkAsync();
        var entry = Assert.Single((await Lead.GetJsonAsync("audits?status=done"))["rows"]!.AsArray())!;
        Assert.Equal(100, (int)entry["percent"]!);
    }

    [Fact]
    public async Task A_bill_that_went_out_takes_the_account_off_the_board_until_that_is_taken_back()
    {
        await Rig.FileStayAsync("one");
        await Ada.PostAsync("accounts/one/bill", new JsonObject { ["day"] = "2026-09-15" }).RefusedAsync(409);
        await CodeAsync("one");
        await Ada.PostAsync("accounts/one/bill", new JsonObject { ["day"] = "2026-09-01" }).RefusedAsync(400);
        var billed = await Ada.PostAsync("accounts/one/bill", new JsonObject { ["day"] = "2026-09-15", ["number"] = "B-77" }).OkAsync();
        Assert.Equal(("2026-09-15", "B-77"), ((string)billed["billedOn"]!, (string)billed["billNumber"]!));
        await Ada.PostAsync("accounts/one/bill", new JsonObject { ["day"] = "2026-09-15" }).RefusedAsync(409);
        Assert.Equal(0, (int)(await Ada.GetJsonAsync("board"))["unbilled"]!["count"]!);
        Assert.Equal("billed", (string?)Assert.Single((await Ada.GetJsonAsync("worklist?view=billed"))["rows"]!.AsArray())!["stage"]);
        await Ada.PostAsync("accounts/one/unbill", new JsonObject { ["reason"] = "Rejected by the clearinghouse" }).OkAsync();
        Assert.Equal(1, (int)(await Ada.GetJsonAsync("board"))["unbilled"]!["count"]!);
        await Ada.PostAsync("accounts/one/unbill", new JsonObject { ["reason"] = "Rejected again" }).RefusedAsync(409);
    }

    [Fact]
    public async Task A_bill_that_a_billing_system_filed_is_shown_and_taken_back_by_that_system_alone()
    {
        await Rig.FileStayAsync("one");
        await CodeAsync("one");
        using var fhir = await Rig.Server.ClientAsync();
        var coded = (string)(await fhir.GetJsonAsync("Claim?encounter=Encounter/one"))["entry"]![0]!["resource"]!["id"]!;
        await Rig.PutAsync(
            $$$"""
            {"resourceType":"Claim","id":"from-billing","status":"active","use":"claim","created":"2026-09-16","type":{"text":"institutional"},"priority":{"text":"normal"},
             "identifier":[{"system":"urn:chartroom:coding","value":"bill-of-{{{coded}}}"}],"patient":{"reference":"Patient/p-one"},"provider":{"display":"This hospital"},
             "insurance":[{"sequence":1,"focal":true,"coverage":{"reference":"Coverage/c-one"}}],
             "item":[{"sequence":1,"productOrService":{"text":"stay"},"encounter":[{"reference":"Encounter/one"}]}]}
            """);
        Assert.Equal("2026-09-16", (string?)(await Ada.GetJsonAsync("accounts/one"))["billedOn"]);
        Assert.Equal(0, (int)(await Ada.GetJsonAsync("board"))["unbilled"]!["count"]!);
        Assert.Contains("takes it back there", await Ada.PostAsync("accounts/one/unbill", new JsonObject { ["reason"] = "Rejected" }).RefusedAsync(409), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_are_put_right_or_taken_back_by_who_finished_and_by_nobody_else()
    {
        await Rig.FileStayAsync("one");
        await CodeAsync("one", minutes: 90);
        await Ada.PostAsync("accounts/one/minutes", new JsonObject { ["minutes"] = 12 }).OkAsync();
        Assert.Equal(12, (int)Assert.Single((await Ada.GetJsonAsync("productivity?from=2026-09-20&to=2026-09-20"))["mine"]!.AsArray())!["minutes"]!);
        Assert.Empty((await Lead.GetJsonAsync("productivity?from=2026-09-20&to=2026-09-20"))["mine"]!.AsArray());
        await Lead.PostAsync("accounts/one/minutes", new JsonObject { ["minutes"] = 5 }).RefusedAsync(403);
        await Ada.PostAsync("accounts/one/minutes", new JsonObject { ["minutes"] = null }).OkAsync();
        Assert.Equal(0, (int)(await Ada.GetJsonAsync("productivity?from=2026-09-20&to=2026-09-20"))["total"]!["timed"]!);
    }

    [Fact]
    public async Task An_encounter_that_is_not_coded_here_is_set_aside_with_a_reason_and_can_be_taken_back()
    {
        await Rig.FileStayAsync("one");
        await Ada.PostAsync("accounts/one/set-aside", new JsonObject { ["reason"] = "Left without being seen" }).OkAsync();
        Assert.Equal(0, await CountOfAsync("/coding?view=work"));
        Assert.Equal(1, await CountOfAsync("/coding?view=setAside"));
        Assert.Equal(0, (int)(await Ada.GetJsonAsync("board"))["unbilled"]!["count"]!);
        await Ada.PostAsync("accounts/one/take-back").OkAsync();
        Assert.Equal(1, await CountOfAsync("/coding?view=work"));
    }

    [Fact]
    public async Task The_worklist_is_the_same_when_it_is_made_anew_from_the_record()
    {
        await Rig.FileStayAsync("one");
        await Rig.FileStayAsync("two", "2026-09-11");
        await CodeAsync("one");
        await Ada.PostAsync("accounts/two/hold", new JsonObject { ["reason"] = "charges", ["note"] = "OR supplies" }).OkAsync();
        var before = Rows(await Ada.GetJsonAsync("worklist?view=unbilled"));
        // Settings that change make the projection read everything again.
        await Lead.SendAsync(HttpMethod.Put, "settings", 0, new JsonObject { ["billHoldDays"] = 3, ["daysBack"] = 364 }).OkAsync();
        Assert.Equal(before, Rows(await Ada.GetJsonAsync("worklist?view=unbilled")));
        await Lead.SendAsync(HttpMethod.Put, "settings", 1, new JsonObject { ["billHoldDays"] = 3, ["daysBack"] = 9 }).OkAsync();
        Assert.Single((await Ada.GetJsonAsync("worklist?view=unbilled"))["rows"]!.AsArray());
        await Lead.SendAsync(HttpMethod.Put, "settings", 2, new JsonObject { ["billHoldDays"] = 99 }).RefusedAsync(400);
    }

    [Fact]
    public async Task Home_shows_the_queues_of_coding_to_coders_only()
    {
        await Rig.FileStayAsync("one");
        await Ada.GetJsonAsync("worklist");
        var queues = (await Ada.GetJsonAsync("/api/home"))["queues"]!.AsArray();
        Assert.Equal(1, (int)queues.Single(q => (string?)q!["name"] == "coding-work")!["count"]!);
        using var clerk = await Rig.CoderAsync("clerk", "roi-clerk");
        Assert.DoesNotContain((await clerk.GetJsonAsync("/api/home"))["queues"]!.AsArray(), q => ((string)q!["name"]!).StartsWith("coding", StringComparison.Ordinal));
    }

    private static string Rows(JsonNode list) =>
        string.Join('\n', list["rows"]!.AsArray().Select(r => r!.ToJsonString()).Order(StringComparer.Ordinal));

    private static JsonObject Sample(bool blind) => new() { ["count"] = 5, ["from"] = "2026-09-01", ["to"] = "2026-09-30", ["blind"] = blind };

    private static JsonObject Codes(params string[] diagnoses) => new()
    {
        ["diagnoses"] = new JsonArray([.. diagnoses.Select(d => (JsonNode)new JsonObject { ["code"] = d.Split(' ')[0], ["poa"] = d.Split(' ')[1] })]),
    };

    private async Task CodeAsync(string stay, int? minutes = null, HttpClient? coder = null)
    {
        coder ??= Ada;
        var draft = await coder.SaveAsync(stay, 0, ["A41.51 Y", "N39.0 Y", "N17.9 Y", "E11.9 Y"]).OkAsync();
        var body = minutes is null ? [] : new JsonObject { ["minutes"] = minutes };
        await coder.SendAsync(HttpMethod.Post, $"accounts/{stay}/finish", (long)draft["version"]!, body).OkAsync();
    }

    /// <summary>How many rows the list at an address of the workbench shows.</summary>
    private async Task<int> CountOfAsync(string link) =>
        (await Lead.GetJsonAsync("worklist" + link["/coding".Length..]))["rows"]!.AsArray().Count;
}
