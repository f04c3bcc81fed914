using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Search;

public sealed class SearchExtractorTests
{
    [Fact]
    public void Every_parameter_of_R4_compiles_against_its_type() =>
        Assert.Empty(R4Definitions.ResourceTypes.SelectMany(SearchExtractor.Unsupported).Select(u => $"{u.Parameter.Resource} {u.Parameter.Code}: {u.Why}"));

    [Fact]
    public void A_partial_date_covers_its_whole_month()
    {
        var date = Assert.Single(Values("""{"resourceType":"Patient","birthDate":"1974-12"}""", "birthdate").OfType<SearchValue.Date>());
        Assert.Equal(new DateTime(1974, 12, 1).Ticks, date.Low);
        Assert.Equal(new DateTime(1975, 1, 1).Ticks, date.High);
    }

    [Fact]
    public void A_period_without_end_is_open()
    {
        var date = Assert.Single(Values("""{"resourceType":"Encounter","period":{"start":"2020-01-01T10:00:00+01:00"}}""", "date").OfType<SearchValue.Date>());
        Assert.Equal((new DateTime(2020, 1, 1, 9, 0, 0).Ticks, long.MaxValue), (date.Low, date.High));
    }

    [Fact]
    public void A_name_offers_each_of_its_parts() => Assert.Equal(
        ["Chalmers", "Peter", "James"],
        Values("""{"resourceType":"Patient","name":[{"family":"Chalmers","given":["Peter","James"]}]}""", "name").Cast<SearchValue.String>().Select(s => s.Value));

    [Fact]
    public void A_concept_offers_each_coding_with_its_text()
    {
        var tokens = Values("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic"}],"text":"BP"}}""", "code");
        Assert.Equal([new SearchValue.Token("code", "http://loinc.org", "8480-6", "Systolic\nBP")], tokens);
    }

    [Fact]
    public void A_quantity_is_given_in_canonical_units_too()
    {
        var quantity = Assert.IsType<SearchValue.Quantity>(Assert.Single(Values(
            """{"resourceType":"Observation","valueQuantity":{"value":5.40,"unit":"g/dL","system":"http://unitsofmeasure.org","code":"g/dL"}}""", "value-quantity")));
        Assert.Equal((5.395m, 5.405m), (quantity.Low, quantity.High));
        Assert.Equal((54000m, "g.m-3"), (quantity.CanonicalValue, quantity.CanonicalCode));
    }

    [Fact]
    public void A_composite_keeps_the_pairs_of_each_component_together()
    {
        var values = Values(
            """
            {"resourceType":"Observation","component":[
              {"code":{"coding":[{"code":"a"}]},"valueQuantity":{"value":1}},
              {"code":{"coding":[{"code":"b"}]},"valueQuantity":{"value":2}},
              {"code":{"coding":[{"code":"c"}]}}]}
            """,
            "component-code-value-quantity");
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], values.Select(v => (v.Group, v.Part)));
    }

    [Fact]
    public void Parameters_that_look_at_the_same_element_have_values_of_their_own()
    {
        const string Json = """{"resourceType":"Observation","code":{"coding":[{"system":"s","code":"a"}]},"valueQuantity":{"value":1}}""";
        foreach (var parameter in new[] { "code", "combo-code", "value-quantity", "combo-value-quantity" })
            Assert.Equal((parameter, -1, 0), Values(Json, parameter).Select(v => (v.Parameter, v.Group, v.Part)).Single());
        foreach (var parameter in new[] { "code-value-quantity", "combo-code-value-quantity" })
            Assert.Equal([(parameter, 0, 0), (parameter, 0, 1)], Values(Json, parameter).Select(v => (v.Parameter, v.Group, v.Part)));
        Assert.Equal(
            [new SearchValue.Token("combo-code", "s", "a"), new SearchValue.Quantity("combo-value-quantity", 1, 0.5m, 1.5m, null, null, null, null, null)],
            [.. Values(Json, "combo-code"), .. Values(Json, "combo-value-quantity")]);
    }

    [Theory]
    [InlineData("Patient/123", "Patient", "123", null)]
    [InlineData("Patient/123/_history/4", "Patient", "123", null)]
    [InlineData("http://example.org/fhir/Patient/123", null, null, "http://example.org/fhir/Patient/123")]
    [InlineData("urn:uuid:7c9a5dc5-2d5f-4a3e-9f0f-111111111111", null, null, "urn:uuid:7c9a5dc5-2d5f-4a3e-9f0f-111111111111")]
    public void References_are_split_when_they_are_relative(string text, string? type, string? id, string? url) => Assert.Equal(
        [new SearchValue.Reference("subject", type, id, url, null, null)],
        Values($$$"""{"resourceType":"Condition","subject":{"reference":"{{{text}}}"}}""", "subject"));

    [Fact]
    public void A_patient_parameter_takes_only_references_to_patients()
    {
        Assert.Single(Values("""{"resourceType":"Observation","subject":{"reference":"Patient/1"}}""", "patient"));
        Assert.Empty(Values("""{"resourceType":"Observation","subject":{"reference":"Group/1"}}""", "patient"));
    }

    [Fact]
    public void A_deceased_date_counts_as_deceased() => Assert.Equal(
        [new SearchValue.Token("deceased", null, "true")],
        Values("""{"resourceType":"Patient","deceasedDateTime":"2020-01-01"}""", "deceased"));

    [Fact]
    public void A_resource_belongs_to_the_patients_of_its_compartment_parameters()
    {
        Assert.Equal(["1"], PatientCompartment.Of(Document("""{"resourceType":"Observation","subject":{"reference":"Patient/1"}}""")));
        Assert.Equal(["9"], PatientCompartment.Of(Document("""{"resourceType":"Patient","id":"9"}""")));
        Assert.Empty(PatientCompartment.Of(Document("""{"resourceType":"Organization","id":"9"}""")));
    }

    private static List<SearchValue> Values(string json, string parameter)
    {
        var values = new List<SearchValue>();
        SearchExtractor.Extract(Document(json), values);
        return [.. values.Where(v => v.Parameter == parameter)];
    }

    private static ResourceDocument Document(string json) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(json));
}
