using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>Suggestions from the documents of a stay, and evidence that stays with a code.</summary>
public sealed class EvidenceTests : CodingTests
{
    [Fact]
    public async Task What_is_documented_is_suggested_with_its_sentence_and_what_is_ruled_out_is_not_offered()
    {
        var documents = await Ada.GetJsonAsync("accounts/stay/documents");
        var suggestions = documents["suggestions"]!.AsArray();
        var sepsis = suggestions.Single(s => (string?)s!["code"] == "A41.51")!;
        Assert.Equal("open", (string?)sepsis["state"]);
        Assert.Equal("MCC", (string?)sepsis["severity"]);
        Assert.Contains("Sepsis", (string)sepsis["mentions"]![0]!["sentence"]!, StringComparison.OrdinalIgnoreCase);
        Assert.All(suggestions.Where(s => ((string)s!["title"]!).Contains("neumonia", StringComparison.Ordinal)), s => Assert.Equal("ruledOut", (string?)s!["state"]));
        Assert.True((int)documents["documents"]![0]!["suggestions"]! > 0);
    }

    [Fact]
    public async Task An_accepted_suggestion_keeps_its_words_and_the_document_shows_them_as_the_codes_evidence()
    {
        var words = await WordsAsync("A41.51");
        var saved = await Ada.SaveAsync("stay", 0, ["A41.51 Y"], more: codes => codes["diagnoses"]![0]!["evidence"] = new JsonArray(words.DeepClone())).OkAsync();
        Assert.Equal((string?)words["quote"], (string?)saved["codes"]!["diagnoses"]![0]!["evidence"]![0]!["quote"]);
        Assert.DoesNotContain("Evidence 1", saved.Rules("info"));
        var shown = await Ada.GetJsonAsync("accounts/stay/documents/DocumentReference/summary-stay");
        var marked = Pieces(shown).Where(p => (string?)p["code"] == "A41.51").ToList();
        Assert.Equal((string?)words["quote"], string.Concat(marked.Select(p => (string?)p["text"])));
        var read = string.Concat(Pieces(shown).Select(p => (string?)p["text"]));
        Assert.Contains("Acute kidney injury on admission, creatinine 2.4", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_do_not_stand_in_the_document_are_no_evidence()
    {
        var words = await WordsAsync("A41.51");
        words["quote"] = "Something else";
        var reason = await Ada.SaveAsync("stay", 0, ["A41.51 Y"], more: codes => codes["diagnoses"]![0]!["evidence"] = new JsonArray(words.DeepClone())).RefusedAsync(422);
        Assert.Contains("do not stand at that place", reason, StringComparison.Ordinal);
        words["version"] = 7;
        await Ada.SaveAsync("stay", 0, ["A41.51 Y"], more: codes => codes["diagnoses"]![0]!["evidence"] = new JsonArray(words.DeepClone())).RefusedAsync(422);
        Assert.Equal(0, (long)(await Ada.GetJsonAsync("accounts/stay"))["version"]!);
    }

    [Fact]
    public async Task A_declined_suggestion_is_not_offered_again()
    {
        await Ada.SaveAsync("stay", 0, ["A41.51 Y"], more: codes => codes["declined"] = new JsonArray("e119")).OkAsync();
        var documents = await Ada.GetJsonAsync("accounts/stay/documents");
        Assert.Equal("declined", (string?)documents["suggestions"]!.AsArray().Single(s => (string?)s!["code"] == "E11.9")!["state"]);
    }

    [Fact]
    public async Task Evidence_of_a_version_that_was_amended_since_is_pointed_out()
    {
        var words = await WordsAsync("A41.51");
        await Ada.SaveAsync("stay", 0, ["A41.51 Y"], more: codes => codes["diagnoses"]![0]!["evidence"] = new JsonArray(words.DeepClone())).OkAsync();
        await Rig.PutAsync(CodingRig.Note("stay", "summary", "Discharge summary", "2026-09-10T10:00:00Z", "Discharge diagnoses:\nUrinary tract infection."));
        Assert.Contains("Evidence 2", (await Ada.GetJsonAsync("accounts/stay")).Rules("warning"));
    }

    [Theory]
    [InlineData("female", true)]
    [InlineData("male", false)]
    public async Task Codes_of_pregnancy_are_offered_for_a_woman_alone(string gender, bool offered)
    {
        await Rig.FileStayAsync("other", gender: gender, text: "Discharge diagnoses:\nHyperemesis gravidarum.");
        var documents = await Ada.GetJsonAsync("accounts/other/documents");
        Assert.Equal(offered, documents["suggestions"]!.AsArray().Any(s => ((string)s!["code"]!).StartsWith("O21", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_coded_and_found_in_no_document_is_pointed_out_until_its_words_are_shown()
    {
        await Ada.SaveAsync("stay", 0, ["A41.51 Y", "K35.80 Y"]).OkAsync();
        var documents = await Ada.GetJsonAsync("accounts/stay/documents");
        Assert.Equal(["K35.80"], documents["undocumented"]!.AsArray().Select(c => (string)c!["code"]!));
        var words = await WordsAsync("N17.9");
        await Ada.SaveAsync("stay", 1, ["A41.51 Y", "K35.80 Y"], more: codes => codes["diagnoses"]![1]!["evidence"] = new JsonArray(words.DeepClone())).OkAsync();
        Assert.Empty((await Ada.GetJsonAsync("accounts/stay/documents"))["undocumented"]!.AsArray());
    }

    private async Task<JsonNode> WordsAsync(string code)
    {
        var documents = await Ada.GetJsonAsync("accounts/stay/documents");
        return documents["suggestions"]!.AsArray().Single(s => (string?)s!["code"] == code)!["mentions"]![0]!["words"]!.DeepClone();
    }

    private static List<JsonNode> Pieces(JsonNode document) =>
    [
        .. document["blocks"]!.AsArray()
            .SelectMany(b => (b!["heading"] is { } heading ? [heading] : Array.Empty<JsonNode>()).Concat(b["lines"]!.AsArray().Select(l => l!)))
            .SelectMany(l => l["pieces"]!.AsArray().Select(p => p!)),
    ];
}
