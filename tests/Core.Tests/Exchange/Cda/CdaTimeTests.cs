using Chartroom.Exchange.Cda.Datatypes;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Cda;

public sealed class CdaTimeTests
{
    [Theory]
    [InlineData("2012", "2012")]
    [InlineData("201208", "2012-08")]
    [InlineData("20120806", "2012-08-06")]
    [InlineData("2012080610", "2012-08-06T10:00:00-06:00")]
    [InlineData("201208061030", "2012-08-06T10:30:00-06:00")]
    [InlineData("20120806103015-0500", "2012-08-06T10:30:15-05:00")]
    [InlineData("20120806103015.250+0000", "2012-08-06T10:30:15.25+00:00")]
    [InlineData("20120806-0500", "2012-08-06")]
    [InlineData("201208061030Z", "2012-08-06T10:30:00+00:00")]
    public void A_time_keeps_its_precision_and_zone(string cda, string fhir)
    {
        Assert.True(CdaTime.TryParse(cda, out var time));
        Assert.Equal(fhir, time.ToDateTime(TimeSpan.FromHours(-6)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20121306")]
    [InlineData("20120230")]
    [InlineData("00000000")]
    [InlineData("2012-08-06")]
    [InlineData("yesterday")]
    [InlineData("201208062530")]
    public void What_is_no_time_is_not_read(string cda) => Assert.False(CdaTime.TryParse(cda, out _));

    [Fact]
    public void A_time_of_day_without_any_zone_is_told_as_a_date()
    {
        Assert.True(CdaTime.TryParse("201208061030", out var time));
        Assert.Equal("2012-08-06", time.ToDateTime(null));
        Assert.Null(time.ToInstant(null));
    }
}
