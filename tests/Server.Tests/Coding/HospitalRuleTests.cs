using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>Rules that the hospital made itself stand among the findings, and a stop of theirs holds the abstract back.</summary>
public sealed class HospitalRuleTests : CodingTests
{
    [Fact]
    public async Task A_rule_speaks_when_all_that_it_names_is_so_and_leads_to_its_code()
    {
        await SetAsync(Rule(("with", new JsonArray("n17")), ("without", new JsonArray("Z99.2")), ("payer", "medicare"), ("daysFrom", 3)));
        var saved = await Ada.SaveAsync("stay", 0, ["A41.51 Y", "N17.9 Y"]).OkAsync();
        var finding = saved["evaluation"]!["findings"]!.AsArray().Single(f => (string?)f!["rule"] == "Own 1")!;
        Assert.Equal(("stop", "diagnosis", 1), ((string)finding["level"]!, (string)finding["target"]!, (int)finding["index"]!));
        Assert.Contains("Look at the creatinine", await Ada.FinishAsync("stay", 1).RefusedAsync(422), StringComparison.Ordinal);
        Assert.DoesNotContain("Own 1", (await Ada.SaveAsync("stay", 1, ["A41.51 Y", "N17.9 Y", "Z99.2 Y"]).OkAsync()).Rules("stop"));
    }

    [Theory]
    [InlineData("principal", "A41", true)]
    [InlineData("principal", "N17", false)]
    [InlineData("dischargeStatuses", "01", true)]
    [InlineData("dischargeStatuses", "20", false)]
    public async Task A_rule_that_names_something_else_is_silent(string field, string value, bool speaks)
    {
        await SetAsync(Rule((field, new JsonArray(value))));
        var saved = await Ada.SaveAsync("stay", 0, ["A41.51 Y", "N17.9 Y"]).OkAsync();
        Assert.Equal(speaks, saved.Rules("stop").Contains("Own 1"));
    }

    [Theory]
    [InlineData(872, true)]
    [InlineData(871, false)]
    public async Task A_rule_may_name_MS_DRGs(int drg, bool speaks)
    {
        await SetAsync(Rule(("drgs", new JsonArray(drg))));
        Assert.Equal(speaks, (await Ada.SaveAsync("stay", 0, ["A41.51 Y", "N17.9 Y"]).OkAsync()).Rules("stop").Contains("Own 1"));
    }

    [Fact]
    public async Task A_rule_that_names_nothing_and_rates_of_nothing_are_refused()
    {
        Assert.Contains("names nothing", await PutAsync(new JsonObject { ["rules"] = new JsonArray(Rule()) }).RefusedAsync(422), StringComparison.Ordinal);
        var rates = new JsonObject { ["operatingLabor"] = 0, ["operatingOther"] = 0, ["capital"] = 500 };
        Assert.Contains("leave the rates away", await PutAsync(new JsonObject { ["rates"] = rates }).RefusedAsync(422), StringComparison.Ordinal);
    }

    private Task<JsonNode> SetAsync(JsonObject rule) => PutAsync(new JsonObject { ["rules"] = new JsonArray(rule) }).OkAsync();

    private Task<HttpResponseMessage> PutAsync(JsonObject settings) => Lead.SendAsync(HttpMethod.Put, "settings", 0, settings);

    private static JsonObject Rule(params (string Name, JsonNode Value)[] named)
    {
        var rule = new JsonObject { ["title"] = "Kidney injury", ["level"] = "stop", ["reason"] = "Look at the creatinine." };
        foreach (var (name, value) in named)
            rule[name] = value;
        return rule;
    }
}
