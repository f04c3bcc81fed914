using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>The ways to a code: search, alphabetic index, tabular list, and procedures character by character.</summary>
public sealed class EncoderTests : CodingTests
{
    private protected override Task SeedAsync() => Task.CompletedTask;

    [Fact]
    public async Task Three_letters_find_a_code_and_a_code_stands_in_its_place_of_the_tabular_list()
    {
        var found = await Ada.GetJsonAsync("codes?q=sep%20col&day=2026-09-10");
        Assert.Contains("A41.51", found["codes"]!.AsArray().Take(5).Select(c => (string)c!["code"]!));
        var entry = await Ada.GetJsonAsync("codes/icd10cm/E11.9?day=2026-09-10");
        Assert.True((bool)entry["billable"]!);
        Assert.Equal(["chapter", "section"], entry["headings"]!.AsArray().Select(h => (string)h!["kind"]!));
        Assert.Equal("E11", (string?)entry["above"]!.AsArray()[^1]!["code"]);
        Assert.Contains(entry["notes"]!.AsArray(), n => (string?)n!["kind"] == "excludes1" && (string?)n["at"] == "E11");
        await Ada.GetAsync("codes/icd10cm/ZZZ").RefusedAsync(404);
        await Ada.GetAsync("codes?q=x&system=none").RefusedAsync(400);
    }

    [Fact]
    public async Task A_category_says_what_is_missing_and_what_each_7th_character_means()
    {
        var entry = await Ada.GetJsonAsync("codes/icd10cm/S93.402?day=2026-09-10");
        Assert.Equal("S93.402 needs a 7th character.", (string?)entry["state"]);
        var first = entry["next"]!.AsArray()[0]!;
        Assert.Equal(("A", "initial encounter", "S93.402A"), ((string)first["character"]!, (string)first["meaning"]!, (string)first["code"]!));
    }

    [Fact]
    public async Task The_index_leads_from_main_term_over_subterms_to_the_code()
    {
        var failure = Line(await Ada.GetJsonAsync("index?q=failu&day=2026-09-10"), "Failure, failed");
        var heart = Line(await BelowAsync(failure), "heart");
        Assert.Equal(("I50.9", true), ((string)heart["code"]!, (bool)heart["billable"]!));
        Assert.Equal("I50.9", (string?)Line(await BelowAsync(Line(await BelowAsync(heart), "with")), "decompensation")["code"]);
        await Ada.GetAsync("index?book=diseases&at=99999999").RefusedAsync(404);
    }

    [Fact]
    public async Task A_reference_of_the_index_names_the_line_that_it_means()
    {
        var syndrome = Line(await Ada.GetJsonAsync("index?q=bernheim&day=2026-09-10"), "Bernheim's syndrome");
        Assert.Equal("Failure, heart, right", (string?)syndrome["see"]);
        var below = await Ada.GetJsonAsync($"index?book=diseases&at={syndrome["leads"]}&day=2026-09-10");
        Assert.Equal("Failure, failed > heart > right", (string?)below["path"]);
    }

    [Fact]
    public async Task A_procedure_is_built_from_characters_that_lead_to_a_valid_code()
    {
        var step = await Ada.GetJsonAsync("procedures?prefix=0ft4&day=2026-09-10");
        Assert.Equal(("0FT4", "Approach"), ((string)step["prefix"]!, (string)step["axis"]!));
        Assert.Equal("Gallbladder", (string?)step["said"]!.AsArray()[3]);
        Assert.Contains(step["next"]!.AsArray(), n => (string?)n!["character"] == "4" && (string?)n["meaning"] == "Percutaneous Endoscopic");
        Assert.Equal("0FT44ZZ", (string?)(await Ada.GetJsonAsync("procedures?prefix=0FT44ZZ&day=2026-09-10"))["code"]!["code"]);
        var none = await Ada.GetJsonAsync("procedures?prefix=0FTZ&day=2026-09-10");
        Assert.Contains("begins with 0FTZ", (string?)none["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_held_against_the_tabular_list_as_they_are_put_together()
    {
        await Rig.FileStayAsync();
        var saved = await Ada.SaveAsync("stay", 0, ["A41.51 Y", "E11.9 Y", "E10.9 Y", "M25.561 Y", "M25.569 Y"]).OkAsync();
        Assert.Contains("Tabular 1", saved.Rules("warning"));
        Assert.Contains("Tabular 4", saved.Rules("warning"));
        Assert.Contains("Tabular 3", (await Ada.SaveAsync("stay", 1, ["A41.51 Y", "N18.9 Y"]).OkAsync()).Rules("info"));
    }

    private Task<JsonNode> BelowAsync(JsonNode line) => Ada.GetJsonAsync($"index?book={line["book"]}&at={line["number"]}&day=2026-09-10");

    private static JsonNode Line(JsonNode answer, string term) => answer["lines"]!.AsArray().First(l => (string?)l!["term"] == term)!;
}
