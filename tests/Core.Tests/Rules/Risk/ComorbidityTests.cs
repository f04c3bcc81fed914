using Chartroom.Rules.Risk;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Risk;

/// <summary>Comorbidity indices and clinical categories on small patients.</summary>
public sealed class ComorbidityTests
{
    private static string Comorbidity => Path.Combine(Repository.SharedData, "codes", "comorbidity");

    [Fact]
    public void Charlson_adds_the_weights_of_1987()
    {
        var score = ComorbidityIndex.Charlson(Comorbidity).Score(["I21.4", "E11.9", "N18.6", "Z00.00"]);
        Assert.Equal(["mi", "diab", "rend"], score.Conditions);
        Assert.Equal(1 + 1 + 2, score.Score);
    }

    [Fact]
    public void A_severe_condition_takes_the_place_of_the_mild_one()
    {
        var score = ComorbidityIndex.Charlson(Comorbidity).Score(["K703", "I850", "C509", "C787", "E119", "E112"]);
        Assert.Equal(["diabwc", "msld", "metacanc"], score.Conditions);
        Assert.Equal(2 + 3 + 6, score.Score);
    }

    [Fact]
    public void A_condition_counts_once_however_many_codes_say_it() =>
        Assert.Equal(7, ComorbidityIndex.Elixhauser(Comorbidity).Score(["I509", "I5023", "I110"]).Score);

    [Fact]
    public void A_diagnosis_has_its_clinical_categories_and_its_chronicity()
    {
        var categories = ClinicalCategories.Load(Path.Combine(Repository.SharedData, "codes", "ccsr"));
        Assert.Contains(categories.OfDiagnosis("A00.0"), c => c is { Code: "DIG001", IsInpatientDefault: true });
        Assert.Equal(Chronicity.Acute, categories.ChronicityOfDiagnosis("A000"));
        Assert.Equal(Chronicity.Unknown, categories.ChronicityOfDiagnosis("QQQ"));
        Assert.Equal("CNS010", categories.OfProcedure("0016070")?.Code);
    }
}
