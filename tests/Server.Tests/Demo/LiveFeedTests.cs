using Chartroom.Server.Demo.Building;
using Chartroom.Server.Demo.Feeds;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed class LiveFeedTests
{
    private static readonly DemoMark Mark = DemoMark.New(4, 120, new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4))) with { Filed = 120 };

    [Fact]
    public void Time_goes_on_from_the_demos_day_and_never_back()
    {
        var arrivals = new LiveFeed(Mark).Arrivals().Take(400).ToList();
        Assert.Equal(400, arrivals.Count);
        Assert.All(arrivals, a => Assert.True(a.At > Mark.Now));
        Assert.Equal(arrivals.Select(a => a.At).Order(), arrivals.Select(a => a.At));
    }

    [Fact]
    public void Nothing_comes_twice_neither_from_before_nor_over_several_windows()
    {
        var before = new DemoFeed(Mark.Seed, Mark.Now).Of(0, Mark.Patients).SelectMany(p => p.Arrivals).Select(a => $"{a.Door} {a.Key}").ToHashSet();
        var live = new LiveFeed(Mark).Arrivals().TakeWhile(a => a.At < Mark.Now.AddDays(60)).Select(a => $"{a.Door} {a.Key}").ToList();
        Assert.Equal(live.Count, live.Distinct().Count());
        Assert.DoesNotContain(live, before.Contains);
    }

    [Fact]
    public void New_patients_come_as_the_hospitals_size_asks_for()
    {
        var small = new LiveFeed(Mark).Arrivals().TakeWhile(a => a.At < Mark.Now.AddDays(40)).Count();
        var large = new LiveFeed(Mark with { Patients = 1200, Filed = 1200 }).Arrivals().TakeWhile(a => a.At < Mark.Now.AddDays(40)).Count();
        Assert.True(large > 4 * small, $"{large} and {small}");
    }
}
