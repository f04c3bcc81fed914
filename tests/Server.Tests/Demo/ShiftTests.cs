using Chartroom.Server.Demo.Population;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed class ShiftTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 30, 0, TimeSpan.FromHours(-5));

    private static readonly IReadOnlyList<Clinician> Staff = [.. new Hospital(1).Clinicians];

    [Theory]
    [InlineData("Emergency")]
    [InlineData("Medicine")]
    [InlineData("Obstetrics")]
    [InlineData("Nursing")]
    [InlineData("Critical Care")]
    [InlineData("Radiology")]
    public void A_service_that_never_closes_has_somebody_on_at_every_hour_of_a_year(string service)
    {
        var staff = Staff.Where(c => c.Service == service).ToList();
        for (var hour = 0; hour < 365 * 24; hour++)
            Assert.Contains(staff, c => c.Shift.Covers(Start.AddHours(hour)));
    }

    [Fact]
    public void An_office_is_closed_at_night_and_on_weekends()
    {
        var doctor = Staff.First(c => c.Service == "Family Medicine");
        Assert.True(doctor.Shift.Covers(new DateTimeOffset(2026, 6, 5, 10, 0, 0, TimeSpan.Zero)));
        Assert.False(doctor.Shift.Covers(new DateTimeOffset(2026, 6, 5, 22, 0, 0, TimeSpan.Zero)));
        Assert.False(doctor.Shift.Covers(new DateTimeOffset(2026, 6, 6, 10, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_night_belongs_to_the_week_in_which_it_began()
    {
        var nights = Staff.First(c => c.Service == "Emergency" && c.Shift is { FromHour: 19, Team: 0 }).Shift;
        var monday = new DateTimeOffset(2000, 1, 10, 23, 0, 0, TimeSpan.Zero);
        Assert.True(nights.Covers(monday));
        Assert.True(nights.Covers(monday.AddHours(4)));
        Assert.False(nights.Covers(monday.AddDays(1)));
    }

    [Fact]
    public void Nobody_works_around_the_clock_for_more_than_a_week()
    {
        foreach (var clinician in Staff)
        {
            var days = Enumerable.Range(0, 60).Select(d => Enumerable.Range(0, 24).Any(h => clinician.Shift.Covers(Start.AddDays(d).AddHours(h)))).ToList();
            Assert.Contains(days, d => !d);
            Assert.Contains(days, d => d);
        }
    }
}
