using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Validation.Conformance;

public sealed class ConformanceRulesTests
{
    /// <summary>A definition that is wrong in one way, and the place where that is told.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        { """{"resourceType":"CodeSystem","status":"draft","content":"not-present","concept":[{"code":"a"}]}""", "CodeSystem.concept[0]" },
        { """{"resourceType":"CodeSystem","status":"draft","content":"complete","supplements":"http://a.b/c"}""", "CodeSystem.content" },
        { """{"resourceType":"CodeSystem","status":"draft","content":"complete","property":[{"code":"a","type":"string"},{"code":"a","type":"string"}]}""", "CodeSystem.property[1]" },
        { """{"resourceType":"CodeSystem","status":"draft","content":"complete","property":[{"code":"x","uri":"http://hl7.org/fhir/concept-properties#inactive","type":"string"}]}""", "CodeSystem.property[0]" },
        { """{"resourceType":"CodeSystem","status":"draft","content":"complete","property":[{"code":"x","type":"string"}],"concept":[{"code":"a","property":[{"code":"x","valueInteger":1}]}]}""", "CodeSystem.concept[0].property[0]" },
        { """{"resourceType":"ValueSet","status":"draft","url":"ValueSet/a"}""", "ValueSet.url" },
        { """{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"#a"}]}}""", "ValueSet.compose.include[0]" },
        { """{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"http://hl7.org/fhir/administrative-gender","concept":[{"code":"man"}]}]}}""", "ValueSet.compose.include[0].concept[0]" },
        { """{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"http://snomed.info/sct","filter":[{"property":"concept","op":"is-a","value":"276885008"}]}]}}""", "ValueSet.compose.include[0].filter[0]" },
        { """{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"http://snomed.info/sct","filter":[{"property":"constraint","op":"=","value":"276885007 << 276885007"}]}]}}""", "ValueSet.compose.include[0].filter[0]" },
        { """{"resourceType":"CodeSystem","status":"draft","content":"supplement","supplements":"http://hl7.org/fhir/administrative-gender","concept":[{"code":"man"}]}""", "CodeSystem.concept[0]" },
        { """{"resourceType":"SearchParameter","url":"http://a.b/c","name":"C","status":"draft","description":"d","code":"c","base":["Patient"],"type":"string","expression":"Organization.name"}""", "SearchParameter.expression" },
        { """{"resourceType":"StructureDefinition","url":"http://a.b/c","name":"C","status":"draft","kind":"resource","abstract":false,"type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient","path":"Patient"},{"id":"Patient.colour","path":"Patient.colour"}]}}""", "StructureDefinition" },
        { """{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"http://a.b/c","filter":[{"property":"notSelectable","op":"=","value":"1"}]}]}}""", "ValueSet.compose.include[0].filter[0]" },
        { """{"resourceType":"StructureDefinition","url":"http://a.b/c","name":"C","status":"draft","kind":"resource","abstract":false,"type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient.extension","path":"Patient.extension","slicing":{"discriminator":[{"type":"value","path":"type"}],"rules":"open"}}]}}""", "StructureDefinition.differential.element[0].slicing.discriminator[0]" },
        { """{"resourceType":"CapabilityStatement","status":"draft","date":"2020","kind":"requirements","description":"d","fhirVersion":"4.0.1","format":["json"],"rest":[{"mode":"server","resource":[{"type":"Patient","searchParam":[{"name":"gender","definition":"http://hl7.org/fhir/SearchParameter/individual-gender","type":"date"}]}]}]}""", "CapabilityStatement.rest[0].resource[0].searchParam[0]" },
        { """{"resourceType":"StructureDefinition","url":"http://a.b/c","name":"C","status":"draft","kind":"resource","abstract":false,"type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient","path":"Patient"},{"id":"Person.name","path":"Person.name"}]}}""", "StructureDefinition.differential.element[1]" },
    };

    /// <summary>Definitions that are right, though they come near to a fault.</summary>
    public static TheoryData<string> Sound() => new()
    {
        """{"resourceType":"SearchParameter","url":"http://a.b/c","name":"C","status":"draft","description":"d","code":"c","base":["Patient","Organization"],"type":"string","expression":"Patient.name | Organization.name"}""",
        """{"resourceType":"ValueSet","status":"draft","url":"http://a.b/c","compose":{"include":[{"system":"http://snomed.info/sct","concept":[{"code":"276885007"}]},{"system":"http://snomed.info/sct","filter":[{"property":"constraint","op":"=","value":"<< 276885007 |Core body temperature| OR 86290005"}]}]}}""",
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_right_definition_has_no_errors(string json) =>
        Assert.DoesNotContain(new Validator(ValidationOptions.Strict).Validate(ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!), i => i.Fails);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_a_definition_is_told_at_its_element(string json, string path)
    {
        var issues = new Validator(ValidationOptions.Strict).Validate(ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!);
        Assert.Contains(path, issues.Where(i => i.Fails).Select(i => i.Path).Distinct());
    }
}
