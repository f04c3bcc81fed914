using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Validation;

public sealed class ProfileTests
{
    private const string Url = "http://example.org/StructureDefinition/p";

    /// <summary>Elements of a differential on Patient, a patient, and where it is at fault (empty: nowhere).</summary>
    public static TheoryData<string, string, string> Cases() => new()
    {
        { """{"path":"Patient.name","min":1}""", """ "active":true""", "Patient" },
        { """{"path":"Patient.name","max":"1"}""", """ "name":[{"family":"A"},{"family":"B"}]""", "Patient" },
        { """{"path":"Patient.gender","fixedCode":"female"}""", """ "gender":"male" """, "Patient.gender" },
        { """{"path":"Patient.gender","fixedCode":"female"}""", """ "gender":"female" """, "" },
        { """{"path":"Patient.deceased[x]","type":[{"code":"boolean"}]}""", """ "deceasedDateTime":"2020" """, "Patient" },
        { """{"path":"Patient.maritalStatus","patternCodeableConcept":{"coding":[{"code":"M"}]}}""", """ "maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"S"}]} """, "Patient.maritalStatus.coding" },
        { """{"path":"Patient.maritalStatus","patternCodeableConcept":{"coding":[{"code":"M"}]}}""", """ "maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"M"}],"text":"wed"} """, "" },
        { """{"path":"Patient.birthDate","maxValueDate":"2000-01-01"}""", """ "birthDate":"2001-05-06" """, "Patient.birthDate" },
        { """{"path":"Patient.name.family","maxLength":3}""", """ "name":[{"family":"Meyer"}]""", "Patient.name[0].family" },
        { """{"path":"Patient","constraint":[{"key":"x-1","severity":"error","human":"h","expression":"name.exists() or active"}]}""", """ "gender":"male" """, "Patient" },
        { """{"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"},"min":0},{"path":"Patient.identifier","sliceName":"mrn","min":1,"max":"1"},{"path":"Patient.identifier.system","min":1,"fixedUri":"urn:oid:1.2"}""", """ "identifier":[{"system":"urn:oid:1.3","value":"1"}]""", "Patient" },
        { """{"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"closed"}},{"path":"Patient.identifier","sliceName":"mrn"},{"path":"Patient.identifier.system","min":1,"fixedUri":"urn:oid:1.2"}""", """ "identifier":[{"system":"urn:oid:1.2","value":"1"},{"system":"urn:oid:1.3","value":"1"}]""", "Patient.identifier[1]" },
        { """{"path":"Patient.telecom","slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"}},{"path":"Patient.telecom","sliceName":"home","min":1,"patternContactPoint":{"use":"home"}}""", """ "telecom":[{"system":"phone","value":"1","use":"home"}]""", "" },
        { """{"path":"Patient.telecom","slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"}},{"path":"Patient.telecom","sliceName":"home","min":1,"patternContactPoint":{"use":"home"}}""", """ "telecom":[{"system":"phone","value":"1","use":"work"}]""", "Patient" },
        { """{"path":"Patient.telecom","slicing":{"discriminator":[{"type":"exists","path":"period"}],"rules":"open"}},{"path":"Patient.telecom","sliceName":"old"},{"path":"Patient.telecom.period","min":1},{"path":"Patient.telecom.rank","max":"0"}""", """ "telecom":[{"system":"phone","value":"1","rank":1},{"system":"phone","value":"2","rank":2,"period":{"start":"2001"}}]""", "Patient.telecom[1]" },
        { """{"path":"Patient.deceased[x]","slicing":{"discriminator":[{"type":"type","path":"$this"}],"rules":"open"}},{"path":"Patient.deceased[x]","sliceName":"deceasedBoolean","type":[{"code":"boolean"}],"fixedBoolean":false}""", """ "deceasedBoolean":true""", "Patient.deceased" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_profile_asks_what_its_differential_says(string elements, string content, string path)
    {
        var issues = Validate(Definition(Url, "http://hl7.org/fhir/StructureDefinition/Patient", elements), content);
        var failed = issues.Where(i => i.Fails).Select(i => i.Path!.Replace(".ofType(boolean)", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(path.Length == 0 ? [] : [path], failed);
    }

    [Theory]
    [InlineData("2100-01-01", true)]
    [InlineData("2030-01-01", false)]
    public void A_limit_may_be_a_time_from_now(string birth, bool fails)
    {
        var definitions = new DefinitionSet();
        var definition = Definition(Url, "http://hl7.org/fhir/StructureDefinition/Patient", """{"path":"Patient.birthDate","maxValueQuantity":{"value":10,"system":"http://unitsofmeasure.org","code":"a"}}""");
        definitions.Add(ResourceDocument.Parse(Encoding.UTF8.GetBytes(definition)).Value!);
        var options = ValidationOptions.Strict with { Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var patient = ResourceDocument.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","birthDate":"{{birth}}"}""")).Value!;
        Assert.Equal(fails, new Validator(options, definitions).Validate(patient, [Url]).Any(i => i.Fails));
    }

    [Fact]
    public void A_derived_profile_keeps_what_its_base_asks()
    {
        var first = Definition("http://example.org/StructureDefinition/base", "http://hl7.org/fhir/StructureDefinition/Patient", """{"path":"Patient.name","min":1}""");
        var second = Definition(Url, "http://example.org/StructureDefinition/base", """{"path":"Patient.name","max":"2"}""");
        Assert.Equal(["Patient"], Validate([first, second], """ "active":true""").Where(i => i.Fails).Select(i => i.Path));
    }

    [Fact]
    public void An_extension_is_held_to_its_definition_and_its_place()
    {
        var extension = """
            {"resourceType":"StructureDefinition","url":"http://example.org/StructureDefinition/e","name":"E","kind":"complex-type","type":"Extension","derivation":"constraint",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension","context":[{"type":"element","expression":"Patient"}],
             "differential":{"element":[{"path":"Extension.url","fixedUri":"http://example.org/StructureDefinition/e"},{"path":"Extension.value[x]","min":1,"type":[{"code":"string"}]}]}}
            """;
        const string Use = """{"url":"http://example.org/StructureDefinition/e","valueString":"a"}""";
        const string Wrong = """{"url":"http://example.org/StructureDefinition/e","valueInteger":1}""";
        Assert.DoesNotContain(Validate([extension], $" \"extension\":[{Use}]"), i => i.Fails);
        Assert.Equal(["Patient.extension[0]"], Validate([extension], $" \"extension\":[{Wrong}]").Where(i => i.Fails).Select(i => i.Path));
        Assert.Equal(["Patient.name[0]"], Validate([extension], $" \"name\":[{{\"extension\":[{Use}]}}]").Where(i => i.Fails).Select(i => i.Path));
    }

    [Fact]
    public void A_value_set_of_a_package_says_what_is_in_it()
    {
        string[] definitions =
        [
            """{"resourceType":"CodeSystem","url":"http://example.org/cs","content":"complete","concept":[{"code":"a","concept":[{"code":"b"}]},{"code":"c"}]}""",
            """{"resourceType":"ValueSet","url":"http://example.org/vs","compose":{"include":[{"system":"http://example.org/cs","filter":[{"property":"concept","op":"is-a","value":"a"}]}]}}""",
            Definition(Url, "http://hl7.org/fhir/StructureDefinition/Patient", """{"path":"Patient.maritalStatus","binding":{"strength":"required","valueSet":"http://example.org/vs"}}"""),
        ];
        Assert.DoesNotContain(Validate(definitions, Status("b")), i => i.Fails);
        Assert.Equal(["Patient.maritalStatus"], Validate(definitions, Status("c")).Where(i => i.Fails).Select(i => i.Path));
        Assert.Contains("Patient.maritalStatus.coding[0].code", Validate(definitions, Status("d")).Where(i => i.Fails).Select(i => i.Path));
    }

    private static string Status(string code) => $" \"maritalStatus\":{{\"coding\":[{{\"system\":\"http://example.org/cs\",\"code\":\"{code}\"}}]}}";

    private static string Definition(string url, string parent, string elements) =>
        $"{{\"resourceType\":\"StructureDefinition\",\"url\":\"{url}\",\"name\":\"P\",\"kind\":\"resource\",\"type\":\"Patient\",\"derivation\":\"constraint\","
        + $"\"baseDefinition\":\"{parent}\",\"differential\":{{\"element\":[{elements}]}}}}";

    private static IReadOnlyList<Issue> Validate(string definition, string content) => Validate([definition], content);

    private static IReadOnlyList<Issue> Validate(IEnumerable<string> definitions, string content)
    {
        var set = new DefinitionSet();
        foreach (var definition in definitions)
            set.Add(ResourceDocument.Parse(Encoding.UTF8.GetBytes(definition)).Value!);
        var patient = ResourceDocument.Parse(Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Patient\",{content}}}")).Value!;
        return new Validator(ValidationOptions.Strict, set).Validate(patient, set.Find("StructureDefinition", Url) is null ? [] : [Url]);
    }
}
