using System.Text;
using System.Text.Json;
using Chartroom.Rules.Risk;
using Xunit;

namespace Chartroom.Suites.Risk;

/// <summary>Every shared risk case: score, categories, variables and factors.</summary>
public sealed class RiskSuite(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_agrees_in_score_categories_variables_and_factors()
    {
        var folder = Path.Combine(Repository.SharedData, "codes", "hcc");
        var calculator = new RiskCalculator(RiskModels.Load(folder));
        var (reader, person, score) = (new RiskBeneficiaryReader(), new RiskBeneficiary(), new RiskScore());
        var (total, passed) = (0, 0);
        foreach (var line in File.ReadLines(Path.Combine(folder, "cases", "raf_cases.jsonl")))
        {
            total++;
            Assert.True(reader.Read(Encoding.UTF8.GetBytes(line), person));
            calculator.Score(person, score);
            using var document = JsonDocument.Parse(line);
            if (Agrees(document.RootElement.GetProperty("expected"), score))
                passed++;
            else
                output.WriteLine(Encoding.UTF8.GetString(reader.Id));
        }
        ConformanceRecord.Write("risk", "CMS-HCC V24, V28, ESRD V24, RxHCC V08", total, passed);
        Assert.Equal((967, 967), (total, passed));
    }

    private static bool Agrees(JsonElement expected, RiskScore score) =>
        Math.Abs(expected.GetProperty("raw_risk_score").GetDecimal() - score.Raw) < 0.000001m
        && Math.Abs(expected.GetProperty("risk_score_demographics").GetDecimal() - score.Demographic) < 0.000001m
        && expected.GetProperty("hccs").EnumerateArray().Select(h => h.GetString()!).SequenceEqual(score.Categories)
        && expected.GetProperty("interactions").EnumerateObject().Select(v => v.Name).Order(StringComparer.Ordinal)
            .SequenceEqual(score.Variables.Order(StringComparer.Ordinal))
        && expected.GetProperty("coefficients").EnumerateObject().Select(c => (c.Name, c.Value.GetDecimal())).Order()
            .SequenceEqual(score.Factors.Order());
}
