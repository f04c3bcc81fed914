using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Text;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class BirthDateTextTests
{
    [Theory]
    [InlineData("1971-06-24", 19710624)]
    [InlineData("19710624", 19710624)]
    [InlineData("1971-06-24T00:00:00Z", 19710624)]
    [InlineData("6/24/1971", 19710624)]
    [InlineData("24/6/1971", 19710624)]
    [InlineData("24.06.1971", 19710624)]
    [InlineData("6/24/71", 19710624)]
    [InlineData("5/2/06", 20060502)]
    [InlineData("1964-10", 19641000)]
    [InlineData("1964", 19640000)]
    [InlineData("22413", 19610512)]
    [InlineData("1900-01-01", 0)]
    [InlineData("unknown", 0)]
    [InlineData("", 0)]
    [InlineData("2000-13-01", 20001301)]
    public void Many_forms_are_read(string text, int digits) => Assert.Equal(digits, BirthDateText.Parse(text).Digits);

    [Theory]
    [InlineData("Missing, but age 23")]
    [InlineData("12345678901234")]
    [InlineData("1-2-3-4")]
    [InlineData("99999999/1/1")]
    public void What_is_no_date_is_unreadable_and_never_fails(string text) => Assert.True(BirthDateText.Parse(text).IsUnreadable);

    [Theory]
    [InlineData("1971-06-24", "1971-06-24", "same")]
    [InlineData("1897-11-11", "11/11/97", "same")]
    [InlineData("1971-03-07", "1971-07-03", "near")]
    [InlineData("1971-06-24", "1971-06-25", "near")]
    [InlineData("1971-12-31", "1972-01-01", "near")]
    [InlineData("1971-06-24", "1917-06-24", "near")]
    [InlineData("1971-06-24", "1961-06-24", "near")]
    [InlineData("1971-06-24", "1971-06", "partial")]
    [InlineData("1971-06-24", "1971-01-01", "partial")]
    [InlineData("1971-06-24", "1989-06-24", "twoParts")]
    [InlineData("1971-06-24", "1971-11-02", "sameYear")]
    [InlineData("1960-10-20", "2000-13-01", "unreadable")]
    [InlineData("1960-10-20", "3000-01-01", "unreadable")]
    [InlineData("1971-06-24", "1948-11-02", "differs")]
    [InlineData("1971-06-24", "", "missing")]
    public void Dates_are_graded(string a, string b, string expected)
    {
        var reader = new PersonReader();
        var x = reader.Read(new PersonText("a").With(PersonField.BirthDate, a));
        var y = reader.Read(new PersonText("b").With(PersonField.BirthDate, b));
        var index = ComparisonSet.IndexOf("birthDate");
        Assert.Equal(expected, ComparisonSet.All[index].LevelName(ComparisonSet.Compare(x, y)[index]));
        Assert.Equal(expected, ComparisonSet.All[index].LevelName(ComparisonSet.Compare(y, x)[index]));
    }
}
