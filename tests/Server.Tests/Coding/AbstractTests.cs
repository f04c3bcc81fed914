using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>From the worklist to the abstract, and what guards it on the way.</summary>
public sealed class AbstractTests : CodingTests
{
    private static readonly string[] Sepsis = ["A41.51 Y", "N39.0 Y", "N17.9 Y", "E11.9 Y"];

    [Fact]
    public async Task A_discharged_stay_waits_in_the_worklist_with_age_payer_and_dollars()
    {
        var row = await RowAsync("work");
        Assert.Equal("OKAFOR, Adaeze", (string?)row["patient"]);
        Assert.Equal(10, (int)row["days"]!);
        Assert.Equal("Medicare Part A", (string?)row["payer"]);
        Assert.Equal(12250m, (decimal)row["dollars"]!);
        Assert.Equal("toCode", (string?)row["stage"]);
        Assert.Equal("Dr Elena Ruiz", (string?)row["physician"]);
    }

    [Fact]
    public async Task Codes_become_a_final_abstract_with_its_DRG_in_one_transaction_with_its_audit_event()
    {
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        Assert.Equal(872, (int)draft["evaluation"]!["drg"]!["drg"]!);
        Assert.Empty(draft.Rules("stop"));
        var finished = await Ada.FinishAsync("stay", (long)draft["version"]!).OkAsync();
        Assert.Equal("final", (string?)finished["account"]!["status"]);

        using var fhir = await Rig.Server.ClientAsync();
        var claim = (await fhir.GetJsonAsync("Claim?encounter=Encounter/stay"))["entry"]![0]!["resource"]!;
        Assert.Equal("active", (string?)claim["status"]);
        Assert.Equal("A41.51", (string?)claim["diagnosis"]![0]!["diagnosisCodeableConcept"]!["coding"]![0]!["code"]);
        Assert.Equal("Y", (string?)claim["diagnosis"]![0]!["onAdmission"]!["coding"]![0]!["code"]);
        Assert.Equal("872", (string?)claim["diagnosis"]![0]!["packageCode"]!["coding"]![0]!["code"]);
        Assert.Equal("v43.1", (string?)claim["diagnosis"]![0]!["packageCode"]!["coding"]![0]!["version"]);
        Assert.Equal("Coverage/c-stay", (string?)claim["insurance"]![0]!["coverage"]!["reference"]);

        var types = new List<string>();
        var key = (string)claim["id"]!;
        var version = await Rig.Server.Store.ReadAsync(Access.System, new ResourceKey("Claim", key));
        await foreach (var change in Rig.Server.Store.ChangesSinceAsync(version!.T - 1))
        {
            if (change.T == version.T)
                types.Add(change.Key.Type);
        }
        Assert.Equal(["AuditEvent", "Claim", "Provenance", "Task"], types.Order());
        var list = await Ada.GetJsonAsync("worklist?view=work");
        Assert.Empty(list["rows"]!.AsArray());
        Assert.Equal("coded", (string?)(await RowAsync("coded"))["stage"]);
    }

    [Fact]
    public async Task The_next_account_follows_and_it_is_the_most_urgent_one_that_nobody_has()
    {
        await Rig.FileStayAsync("older", "2026-09-01");
        await Rig.FileStayAsync("urgent", "2026-09-15");
        await Ada.PostAsync("accounts/urgent/priority", new JsonObject { ["priority"] = "stat" }).OkAsync();
        using var bea = await Rig.CoderAsync("bea");
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        var finished = await Ada.FinishAsync("stay", (long)draft["version"]!).OkAsync();
        Assert.Equal("urgent", (string?)finished["next"]);
        await bea.PostAsync("accounts/urgent/take").OkAsync();
        Assert.Equal("older", (string?)(await Ada.GetJsonAsync("next"))["id"]);
    }

    [Fact]
    public async Task A_change_over_a_version_that_is_no_longer_current_is_refused_and_overwrites_nothing()
    {
        var first = await Ada.SaveAsync("stay", 0, ["A41.51 Y"]).OkAsync();
        await Ada.SaveAsync("stay", (long)first["version"]!, ["A41.51 Y", "N39.0 Y"]).OkAsync();
        var reason = await Ada.SaveAsync("stay", (long)first["version"]!, ["A41.9 Y"]).RefusedAsync(412);
        Assert.Contains("Nothing was overwritten", reason, StringComparison.Ordinal);
        Assert.Contains("ada", reason, StringComparison.Ordinal);
        var now = await Ada.GetJsonAsync("accounts/stay");
        Assert.Equal(2, now["codes"]!["diagnoses"]!.AsArray().Count);
        Assert.Equal("A41.51", (string?)now["codes"]!["diagnoses"]![0]!["code"]);
    }

    [Fact]
    public async Task A_change_that_names_no_version_is_refused() =>
        await Ada.SendAsync(HttpMethod.Put, "accounts/stay/codes", null, []).RefusedAsync(428);

    [Fact]
    public async Task An_account_that_a_coder_has_is_changed_by_another_only_after_taking_it_over()
    {
        var draft = await Ada.SaveAsync("stay", 0, ["A41.51 Y"]).OkAsync();
        using var bea = await Rig.CoderAsync("bea");
        Assert.Contains("ada has this account", await bea.SaveAsync("stay", (long)draft["version"]!, Sepsis).RefusedAsync(409), StringComparison.Ordinal);
        await bea.PostAsync("accounts/stay/take").RefusedAsync(409);
        await bea.PostAsync("accounts/stay/take", new JsonObject { ["over"] = true }).OkAsync();
        await bea.SaveAsync("stay", (long)draft["version"]!, Sepsis).OkAsync();
        await Ada.SaveAsync("stay", (long)draft["version"]!, ["A41.9 Y"]).RefusedAsync(409);
    }

    [Fact]
    public async Task A_stop_holds_the_abstract_back_and_says_which_rule()
    {
        // A manifestation cannot be principal.
        var draft = await Ada.SaveAsync("stay", 0, ["G63 Y", "E11.9 Y"]).OkAsync();
        Assert.Contains("MCE 4", draft.Rules("stop"));
        var reason = await Ada.FinishAsync("stay", (long)draft["version"]!).RefusedAsync(422);
        Assert.Contains("underlying disease first", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_account_says_why_and_is_not_finished_until_it_goes_on()
    {
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        await Ada.PostAsync("accounts/stay/hold", new JsonObject { ["reason"] = "moonlight" }).RefusedAsync(400);
        await Ada.PostAsync("accounts/stay/hold", new JsonObject { ["reason"] = "pathology", ["note"] = "Blood culture of day 2" }).OkAsync();
        var row = await RowAsync("held");
        Assert.Equal("Pathology or result pending", (string?)row["hold"]);
        Assert.Equal("Blood culture of day 2", (string?)row["holdNote"]);
        await Ada.FinishAsync("stay", (long)draft["version"]!).RefusedAsync(422);
        await Ada.PostAsync("accounts/stay/resume").OkAsync();
        await Ada.FinishAsync("stay", (long)draft["version"]!).OkAsync();
    }

    [Fact]
    public async Task A_query_holds_the_account_and_its_answer_brings_it_back()
    {
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        var query = new JsonObject
        {
            ["title"] = "Cause of the kidney injury",
            ["text"] = "Creatinine was 2.4 on admission and 1.1 after fluids. Please clarify the cause of the acute kidney injury.",
            ["options"] = new JsonArray("Prerenal", "Acute tubular necrosis", "Other", "Unable to determine"),
            ["indicators"] = new JsonArray(new JsonObject { ["document"] = "DocumentReference/summary-stay", ["version"] = 1, ["text"] = "creatinine 2.4" }),
        };
        var asked = await Ada.PostAsync("accounts/stay/queries", query).OkAsync();
        Assert.Equal("query", (string?)asked["hold"]);
        Assert.Equal("Physician query", (string?)(await RowAsync("held"))["hold"]);
        await Ada.FinishAsync("stay", (long)draft["version"]!).RefusedAsync(422);

        using var fhir = await Rig.Server.ClientAsync();
        var task = (await fhir.GetJsonAsync("Task?code=physician-query"))["entry"]![0]!["resource"]!;
        Assert.Equal("Practitioner/ruiz", (string?)task["owner"]!["reference"]);
        task["status"] = "completed";
        task["output"] = new JsonArray(new JsonObject { ["type"] = new JsonObject { ["text"] = "answer" }, ["valueString"] = "Acute tubular necrosis" });
        Assert.True((await fhir.PutAsync($"Task/{task["id"]}", FhirClient.Json(task.ToJsonString()))).IsSuccessStatusCode);

        Assert.Equal("query answered", (string?)(await RowAsync("answered"))["stageTitle"]);
        var back = await Ada.GetJsonAsync("accounts/stay");
        Assert.Equal("", (string?)back["hold"]);
        Assert.Equal("Acute tubular necrosis", (string?)back["queries"]![0]!["answer"]);
        await Ada.FinishAsync("stay", (long)draft["version"]!).OkAsync();
    }

    [Theory]
    [InlineData("Is it MCC pneumonia?", "Query 4")]
    [InlineData("Please document acute tubular necrosis.", "Query 2")]
    public async Task A_query_that_leads_or_speaks_of_money_is_not_sent(string text, string rule)
    {
        await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        var query = new JsonObject
        {
            ["title"] = "Kidney injury",
            ["text"] = text,
            ["options"] = new JsonArray("Prerenal", "Acute tubular necrosis", "Other", "Unable to determine"),
            ["indicators"] = new JsonArray(new JsonObject { ["document"] = "DocumentReference/summary-stay", ["version"] = 1, ["text"] = "creatinine 2.4" }),
        };
        var check = await Ada.PostAsync("accounts/stay/queries/check", (JsonObject)query.DeepClone()).OkAsync();
        Assert.Contains(check["findings"]!.AsArray(), f => (string?)f!["rule"] == rule);
        await Ada.PostAsync("accounts/stay/queries", query).RefusedAsync(422);
        Assert.Equal("", (string?)(await Ada.GetJsonAsync("accounts/stay"))["hold"]);
    }

    [Fact]
    public async Task A_final_abstract_is_reopened_only_with_a_reason_which_is_kept()
    {
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        var finished = await Ada.FinishAsync("stay", (long)draft["version"]!).OkAsync();
        await Ada.SaveAsync("stay", (long)finished["account"]!["version"]!, ["A41.9 Y"]).RefusedAsync(409);
        await Ada.PostAsync("accounts/stay/reopen", new JsonObject { ["reason"] = "" }).RefusedAsync(400);
        var reopened = await Ada.PostAsync("accounts/stay/reopen", new JsonObject { ["reason"] = "Culture result came late" }).OkAsync();
        Assert.Equal("draft", (string?)reopened["status"]);
        Assert.Equal("Culture result came late", (string?)reopened["reopened"]);
        await Ada.SaveAsync("stay", (long)reopened["version"]!, ["A41.51 Y", "N17.0 Y"]).OkAsync();
        using var fhir = await Rig.Server.ClientAsync();
        var provenance = await fhir.GetJsonAsync($"Provenance?target=Claim/{(string)(await fhir.GetJsonAsync("Claim?encounter=Encounter/stay"))["entry"]![0]!["resource"]!["id"]!}");
        Assert.Contains(provenance["entry"]!.AsArray(), e => (string?)e!["resource"]!["reason"]?[0]!["text"] == "Culture result came late");
    }

    [Fact]
    public async Task Every_version_can_be_seen_and_brought_back()
    {
        var first = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        var second = await Ada.SaveAsync("stay", (long)first["version"]!, ["N39.0 Y"]).OkAsync();
        var back = await Ada.SendAsync(HttpMethod.Post, "accounts/stay/restore/1", (long)second["version"]!, []).OkAsync();
        Assert.Equal(4, back["codes"]!["diagnoses"]!.AsArray().Count);
        var versions = (await Ada.GetJsonAsync("accounts/stay/versions")).AsArray();
        Assert.Equal(3, versions.Count);
        Assert.Contains("principal A41.51 → N39.0", versions[1]!["changes"]!.AsArray().Select(c => (string)c!));
        await Ada.SendAsync(HttpMethod.Post, "accounts/stay/restore/9", (long)back["version"]!, []).RefusedAsync(404);
    }

    [Fact]
    public async Task Why_names_formula_and_what_each_CC_did_and_what_if_tries_every_candidate_in_one_call()
    {
        await Ada.SaveAsync("stay", 0, [.. Sepsis, "R65.20 Y", "J96.01 Y"]).OkAsync();
        var why = await Ada.GetJsonAsync("accounts/stay/why");
        var sentences = string.Join('\n', why["sentences"]!.AsArray().Select(s => (string)s!));
        Assert.Contains("871", sentences, StringComparison.Ordinal);
        Assert.Contains("J9601 is an MCC: counts and decided.", sentences, StringComparison.Ordinal);
        Assert.Contains("R6520 is an MCC: excluded by the principal diagnosis A4151", sentences, StringComparison.Ordinal);
        Assert.NotEmpty(why["trace"]!["passes"]!.AsArray());
        var whatIf = await Ada.PostAsync("accounts/stay/what-if").OkAsync();
        var without = whatIf["effects"]!.AsArray().Single(e => (string?)e!["label"] == "without J96.01")!;
        Assert.Equal(872, (int)without["drg"]!);
        Assert.True((decimal)without["weightDifference"]! < 0);
    }

    [Fact]
    public async Task The_payment_follows_the_hospitals_rates_and_the_transfer_policy()
    {
        var draft = await Ada.SaveAsync("stay", 0, Sepsis).OkAsync();
        Assert.Null(draft["evaluation"]!["drg"]!["payment"]);
        await Ada.SendAsync(HttpMethod.Put, "settings", 0, Rates()).RefusedAsync(403);
        await Lead.SendAsync(HttpMethod.Put, "settings", 0, Rates()).OkAsync();
        await Lead.SendAsync(HttpMethod.Put, "settings", 0, Rates()).RefusedAsync(412);
        var panel = (await Ada.GetJsonAsync("accounts/stay"))["evaluation"]!["drg"]!;
        var weight = (decimal)panel["weight"]!;
        Assert.Equal(Math.Round(weight * 5500m, 2, MidpointRounding.AwayFromZero), (decimal)panel["payment"]!["paid"]!);

        // A transfer to another hospital before the geometric mean is paid by the day: five days and one, of GMLOS days.
        var gmlos = (decimal)panel["geometricMeanStay"]!;
        await Rig.FileStayAsync("sent", status: "02");
        var sent = await Ada.SaveAsync("sent", 0, ["A41.51 Y", "J96.01 Y"]).OkAsync();
        var transfer = sent["evaluation"]!["drg"]!;
        Assert.Contains("Transfer", (string)transfer["payment"]!["rule"]!, StringComparison.Ordinal);
        Assert.True(gmlos > 0);
        Assert.Equal(panel["payment"]!["paid"]!.GetValue<decimal>(), (decimal)(await RowAsync("mine", "stay"))["dollars"]!);
    }

    private static JsonObject Rates() => new()
    {
        ["rates"] = new JsonObject { ["operatingLabor"] = 3000, ["operatingOther"] = 2000, ["capital"] = 500 },
    };

    private async Task<JsonNode> RowAsync(string view, string id = "stay") =>
        (await Ada.GetJsonAsync($"worklist?view={view}"))["rows"]!.AsArray().Single(r => (string?)r!["id"] == id)!;
}
