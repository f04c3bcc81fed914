using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Checking;
using Chartroom.Exchange.Cda.Mapping;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Cda;

public sealed class CdaMappingTests
{
    private const string Root = "2.16.840.1.113883.10.20.22.4.";

    [Fact]
    public void The_same_document_makes_the_same_bundle()
    {
        var document = CdaText.Document(CdaText.Section("11450-4", $"<entry>{Problem("id1", "38341003")}</entry>"));
        Assert.Equal(CdaText.Bundle(document).ToJsonString(), CdaText.Bundle(document).ToJsonString());
    }

    [Fact]
    public void One_id_on_two_different_problems_does_not_merge_them()
    {
        var document = CdaText.Document(CdaText.Section("11450-4", $"<entry>{Problem("same", "38341003")}</entry><entry>{Problem("same", "73211009")}</entry>"));
        Assert.Equal(2, CdaText.Resources(document, "Condition").Count);
    }

    [Fact]
    public void The_same_problem_in_two_sections_is_one_condition()
    {
        var section = $"<entry>{Problem("same", "38341003")}</entry>";
        var document = CdaText.Document(CdaText.Section("11450-4", section) + CdaText.Section("11450-4", section));
        Assert.Single(CdaText.Resources(document, "Condition"));
    }

    [Fact]
    public void The_same_entry_of_another_patient_has_another_key()
    {
        var mine = CdaText.Document(CdaText.Section("11450-4", $"<entry>{Problem("same", "38341003")}</entry>"));
        var other = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(mine).Replace("MRN-7", "MRN-8", StringComparison.Ordinal));
        Assert.NotEqual(RequestOf(mine, "Condition"), RequestOf(other, "Condition"));
    }

    [Fact]
    public void Every_entry_says_its_place()
    {
        var bundle = CdaText.Bundle(CdaText.Document(CdaText.Section("11450-4", $"<entry>{Problem("a", "38341003")}</entry>")));
        var condition = bundle["entry"]!.AsArray().Single(e => (string)e!["resource"]!["resourceType"]! == "Condition")!;
        Assert.Equal("section[problems]/entry[1]/act/entryRelationship[1]/observation", (string?)condition["extension"]![0]!["valueString"]);
    }

    [Fact]
    public void A_problem_that_ended_is_resolved()
    {
        var condition = CdaText.Single("11450-4", Problem("a", "38341003", "<low value=\"20200101\"/><high value=\"20210101\"/>"), "Condition");
        Assert.Equal("resolved", (string?)condition["clinicalStatus"]!["coding"]![0]!["code"]);
        Assert.Equal("2021-01-01", (string?)condition["abatementDateTime"]);
    }

    [Fact]
    public void A_denied_problem_is_refuted()
    {
        var condition = CdaText.Single("11450-4", Problem("a", "73211009").Replace("moodCode=\"EVN\" data", "negationInd=\"true\" data", StringComparison.Ordinal), "Condition");
        Assert.Equal("refuted", (string?)condition["verificationStatus"]!["coding"]![0]!["code"]);
    }

    [Fact]
    public void No_known_allergy_is_said_by_its_own_code()
    {
        var allergy = CdaText.Single(
            "48765-2",
            $"""
            <act><templateId root="{Root}30"/><statusCode code="active"/><entryRelationship><observation negationInd="true">
              <templateId root="{Root}7"/><id root="1.2.3" extension="9"/><value xsi:type="CD" code="419199007" codeSystem="2.16.840.1.113883.6.96"/>
              <participant typeCode="CSM"><participantRole><playingEntity><code nullFlavor="NA"/></playingEntity></participantRole></participant>
            </observation></entryRelationship></act>
            """,
            "AllergyIntolerance");
        Assert.Equal("716186003", (string?)allergy["code"]!["coding"]![0]!["code"]);
    }

    [Theory]
    [InlineData("<value xsi:type=\"PQ\" value=\"1.50\" unit=\"mg/dL\"/>", "valueQuantity", "1.50")]
    [InlineData("<value xsi:type=\"IVL_PQ\"><high value=\"3\" unit=\"mg\" inclusive=\"false\"/></value>", "valueQuantity", "\"comparator\":\"\\u003C\"")]
    [InlineData("<value xsi:type=\"IVL_PQ\"><low value=\"1\"/><high value=\"3\"/></value>", "valueRange", "\"high\"")]
    [InlineData("<value xsi:type=\"INT\" value=\"4\"/>", "valueInteger", "4")]
    [InlineData("<value xsi:type=\"ST\">Yellow</value>", "valueString", "Yellow")]
    [InlineData("<value xsi:type=\"CD\" code=\"10828004\" codeSystem=\"2.16.840.1.113883.6.96\"/>", "valueCodeableConcept", "http://snomed.info/sct")]
    [InlineData("<value xsi:type=\"TS\" value=\"20200102\"/>", "valueDateTime", "2020-01-02")]
    [InlineData("<value xsi:type=\"PQ\" nullFlavor=\"NAV\"/>", "dataAbsentReason", "temp-unknown")]
    public void A_value_keeps_its_type(string value, string member, string part)
    {
        var observation = CdaText.Single("30954-2", $"<observation classCode=\"OBS\" moodCode=\"EVN\"><templateId root=\"{Root}2\"/><code code=\"2345-7\" codeSystem=\"2.16.840.1.113883.6.1\"/><statusCode code=\"completed\"/>{value}</observation>", "Observation");
        Assert.Contains(part, observation[member]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_medication_keeps_dose_route_and_timing()
    {
        var request = CdaText.Single(
            "10160-0",
            $"""
            <substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="{Root}16"/><id root="1.2.3" extension="m"/>
              <statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20240101"/></effectiveTime>
              <effectiveTime xsi:type="PIVL_TS" operator="A"><period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>
              <effectiveTime xsi:type="EIVL_TS" operator="A"><event code="HS"/></effectiveTime>
              <routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1"/><doseQuantity value="2"/>
              <consumable><manufacturedProduct><manufacturedMaterial><code code="197361" codeSystem="2.16.840.1.113883.6.88"/></manufacturedMaterial></manufacturedProduct></consumable>
              <precondition><criterion><value xsi:type="CD" code="22253000" codeSystem="2.16.840.1.113883.6.96" displayName="Pain"/></criterion></precondition>
            </substanceAdministration>
            """,
            "MedicationRequest");
        var dosage = request["dosageInstruction"]![0]!;
        var repeat = dosage["timing"]!["repeat"]!;
        Assert.Equal("order", (string?)request["intent"]);
        Assert.Equal("2024-01-01", (string?)repeat["boundsPeriod"]!["start"]);
        Assert.Equal(4m, (decimal)repeat["period"]!);
        Assert.Equal(6m, (decimal)repeat["periodMax"]!);
        Assert.Equal("HS", (string?)repeat["when"]![0]);
        Assert.Equal("22253000", (string?)dosage["asNeededCodeableConcept"]!["coding"]![0]!["code"]);
        Assert.Equal(2m, (decimal)dosage["doseAndRate"]![0]!["doseQuantity"]!["value"]!);
    }

    [Fact]
    public void Referenced_text_is_found_in_the_narrative()
    {
        var condition = CdaText.Single(
            "11450-4",
            Problem("a", "38341003").Replace("<!--o-->", "<originalText><reference value=\"#p1\"/></originalText>", StringComparison.Ordinal),
            "Condition", "<text><list><item><content ID=\"p1\">High  blood\n pressure</content></item></list></text>");
        Assert.Equal("High blood pressure", (string?)condition["code"]!["text"]);
    }

    [Fact]
    public void Narrative_is_kept_as_safe_xhtml()
    {
        const string Text = "<text><table border=\"1\"><thead><tr><th>A &lt; B</th></tr></thead><tbody><tr ID=\"r\"><td styleCode=\"Bold\">x<br/>y</td></tr></tbody></table><linkHtml href=\"javascript:x\">l</linkHtml></text>";
        var composition = CdaText.Resources(CdaText.Document(CdaText.Section("10164-2", "", Text)), "Composition").Single();
        var div = (string)composition["section"]![0]!["text"]!["div"]!;
        Assert.Contains("<th>A &lt; B</th>", div, StringComparison.Ordinal);
        Assert.Contains("<tr id=\"r\"><td class=\"Bold\">x<br/>y</td></tr>", div, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", div, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unstructured_body_is_kept_byte_by_byte()
    {
        var xml = System.Text.Encoding.UTF8.GetString(CdaText.Document()).Replace(
            "<structuredBody></structuredBody>", "<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">JVBE\n Rg==</text></nonXMLBody>", StringComparison.Ordinal);
        var reference = CdaText.Resources(System.Text.Encoding.UTF8.GetBytes(xml), "DocumentReference").Single();
        Assert.Equal("JVBERg==", (string?)reference["content"]![0]!["attachment"]!["data"]);
    }

    [Fact]
    public void Race_and_birth_sex_follow_US_Core()
    {
        var patient = CdaText.Resources(
            CdaText.Document(
                CdaText.Section("29762-2", $"<entry><observation><templateId root=\"{Root}200\"/><code code=\"76689-9\" codeSystem=\"2.16.840.1.113883.6.1\"/><value xsi:type=\"CD\" code=\"F\"/></observation></entry>"),
                "<raceCode code=\"2106-3\" displayName=\"White\" codeSystem=\"2.16.840.1.113883.6.238\"/>"),
            "Patient").Single();
        var urls = patient["extension"]!.AsArray().Select(e => (string)e!["url"]!).ToList();
        Assert.Contains(urls, u => u.EndsWith("us-core-race", StringComparison.Ordinal));
        Assert.Contains(urls, u => u.EndsWith("us-core-birthsex", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8480-6", true)]
    [InlineData("2345-7", true)]
    [InlineData("2345-8", false)]
    [InlineData("29308", false)]
    public void A_LOINC_code_has_its_check_digit(string code, bool right) => Assert.Equal(right, CheckDigits.IsLoinc(code));

    [Theory]
    [InlineData("38341003", true)]
    [InlineData("233604007", true)]
    [InlineData("38341004", false)]
    [InlineData("abc", false)]
    public void A_SNOMED_code_has_its_check_digit(string code, bool right) => Assert.Equal(right, CheckDigits.IsSnomed(code));

    private static string? RequestOf(byte[] document, string type) =>
        CdaText.Bundle(document)["entry"]!.AsArray().Where(e => (string)e!["resource"]!["resourceType"]! == type)
            .Select(e => (string?)e!["request"]!["url"]).Single();

    private static string Problem(string id, string code, string time = "<low value=\"20200101\"/>") =>
        $"""
        <act classCode="ACT" moodCode="EVN"><templateId root="{Root}3"/><id root="1.2.9" extension="c-{id}"/><statusCode code="active"/>
          <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" data="">
            <templateId root="{Root}4"/><id root="1.2.9" extension="{id}"/><statusCode code="completed"/>
            <effectiveTime>{time}</effectiveTime>
            <value xsi:type="CD" code="{code}" codeSystem="2.16.840.1.113883.6.96"><!--o--></value>
          </observation></entryRelationship></act>
        """;
}
