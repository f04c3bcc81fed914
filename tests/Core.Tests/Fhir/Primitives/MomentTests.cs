using Chartroom.Fhir.Primitives;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Primitives;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2014")]
    [InlineData("2014-02")]
    [InlineData("2014-02-28")]
    [InlineData("2014-02-28T10:11:12Z")]
    [InlineData("2014-02-28T10:11:12.345+05:30")]
    public void A_moment_is_written_as_it_was_read(string text)
    {
        Assert.True(Moment.TryParse(text, MomentKind.DateTime, out var moment));
        Assert.Equal(text, moment.ToString());
    }

    [Theory]
    [InlineData("2014-02-29")]
    [InlineData("2014-13")]
    [InlineData("0000")]
    [InlineData("2014-1")]
    [InlineData("2014-02-28T25:00:00Z")]
    [InlineData("2014-02-28T10:00:00+15:00")]
    [InlineData("2014-02-28 10:00:00")]
    [InlineData("")]
    public void What_no_calendar_has_is_not_read(string text) => Assert.False(Moment.TryParse(text, MomentKind.DateTime, out _));

    [Theory]
    [InlineData("2014", "2014-05", null)]
    [InlineData("2013", "2014-05", -1)]
    [InlineData("2014-05-01T10:00:00Z", "2014-05-01T12:00:00+02:00", 0)]
    [InlineData("2014-05-01T10:00:00Z", "2014-05-01T12:00:00", null)]
    [InlineData("2014-05-01T10:00:00Z", "2014-05-03T12:00:00", -1)]
    public void Comparison_says_when_precision_leaves_it_open(string a, string b, int? expected)
    {
        Assert.True(Moment.TryParse(a, MomentKind.DateTime, out var x));
        Assert.True(Moment.TryParse(b, MomentKind.DateTime, out var y));
        Assert.Equal(expected, Moment.Compare(x, y));
        Assert.Equal(-expected, Moment.Compare(y, x));
    }

    [Fact]
    public void The_last_day_of_a_month_stays_in_the_month_it_moves_to()
    {
        Assert.True(Moment.TryParse("2024-01-31", MomentKind.Date, out var date));
        Assert.Equal("2024-02-29", date.Add(1, CalendarUnit.Month)!.Value.ToString());
        Assert.Null(date.Add(9000, CalendarUnit.Year));
    }
}
