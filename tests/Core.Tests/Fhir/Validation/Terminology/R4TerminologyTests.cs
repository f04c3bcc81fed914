using Chartroom.Fhir.Validation.Terminology;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Validation.Terminology;

public sealed class R4TerminologyTests
{
    /// <summary>Countries and regions are not listed here, but their codes have a form.</summary>
    [Theory]
    [InlineData(null, "AU", Membership.NotKnown)]
    [InlineData("urn:iso:std:iso:3166", "AUS", Membership.NotKnown)]
    [InlineData("urn:iso:std:iso:3166:-2", "AU-NSW", Membership.NotKnown)]
    [InlineData(null, "001", Membership.NotKnown)]
    [InlineData(null, "Australia", Membership.Out)]
    [InlineData("urn:iso:std:iso:3166", "AU-NSW", Membership.Out)]
    public void A_word_is_no_jurisdiction(string? system, string code, Membership expected) =>
        Assert.Equal(expected, R4Terminology.Instance.Contains("http://hl7.org/fhir/ValueSet/jurisdiction", system, code));
}
