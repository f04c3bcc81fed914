using Chartroom.Exchange.Hl7v2.DataTypes;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.DataTypes;

/// <summary>Source: HL7 v2.5.1 §2.A.22 DTM.</summary>
public sealed class Hl7TimeTests
{
    [Theory]
    [InlineData("2026", "2026", "2026")]
    [InlineData("202602", "2026-02", "2026-02")]
    [InlineData("20260228", "2026-02-28", "2026-02-28")]
    [InlineData("2026022814", "2026-02-28", "2026-02-28T14:00:00Z")]
    [InlineData("202602281405", "2026-02-28", "2026-02-28T14:05:00Z")]
    [InlineData("20260228140506-0500", "2026-02-28", "2026-02-28T14:05:06-05:00")]
    [InlineData("20260228140506.1234+0215", "2026-02-28", "2026-02-28T14:05:06.1234+02:15")]
    [InlineData("2026-02-28T14:05:06Z", "2026-02-28", "2026-02-28T14:05:06Z")]
    public void A_time_keeps_its_precision_and_offset(string text, string date, string dateTime)
    {
        Assert.True(Hl7Time.TryParse(text, out var time));
        Assert.Equal(date, time.ToDate());
        Assert.Equal(dateTime, time.ToDateTime(TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("20260230")]
    [InlineData("202613")]
    [InlineData("2026022825")]
    [InlineData("20260228T")]
    [InlineData("today")]
    public void A_time_that_is_none_is_not_read(string text) => Assert.False(Hl7Time.TryParse(text, out _));

    [Fact]
    public void A_time_without_offset_takes_that_of_the_facility_on_that_day()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");
        Assert.True(Hl7Time.TryParse("202607011200", out var summer));
        Assert.True(Hl7Time.TryParse("202601011200", out var winter));
        Assert.Equal("2026-07-01T12:00:00-05:00", summer.ToDateTime(zone));
        Assert.Equal("2026-01-01T12:00:00-06:00", winter.ToDateTime(zone));
    }
}
