using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Validation.Questionnaires;

public sealed class ResponseRulesTests
{
    private const string Url = "http://example.org/Questionnaire/q";

    /// <summary>Items of a questionnaire, items of a finished response, and the place of its one fault (empty: none).</summary>
    public static TheoryData<string, string, string> Cases() => new()
    {
        { """{"linkId":"a","type":"string"}""", """{"linkId":"a","answer":[{"valueString":"x"}]}""", "" },
        { """{"linkId":"a","type":"string"}""", """{"linkId":"b","answer":[{"valueString":"x"}]}""", "item[0]" },
        { """{"linkId":"a","type":"boolean"}""", """{"linkId":"a","answer":[{"valueString":"x"}]}""", "item[0].answer[0].value.ofType(string)" },
        { """{"linkId":"a","type":"string","required":true}""", """{"linkId":"a"}""", "item[0]" },
        { """{"linkId":"a","type":"string","required":true},{"linkId":"b","type":"string"}""", """{"linkId":"b","answer":[{"valueString":"x"}]}""", "." },
        { """{"linkId":"a","type":"string"}""", """{"linkId":"a","answer":[{"valueString":"x"},{"valueString":"y"}]}""", "item[0]" },
        { """{"linkId":"a","type":"string"},{"linkId":"b","type":"string"}""", """{"linkId":"b","answer":[{"valueString":"x"}]},{"linkId":"a","answer":[{"valueString":"x"}]}""", "item[1]" },
        { """{"linkId":"a","type":"display"}""", """{"linkId":"a","answer":[{"valueString":"x"}]}""", "item[0]" },
        { """{"linkId":"a","type":"string","maxLength":2}""", """{"linkId":"a","answer":[{"valueString":"xyz"}]}""", "item[0].answer[0].value.ofType(string)" },
        { """{"linkId":"a","type":"integer","answerOption":[{"valueInteger":1},{"valueInteger":2}]}""", """{"linkId":"a","answer":[{"valueInteger":3}]}""", "item[0].answer[0].value.ofType(integer)" },
        { """{"linkId":"a","type":"choice","answerOption":[{"valueCoding":{"system":"urn:x","code":"1"}}]}""", """{"linkId":"a","answer":[{"valueCoding":{"system":"urn:x","code":"2"}}]}""", "item[0].answer[0]" },
        { """{"linkId":"a","type":"open-choice","answerOption":[{"valueCoding":{"system":"urn:x","code":"1"}}]}""", """{"linkId":"a","answer":[{"valueString":"other"}]}""", "" },
        { """{"linkId":"a","type":"choice","answerValueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"}""", """{"linkId":"a","answer":[{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/v3-NullFlavor","code":"UNK"}}]}""", "item[0].answer[0]" },
        { """{"linkId":"a","type":"string","answerValueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"}""", """{"linkId":"a","answer":[{"valueString":"woman"}]}""", "item[0].answer[0].value.ofType(string)" },
        { """{"linkId":"a","type":"string","answerValueSet":"http://hl7.org/fhir/ValueSet/jurisdiction"}""", """{"linkId":"a","answer":[{"valueString":"AU"}]}""", "" },
        { """{"linkId":"a","type":"date","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueDate":"2020"}]}""", """{"linkId":"a","answer":[{"valueDate":"2021"}]}""", "item[0].answer[0].value.ofType(date)" },
        { """{"linkId":"a","type":"boolean"},{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}""", """{"linkId":"a","answer":[{"valueBoolean":false}]},{"linkId":"b","answer":[{"valueString":"x"}]}""", "item[1]" },
        { """{"linkId":"a","type":"boolean"},{"linkId":"b","type":"string","required":true,"enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}""", """{"linkId":"a","answer":[{"valueBoolean":false}]}""", "" },
        { """{"linkId":"a","type":"integer"},{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":">=","answerInteger":5}]}""", """{"linkId":"a","answer":[{"valueInteger":5}]},{"linkId":"b","answer":[{"valueString":"x"}]}""", "" },
        { """{"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"a","type":"boolean"},{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}]}""", """{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":true}]},{"linkId":"b","answer":[{"valueString":"x"}]}]},{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":false}]},{"linkId":"b","answer":[{"valueString":"x"}]}]}""", "item[1].item[1]" },
        { """{"linkId":"g","type":"group","item":[{"linkId":"a","type":"string"}]}""", """{"linkId":"a","answer":[{"valueString":"x"}]}""", "item[0]" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_response_is_held_to_its_questionnaire(string items, string given, string place)
    {
        var wrong = Validate(items, given, "completed").Where(i => i.Fails).Select(i => i.Path);
        Assert.Equal(place.Length == 0 ? [] : [$"QuestionnaireResponse.{place}".TrimEnd('.')], wrong);
    }

    [Fact]
    public void What_is_missing_is_no_error_before_the_response_is_finished()
    {
        const string Items = """{"linkId":"a","type":"string","required":true}""";
        Assert.Contains(Validate(Items, """{"linkId":"a"}""", "completed"), i => i.Fails);
        Assert.DoesNotContain(Validate(Items, """{"linkId":"a"}""", "in-progress"), i => i.Fails);
        Assert.Contains(Validate(Items, """{"linkId":"a"}""", "in-progress"), i => i.Severity == IssueSeverity.Warning);
    }

    [Fact]
    public void A_questionnaire_that_is_not_known_is_a_warning_and_one_that_is_something_else_an_error()
    {
        var validator = new Validator(ValidationOptions.Strict);
        Assert.DoesNotContain(validator.Validate(Response(Url, "", "completed")), i => i.Fails);
        Assert.Contains(validator.Validate(Response("http://hl7.org/fhir/ValueSet/observation-codes", "", "completed")), i => i is { Fails: true, Path: "QuestionnaireResponse.questionnaire" });
    }

    [Fact]
    public void A_condition_must_not_be_about_what_is_within_the_item()
    {
        const string Text = """{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"g","type":"group","enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}],"item":[{"linkId":"a","type":"string"}]}]}""";
        var issue = Assert.Single(new Validator(ValidationOptions.Strict).Validate(ResourceDocument.Parse(Encoding.UTF8.GetBytes(Text)).Value!), i => i.Fails);
        Assert.Equal("Questionnaire.item[0]", issue.Path);
    }

    private static IReadOnlyList<Issue> Validate(string items, string given, string status)
    {
        var definitions = new DefinitionSet();
        definitions.Add(ResourceDocument.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Questionnaire","url":"{{Url}}","status":"active","item":[{{items}}]}""")).Value!);
        return new Validator(ValidationOptions.Strict, definitions).Validate(Response(Url, given, status));
    }

    private static ResourceDocument Response(string url, string given, string status) => ResourceDocument.Parse(Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"QuestionnaireResponse","questionnaire":"{{url}}","status":"{{status}}"{{(given.Length == 0 ? "" : $",\"item\":[{given}]")}}}""")).Value!;
}
