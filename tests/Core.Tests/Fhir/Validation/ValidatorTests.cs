using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Structure;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Validation;

public sealed class ValidatorTests
{
    private static readonly Validator Strict = new(ValidationOptions.Strict);

    /// <summary>A resource that is wrong in one way, the path where that is told, and a word of what is said.</summary>
    public static TheoryData<string, string, string> Faults() => new()
    {
        { """{"resourceType":"Patient","nam":[{"family":"A"}]}""", "Patient", "'nam'" },
        { """{"resourceType":"Patient","name":{"family":"A"}}""", "Patient.name", "must be an array" },
        { """{"resourceType":"Patient","gender":["male"]}""", "Patient.gender", "must not be an array" },
        { """{"resourceType":"Patient","active":"true"}""", "Patient.active", "true or false" },
        { """{"resourceType":"Patient","birthDate":"1974-02-30"}""", "Patient.birthDate", "no such day" },
        { """{"resourceType":"Patient","birthDate":"19740225"}""", "Patient.birthDate", "YYYY" },
        { """{"resourceType":"Patient","deceasedDateTime":"2015-02-14T13:42:00"}""", "Patient.deceased.ofType(dateTime)", "offset" },
        { """{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2015"}""", "Patient", "more than one type" },
        { """{"resourceType":"Patient","gender":"man"}""", "Patient.gender", "AdministrativeGender" },
        { """{"resourceType":"Patient","id":"a_b"}""", "Patient.id", "letters, digits" },
        { """{"resourceType":"Patient","name":[]}""", "Patient.name", "rather than empty" },
        { """{"resourceType":"Patient","name":[{}]}""", "Patient.name[0]", "some content" },
        { """{"resourceType":"Patient","name":[{"given":["A",null]}]}""", "Patient.name[0].given[1]", "null" },
        { """{"resourceType":"Patient","contact":[{"gender":"male"}]}""", "Patient.contact[0]", "pat-1" },
        { """{"resourceType":"Patient","managingOrganization":{"reference":"Patient/1"}}""", "Patient.managingOrganization", "Organization" },
        { """{"resourceType":"Patient","managingOrganization":{"reference":"#o"}}""", "Patient.managingOrganization", "ref-1" },
        { """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"O"}]}""", "Patient.contained[0]", "dom-3" },
        { """{"resourceType":"Observation","status":"final"}""", "Observation", "Observation.code" },
        { """{"resourceType":"Observation","status":"final","code":{"text":"c"},"valueString":"a","dataAbsentReason":{"text":"b"}}""", "Observation", "obs-6" },
        { """{"resourceType":"Encounter","status":"planned","class":{"code":"AMB"},"period":{"start":"2020-02-01","end":"2020-01-01"}}""", "Encounter.period", "per-1" },
        { """{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><script/></div>"}}""", "Patient.text.div", "txt-1" },
        { """{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2020-01-01","valueQuantity":{"value":37,"unit":"m","system":"http://unitsofmeasure.org","code":"m"}}""", "Observation.value.ofType(Quantity).code", "value set" },
        { """{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://snomed.info/sct","code":"276885008"}]}}""", "Observation.code.coding[0].code", "code system" },
        { """{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"urn:uuid:1\">x</a></div>"}}""", "Patient.text.div", "URN" },
        { """{"resourceType":"DeviceRequest","extension":[{"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-DeviceRequest.doNotPerform","valueBoolean":true}],"intent":"order","codeCodeableConcept":{"text":"c"},"subject":{"reference":"Patient/1"}}""", "DeviceRequest.extension[0]", "not known" },
        { """{"resourceType":"ValueSet","status":"draft","extension":[{"url":"http://hl7.org/fhir/tools/StructureDefinition/matchetype","valueCode":"complete"}]}""", "ValueSet", "pattern" },
        { """{"resourceType":"Binary","contentType":"text/plain","data":"%%%"}""", "Binary.data", "base64" },
        { """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"1","active":true}}]}""", "Bundle.entry[0]", "fullUrl" },
        { """{"resourceType":"Bundle","type":"searchset","entry":[{"fullUrl":"http://a.b/Patient/2","resource":{"resourceType":"Patient","id":"1","active":true}}]}""", "Bundle.entry[0]", "must end with" },
        { """{"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":"urn:oid:1.2.3","resource":{"resourceType":"Patient","active":true}}]}""", "Bundle", "bdl-3" },
        { """{"resourceType":"Bundle","type":"document","identifier":{"system":"http://a.b","value":"1"},"timestamp":"2022-12-09T09:43:21Z","link":[{"relation":"stylesheet","url":"Binary/c"},{"relation":"stylesheet","url":"Binary/d"}],"entry":[{"fullUrl":"http://a.b/Composition/x","resource":{"resourceType":"Composition","id":"x","status":"final","type":{"text":"t"},"date":"2018","author":[{"display":"d"}],"title":"t"}},{"fullUrl":"http://a.b/Binary/c","resource":{"resourceType":"Binary","id":"c","contentType":"text/css"}}]}""", "Bundle.link[1].url", "style sheet" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_at_its_element(string json, string path, string says)
    {
        var issue = Assert.Single(Validate(json), i => i.Fails);
        Assert.Equal(path, issue.Path);
        Assert.Contains(says, issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_resource_has_no_errors() => Assert.DoesNotContain(
        Validate("""
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:1.2.36.146","value":"12345"}],"active":true,
             "name":[{"family":"Chalmers","_family":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/humanname-own-name","valueString":"Chalmers"}]},"given":["Peter"]}],
             "gender":"male","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1974-12-25T14:35:45-05:00"}]},
             "birthDate":"1974-12-25"}
            """),
        i => i.Fails);

    [Fact]
    public void Line_and_column_are_those_of_the_text()
    {
        var issue = Assert.Single(Validate("{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"man\"\n}"), i => i.Fails);
        Assert.Equal((3, 13), (issue.Line, issue.Column));
    }

    [Fact]
    public void XML_is_told_by_its_own_lines_and_read_past_what_it_should_not_hold()
    {
        var xml = "<Patient xmlns=\"http://hl7.org/fhir\">\n  <nam value=\"a\"/>\n  <gender value=\"man\"/>\n</Patient>";
        var read = ResourceXmlReader.ReadTolerantly(Encoding.UTF8.GetBytes(xml));
        var issues = Strict.Validate(read.Value!, null, read.Issues).Where(i => i.Fails).ToList();
        Assert.Equal([("Patient", 2), ("Patient.gender", 3)], issues.Select(i => (i.Path!, i.Line)));
    }

    [Fact]
    public void Issues_never_repeat_what_the_resource_says()
    {
        const string Secret = "Xq7Zw9";
        var json = "{\"resourceType\":\"Patient\",\"id\":\"" + Secret + "_\",\"gender\":\"" + Secret + "\",\"birthDate\":\"" + Secret + "\",\"name\":\"" + Secret
            + "\",\"" + Secret + " " + Secret + "\":1,\"managingOrganization\":{\"reference\":\"" + Secret + "\"}}";
        var issues = Validate(json);
        Assert.Equal(7, issues.Count(i => i.Fails));
        Assert.All(issues, i => Assert.DoesNotContain(Secret, i.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_invariant_of_R4_but_one_compiles_against_its_type() => Assert.Equal(
        ["cid-0"],
        R4Definitions.Types.Values.SelectMany(t => TypePlan.Of(t).Invariants).Where(i => i.Expression is null).Select(i => i.Invariant.Key));

    [Fact]
    public void Ingest_asks_for_errors_only_and_takes_unknown_extensions()
    {
        var parsed = ResourceDocument.Parse(Encoding.UTF8.GetBytes("""{"resourceType":"Patient","active":true,"extension":[{"url":"http://example.org/x","valueString":"a"}]}"""));
        Assert.Empty(new Validator(ValidationOptions.Ingest).Validate(parsed.Value!));
        Assert.Contains(Strict.Validate(parsed.Value!), i => i.Fails);
    }

    [Fact]
    public void A_clean_resource_costs_no_garbage()
    {
        var parsed = ResourceDocument.Parse(Encoding.UTF8.GetBytes("""
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
             "subject":{"reference":"Patient/1"},"effectiveDateTime":"2020-01-01","valueQuantity":{"value":120,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}}
            """)).Value!;
        var ingest = new Validator(ValidationOptions.Ingest);
        for (var i = 0; i < 100; i++)
            Assert.Empty(ingest.Validate(parsed));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            ingest.Validate(parsed);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 200);
    }

    private static IReadOnlyList<Issue> Validate(string json) => Strict.Validate(ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!);
}
