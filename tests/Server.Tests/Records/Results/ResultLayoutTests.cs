using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Results;
using Xunit;

namespace Chartroom.Server.Tests.Records.Results;

public sealed class ResultLayoutTests
{
    [Fact]
    public void A_test_has_one_line_with_its_latest_value_and_direction()
    {
        var line = Assert.Single(ResultLayout.Lines([Creatinine("c", "2026-03-01", "1.9"), Creatinine("b", "2026-02-01", "1.4"), Creatinine("a", "2026-01-01", "1.1")]));
        Assert.Equal("1.9 mg/dL", line.Latest);
        Assert.Equal("up", line.Direction);
        Assert.Equal(3, line.Count);
        Assert.Equal([0, 0.375, 1], line.Curve);
        Assert.Equal("0.6–1.3", line.Range);
        Assert.Equal(Tone.Warning, line.Tone);
    }

    [Fact]
    public void A_flowsheet_has_a_column_for_each_moment_newest_first()
    {
        var sheet = ResultLayout.Sheet([Creatinine("b", "2026-02-01", "1.4"), Creatinine("a", "2026-01-01", "1.1")], 0, 8);
        Assert.Equal(["2026-02-01", "2026-01-01"], sheet.Columns);
        Assert.Equal(["1.4", "1.1"], Assert.Single(sheet.Rows).Cells.Select(c => c!.Text));
        Assert.Null(sheet.Next);
    }

    [Fact]
    public void A_value_in_another_unit_is_in_the_table_but_not_in_the_curve()
    {
        var trend = ResultLayout.Trend([Creatinine("b", "2026-02-01", "1.4"), Creatinine("a", "2026-01-01", "97", "umol/L")], "LOINC 2160-0");
        Assert.Equal([null, 1.4m], trend!.Points.Select(p => p.Number));
        Assert.Equal(["97 umol/L", "1.4 mg/dL"], trend.Points.Select(p => p.Text));
    }

    [Fact]
    public void A_test_that_the_chart_has_not_has_no_trend() => Assert.Null(ResultLayout.Trend([], "LOINC 1-1"));

    [Fact]
    public void A_blood_pressure_is_one_value_and_two_tests()
    {
        var entry = Read(
            """
            {"resourceType":"Observation","id":"bp","status":"final","effectiveDateTime":"2026-01-01T08:00:00Z",
             "code":{"coding":[{"system":"http://loinc.org","code":"85354-9","display":"Blood pressure"}]},
             "component":[
              {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic"}]},"valueQuantity":{"value":81,"unit":"mm[Hg]"}},
              {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic"}]},"valueQuantity":{"value":142,"unit":"mm[Hg]"}}]}
            """);
        Assert.Equal("142/81 mm[Hg]", entry.Value);
        Assert.Equal(2, ResultLayout.Lines([entry]).Count);
    }

    [Fact]
    public void A_value_entered_in_error_is_listed_but_not_measured()
    {
        var entry = Read("""{"resourceType":"Observation","id":"x","status":"entered-in-error","code":{"text":"K"},"valueQuantity":{"value":9.9,"unit":"mmol/L"}}""");
        Assert.Equal(Tone.Warning, entry.Tone);
        Assert.Empty(ResultLayout.Lines([entry]));
    }

    [Fact]
    public void The_flag_of_the_laboratory_goes_before_the_range()
    {
        var entry = Read(
            """
            {"resourceType":"Observation","id":"x","status":"final","code":{"text":"K"},"valueQuantity":{"value":9.9,"unit":"mmol/L"},
             "interpretation":[{"coding":[{"code":"N"}]}],"referenceRange":[{"high":{"value":5}}]}
            """);
        Assert.Equal(Tone.Plain, entry.Tone);
    }

    private static ChartEntry Creatinine(string id, string when, string value, string unit = "mg/dL") => Read(
        $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","effectiveDateTime":"{{{when}}}",
         "code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine"}]},
         "valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}"},"referenceRange":[{"low":{"value":0.6},"high":{"value":1.3}}]}
        """);

    private static ChartEntry Read(string json) =>
        Assert.Single(Section.Find("results")!.Sources[0].Read(ResourceDocument.Trusted(Encoding.UTF8.GetBytes(json)).Root));
}
