namespace Chartroom.Server.Demo.Population;

/// <summary>How a service shares the hours: in two teams by day and night, on call around the clock, or in office hours.</summary>
internal enum Rota { Shifts, OnCall, Office }

/// <summary>
/// When somebody works. Teams take turns of seven days, from Tuesday to Monday; days go from 7 to 19, nights from 19 to 7; offices are open
/// Monday to Friday from 7 to 19. Patients who came stay with whom they met first. All assumed, as many hospitals do it.
/// </summary>
/// <param name="Team">0 or 1: which of the two weeks; null = every week.</param>
/// <param name="FromHour">The hour at which the working day begins.</param>
/// <param name="Hours">Its length: 24 for those on call.</param>
/// <param name="Weekends">Whether Saturday and Sunday are working days.</param>
public sealed record Shift(int? Team, int FromHour, int Hours, bool Weekends)
{
    private const int Morning = 7;

    private const int Evening = 19;

    /// <summary>A Tuesday from which the teams' weeks are counted.</summary>
    private static readonly DateOnly FirstWeek = new(2000, 1, 4);

    /// <summary>The shift of the one at a place in a service's list: every other one in each team, every third of a team at night.</summary>
    internal static Shift Of(Rota rota, int place) => rota switch
    {
        Rota.Shifts => new Shift(place % 2, place / 2 % 3 == 2 ? Evening : Morning, 12, true),
        Rota.OnCall => new Shift(place % 2, Morning, 24, true),
        _ => new Shift(null, Morning, 12, false),
    };

    /// <summary>Whether the shift covers a time, in the hospital's own hours.</summary>
    public bool Covers(DateTimeOffset at)
    {
        // A night belongs to the day on which it began.
        var begun = at.AddHours(-FromHour);
        var day = DateOnly.FromDateTime(begun.Date);
        return begun.Hour < Hours
            && (Weekends || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            && (Team is null || Week(day) == Team);
    }

    private static int Week(DateOnly day) => (int)Math.Floor((day.DayNumber - FirstWeek.DayNumber) / 7.0) & 1;
}
