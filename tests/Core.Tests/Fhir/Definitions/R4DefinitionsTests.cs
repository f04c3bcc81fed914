using Chartroom.Fhir.Definitions;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Definitions;

public sealed class R4DefinitionsTests
{
    [Fact]
    public void R4_has_148_concrete_resource_types_and_every_type_that_an_element_names()
    {
        Assert.Equal(148, R4Definitions.ResourceTypes.Count);
        foreach (var type in R4Definitions.Types.Values)
            Assert.All(type.Elements.SelectMany(e => e.Types), t => Assert.NotNull(t.Type));
    }

    [Fact]
    public void A_patient_has_its_elements_in_the_order_of_the_standard()
    {
        var patient = R4Definitions.Type("Patient")!;
        Assert.Equal(
            ["id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension", "identifier", "active", "name"],
            patient.Elements.Take(11).Select(e => e.Name));
        Assert.Equal("DomainResource", patient.Base!.Name);
        Assert.True(patient.Is(R4Definitions.Type("Resource")!));
    }

    [Fact]
    public void A_choice_is_found_by_its_JSON_name_with_its_type()
    {
        var observation = R4Definitions.Type("Observation")!;
        Assert.True(observation.TryMember("valueQuantity"u8, out var member));
        Assert.Equal(("value", "Quantity"), (member.Element.Name, member.Type.Code));
        Assert.False(observation.TryMember("value"u8, out _));
    }

    [Fact]
    public void A_content_reference_has_the_type_it_refers_to()
    {
        var item = R4Definitions.Type("Questionnaire.item")!;
        Assert.Same(item, item.Element("item")!.Types[0].Type);
    }

    [Fact]
    public void Bindings_carry_strength_and_value_set()
    {
        var gender = R4Definitions.Type("Patient")!.Element("gender")!.Binding!;
        Assert.Equal(new Binding(BindingStrength.Required, "http://hl7.org/fhir/ValueSet/administrative-gender"), gender);
        Assert.Equal(BindingStrength.Extensible, R4Definitions.Type("Patient")!.Element("maritalStatus")!.Binding!.Strength);
    }

    [Fact]
    public void A_required_value_set_knows_its_codes()
    {
        var set = R4Codes.ValueSet("http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1")!;
        Assert.True(set.Contains(null, "female"));
        Assert.False(set.Contains(null, "f"));
        Assert.Equal(4, set.Codes()!.Count);
    }

    [Fact]
    public void A_value_set_on_a_system_that_R4_does_not_publish_answers_that_it_does_not_know() =>
        Assert.Null(R4Codes.ValueSet("http://hl7.org/fhir/ValueSet/ucum-units")!.Contains("http://unitsofmeasure.org", "mg"));

    [Fact]
    public void Every_primitive_pattern_compiles() =>
        Assert.All(R4Definitions.Types.Values.Where(t => t.IsPrimitive), t => Assert.True(t.Regex is null || t.Regex.GetGroupNumbers().Length > 0));
}
