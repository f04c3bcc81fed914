using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Search;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Search;

public sealed class SearchParametersTests
{
    [Fact]
    public void A_parameter_that_many_types_share_keeps_the_part_of_its_own_type()
    {
        var code = SearchParameters.Find("Observation", "code")!;
        Assert.Equal(("Observation.code", SearchParameterType.Token), (code.Expression, code.Type));
    }

    [Fact]
    public void Every_type_has_the_parameters_of_Resource() =>
        Assert.All(R4Definitions.ResourceTypes, t => Assert.NotNull(SearchParameters.Find(t, "_lastUpdated")));

    [Fact]
    public void A_composite_knows_its_components()
    {
        var composite = SearchParameters.Find("Observation", "code-value-quantity")!;
        Assert.Equal(["code", "value-quantity"], composite.Components.Select(c => c.Code));
        Assert.Equal("value.as(Quantity)", composite.Components[1].Expression);
    }

    [Fact]
    public void The_patient_compartment_names_its_parameters() =>
        Assert.Equal(["subject", "performer"], SearchParameters.PatientCompartment("Observation"));
}
