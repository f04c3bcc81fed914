using Chartroom.Rules.Matching;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class ColumnNamesTests
{
    [Theory]
    [InlineData("surname", PersonField.Family)]
    [InlineData("LAST_NAME", PersonField.Family)]
    [InlineData("PatientFirstName", PersonField.Given)]
    [InlineData("First Name", PersonField.Given)]
    [InlineData("date_of_birth", PersonField.BirthDate)]
    [InlineData("DOB", PersonField.BirthDate)]
    [InlineData("soc_sec_id", PersonField.Ssn)]
    [InlineData("address_1", PersonField.Street)]
    [InlineData("address_2", PersonField.Unit)]
    [InlineData("Current Zip Code", PersonField.Zip)]
    [InlineData("suburb", PersonField.City)]
    [InlineData("MOTHERS_MAIDEN_NAME", PersonField.Mother)]
    [InlineData("Patient Acct #", PersonField.Mrn)]
    public void A_header_is_recognised(string header, PersonField expected) => Assert.Equal(expected, ColumnNames.Recognise(header));

    [Theory]
    [InlineData("cluster")]
    [InlineData("Previous First Name")]
    [InlineData("comment")]
    public void A_header_that_says_nothing_known_is_left_alone(string header) => Assert.Null(ColumnNames.Recognise(header));

    [Fact]
    public void Map_names_are_the_fields_in_any_case()
    {
        Assert.Equal(PersonField.BirthDate, ColumnNames.Named("birthdate"));
        Assert.Null(ColumnNames.Named("3"));
        Assert.Null(ColumnNames.Named("shoe"));
    }
}
