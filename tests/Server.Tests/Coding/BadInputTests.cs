using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>Whatever is wrong with the codes, the patient or the releases is named, and the rest is still judged.</summary>
public sealed class BadInputTests : CodingTests
{
    private protected override Task SeedAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Z99.999", "Code 2")]
    [InlineData("pneumonia", "Code 1")]
    [InlineData("1234", "Code 1")]
    [InlineData("E11", "Code 3")]
    [InlineData("S72.00", "Code 3")]
    public async Task A_wrong_secondary_code_is_named_and_the_rest_still_groups(string code, string rule)
    {
        await Rig.FileStayAsync();
        var draft = await Ada.SaveAsync("stay", 0, ["A41.51 Y", $"{code} Y", "J96.01 Y"]).OkAsync();
        var finding = draft["evaluation"]!["findings"]!.AsArray().Single(f => (string?)f!["rule"] == rule)!;
        Assert.Equal("stop", (string?)finding["level"]);
        Assert.Equal(1, (int)finding["index"]!);
        Assert.Equal(871, (int)draft["evaluation"]!["drg"]!["drg"]!);
        Assert.DoesNotContain("MCE 0", draft.Rules("stop"));
    }

    [Fact]
    public async Task Expired_and_future_codes_say_from_when_to_when_they_are_valid()
    {
        var (expired, future) = (ExpiredBefore("20260910"), ValidFrom("20251001"));
        await Rig.FileStayAsync();
        var old = await Ada.SaveAsync("stay", 0, ["A41.51 Y", $"{expired} Y"]).OkAsync();
        Assert.Contains("Code 4", old.Rules("stop"));
        await Rig.FileStayAsync("before", "2025-09-25");
        var early = await Ada.SaveAsync("before", 0, ["A41.51 Y", $"{future} Y"]).OkAsync();
        Assert.Contains("Code 5", early.Rules("stop"));
        Assert.Equal("v42.1", (string?)early["evaluation"]!["drg"]!["version"]);
    }

    [Fact]
    public async Task Without_a_principal_diagnosis_nothing_is_finished_and_nothing_is_lost()
    {
        await Rig.FileStayAsync();
        var draft = await Ada.SaveAsync("stay", 0, [], ["0FT44ZZ 2026-09-07"]).OkAsync();
        Assert.Contains("Abstract 1", draft.Rules("stop"));
        Assert.Equal(999, (int)draft["evaluation"]!["drg"]!["drg"]!);
        Assert.Single(draft["codes"]!["procedures"]!.AsArray());
        await Ada.FinishAsync("stay", 1).RefusedAsync(422);
    }

    [Fact]
    public async Task A_hundred_diagnoses_are_kept_grouped_and_pointed_out()
    {
        await Rig.FileStayAsync();
        string[] codes = ["A41.51 Y", .. BillableCodes().Take(99).Select(c => c + " Y")];
        var draft = await Ada.SaveAsync("stay", 0, codes).OkAsync();
        Assert.Equal(100, draft["codes"]!["diagnoses"]!.AsArray().Count);
        Assert.Equal(100, draft["evaluation"]!["diagnoses"]!.AsArray().Count);
        Assert.Contains("Abstract 9", draft.Rules("info"));
        await Ada.SaveAsync("stay", 1, [.. Enumerable.Repeat("A41.51 Y", 501)]).RefusedAsync(400);
    }

    [Theory]
    [InlineData("", "1961-04-09", "Abstract 2")]
    [InlineData("female", "", "Abstract 3")]
    public async Task A_missing_sex_or_age_is_a_warning_and_the_codes_still_group(string gender, string born, string rule)
    {
        await Rig.FileStayAsync(gender: gender, born: born);
        var draft = await Ada.SaveAsync("stay", 0, ["A41.51 Y"]).OkAsync();
        Assert.Contains(rule, draft.Rules("warning"));
        Assert.Equal(872, (int)draft["evaluation"]!["drg"]!["drg"]!);
    }

    [Fact]
    public async Task A_missing_discharge_status_is_a_stop_until_the_coder_says_one()
    {
        await Rig.FileStayAsync(status: "");
        var draft = await Ada.SaveAsync("stay", 0, ["A41.51 Y"]).OkAsync();
        Assert.Contains("MCE 27", draft.Rules("stop"));
        var said = await Ada.SaveAsync("stay", 1, ["A41.51 Y"], more: c => c["dischargeStatus"] = "03").OkAsync();
        Assert.DoesNotContain("MCE 27", said.Rules("stop"));
        Assert.Equal("Skilled nursing facility", (string?)said["stay"]!["dischargeTitle"]);
        Assert.True((bool)said["stay"]!["dischargeStatusChanged"]!);
    }

    [Fact]
    public async Task A_discharge_before_every_release_says_so_and_the_codes_are_kept()
    {
        await Rig.FileStayAsync("old", "2021-05-05");
        var draft = await Ada.SaveAsync("old", 0, ["A41.51 Y"]).OkAsync();
        Assert.Null(draft["evaluation"]!["drg"]);
        var finding = draft["evaluation"]!["findings"]!.AsArray().Single(f => (string?)f!["rule"] == "Release 2")!;
        Assert.Contains("2021-05-05", (string)finding["reason"]!, StringComparison.Ordinal);
        Assert.Single(draft["codes"]!["diagnoses"]!.AsArray());
    }

    [Fact]
    public async Task A_discharge_after_the_newest_release_groups_provisionally_and_stops_unless_the_hospital_allows_it()
    {
        await Rig.FileStayAsync("new", "2026-11-02");
        var draft = await Ada.SaveAsync("new", 0, ["A41.51 Y"]).OkAsync();
        Assert.Equal(872, (int)draft["evaluation"]!["drg"]!["drg"]!);
        Assert.Contains("provisionally", (string)draft["evaluation"]!["drg"]!["provisional"]!, StringComparison.Ordinal);
        Assert.Contains("Release 3", draft.Rules("stop"));
        await Lead.SendAsync(HttpMethod.Put, "settings", 0, new JsonObject { ["allowsProvisional"] = true }).OkAsync();
        Assert.Contains("Release 3", (await Ada.GetJsonAsync("accounts/new")).Rules("warning"));
    }

    [Fact]
    public async Task Without_any_release_the_page_works_and_says_what_to_install()
    {
        var empty = Directory.CreateTempSubdirectory("chartroom-codes-");
        await using var bare = await CodingRig.StartAsync(empty);
        await bare.FileStayAsync();
        using var coder = await bare.CoderAsync();
        var draft = await coder.SaveAsync("stay", 0, ["A41.51 Y", "nonsense Y"]).OkAsync();
        Assert.Contains("Release 1", draft.Rules("stop"));
        Assert.Contains("Release 2", draft.Rules("stop"));
        Assert.Contains("Code 1", draft.Rules("stop"));
        Assert.Contains("chartroom codes install", (string)(await coder.GetJsonAsync("codes?q=sepsis"))["note"]!, StringComparison.Ordinal);
        Assert.Contains("chartroom codes install", (string)(await coder.GetJsonAsync("accounts/stay/documents"))["note"]!, StringComparison.Ordinal);
        Assert.NotEmpty((await coder.GetJsonAsync("releases"))["missing"]!.AsArray());
        empty.Delete();
    }

    [Fact]
    public async Task Days_and_indicators_that_are_none_are_stops_at_their_code()
    {
        await Rig.FileStayAsync();
        var draft = await Ada.SaveAsync("stay", 0, ["K80.00 Q", "E66.9"], ["0FT44ZZ", "0FT44ZZ 2026-13-45", "0FT44ZZ 2026-09-12", "0FT44ZZ 2026-08-01"]).OkAsync();
        Assert.Superset(new HashSet<string> { "POA 2", "POA 1", "Abstract 4", "Abstract 5", "Abstract 6" }, draft.Rules("stop").ToHashSet());
        Assert.Contains("Abstract 7", draft.Rules("warning"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_who_may_not_is_refused()
    {
        await Ada.GetAsync("accounts/nobody").RefusedAsync(404);
        await Ada.SaveAsync("nobody", 0, ["A41.51 Y"]).RefusedAsync(404);
        await Ada.SendAsync(HttpMethod.Put, "accounts/stay/codes", 0, new JsonObject { ["diagnoses"] = "A41.51" }).RefusedAsync(400);
        using var clerk = await Rig.CoderAsync("clerk", "roi-clerk");
        await clerk.GetAsync("worklist").RefusedAsync(403);
    }

    [Fact]
    public async Task An_emergency_visit_is_coded_without_an_MS_DRG()
    {
        await Rig.FileStayAsync("visit", kind: "EMER");
        var draft = await Ada.SaveAsync("visit", 0, ["S93.401A"]).OkAsync();
        Assert.Null(draft["evaluation"]!["drg"]);
        Assert.Equal("Only inpatient stays have an MS-DRG.", (string?)draft["evaluation"]!["noDrg"]);
        Assert.Empty(draft.Rules("stop"));
        await Ada.FinishAsync("visit", 1).OkAsync();
    }

    private static string ExpiredBefore(string day) =>
        Table().First(r => r["kind"] == "code" && r["end_date"].Length > 0 && string.CompareOrdinal(r["end_date"], day) < 0)["code_dotted"];

    private static string ValidFrom(string day) => Table().First(r => r["kind"] == "code" && r["start_date"] == day)["code_dotted"];

    private static IEnumerable<string> BillableCodes() => Table().Where(r => r["billable_2026_04"] == "1" && r["code"].StartsWith('M')).Select(r => r["code_dotted"]);

    private static IEnumerable<Dictionary<string, string>> Table()
    {
        using var file = File.OpenRead(Path.Combine(CodingRig.Codes.FullName, "icd10cm", "codes.tsv.gz"));
        using var text = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress));
        var header = text.ReadLine()!.Split('\t');
        while (text.ReadLine() is { } line)
            yield return header.Zip(line.Split('\t')).ToDictionary(c => c.First, c => c.Second);
    }
}
