using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Checking;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Writing;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Cda;

public sealed class CcdWriterTests
{
    private static readonly CcdHeader Header = new(
        new Guid("11111111-2222-3333-4444-555555555555"), new DateTimeOffset(2024, 1, 5, 10, 0, 0, TimeSpan.FromHours(-5)), "Stone Hospital", "1.2.840.77");

    private static readonly List<JsonObject> Chart = [.. JsonNode.Parse(
        """
        [
          {"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.840.77.1","value":"7"}],"name":[{"use":"usual","family":"Stone","given":["Ada"]}],"gender":"female","birthDate":"1970-02-03"},
          {"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertension"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I10"}]},"onsetDateTime":"2020-01-01","abatementDateTime":"2021-01-01"},
          {"resourceType":"AllergyIntolerance","id":"a","category":["medication"],"code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1191","display":"Aspirin"}]},"reaction":[{"manifestation":[{"coding":[{"system":"http://snomed.info/sct","code":"247472004"}]}],"severity":"severe"}]},
          {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"197361"}]},"dosageInstruction":[{"timing":{"repeat":{"period":12,"periodUnit":"h","boundsPeriod":{"start":"2023-01-01"}}},"doseAndRate":[{"doseQuantity":{"value":2,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]}]},
          {"resourceType":"Immunization","id":"i","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"140"}]},"occurrenceDateTime":"2022-10-01","lotNumber":"L1"},
          {"resourceType":"Observation","id":"o","status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"2345-7","display":"Glucose <serum>"}]},"effectiveDateTime":"2023-05-06T07:08:00-05:00","valueQuantity":{"value":5.50,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}},
          {"resourceType":"Observation","id":"v","status":"final","category":[{"coding":[{"code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"effectiveDateTime":"2023-05-06","valueQuantity":{"value":72,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}},
          {"resourceType":"Observation","id":"s","status":"final","category":[{"coding":[{"code":"social-history"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"72166-2"}]},"effectiveDateTime":"2023-05-06","valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"266919005"}]}},
          {"resourceType":"Procedure","id":"r","status":"completed","code":{"coding":[{"system":"http://snomed.info/sct","code":"80146002"}]},"performedDateTime":"2019-03-04"},
          {"resourceType":"Encounter","id":"e","status":"finished","type":[{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"99213"}]}],"period":{"start":"2023-05-06","end":"2023-05-06"}}
        ]
        """)!.AsArray().Select(n => n!.DeepClone().AsObject())];

    [Fact]
    public void What_is_written_meets_the_requirements_that_we_check() =>
        Assert.Empty(CdaFindings.Of(CdaParser.Parse(CcdWriter.Write(Chart, Header)).Value!).Select(f => $"{f.Path} {f.Text}"));

    [Fact]
    public void What_is_written_reads_back_with_the_same_codes_times_and_values()
    {
        var bundle = CdaMapping.Convert(CcdWriter.Write(Chart, Header)).Value!;
        var back = bundle["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject()).ToLookup(r => (string)r["resourceType"]!);
        var condition = back["Condition"].Single();
        Assert.Equal(["38341003", "I10"], condition["code"]!["coding"]!.AsArray().Select(c => (string)c!["code"]!));
        Assert.Equal("2021-01-01", (string?)condition["abatementDateTime"]);
        Assert.Equal("severe", (string?)back["AllergyIntolerance"].Single()["reaction"]![0]!["severity"]);
        Assert.Equal("1191", (string?)back["AllergyIntolerance"].Single()["code"]!["coding"]![0]!["code"]);
        Assert.Equal("order", (string?)back["MedicationRequest"].Single()["intent"]);
        Assert.Equal("L1", (string?)back["Immunization"].Single()["lotNumber"]);
        var glucose = back["Observation"].Single(o => (string?)o["code"]!["coding"]![0]!["code"] == "2345-7");
        Assert.Equal("5.50", glucose["valueQuantity"]!["value"]!.ToJsonString());
        Assert.Equal("2023-05-06T07:08:00-05:00", (string?)glucose["effectiveDateTime"]);
        Assert.Equal("266919005", (string?)back["Observation"].Single(o => (string?)o["code"]!["coding"]![0]!["code"] == "72166-2")["valueCodeableConcept"]!["coding"]![0]!["code"]);
        Assert.Equal("80146002", (string?)back["Procedure"].Single()["code"]!["coding"]![0]!["code"]);
        Assert.Contains(back["Encounter"], e => (string?)e["type"]?[0]?["coding"]![0]!["code"] == "99213");
        Assert.Equal("Stone", (string?)back["Patient"].Single()["name"]![0]!["family"]);
    }

    [Fact]
    public void An_empty_chart_says_in_each_section_that_nothing_is_known()
    {
        var document = CdaParser.Parse(CcdWriter.Write([Chart[0]], Header)).Value!;
        Assert.All(document.Sections, s => Assert.Equal("NI", s["nullFlavor"]));
        Assert.Equal(9, document.Sections.Count());
    }
}
