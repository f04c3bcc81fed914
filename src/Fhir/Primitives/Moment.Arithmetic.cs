namespace Chartroom.Fhir.Primitives;

/// <summary>The calendar units by which a moment can be moved.</summary>
public enum CalendarUnit : byte { Year, Month, Week, Day, Hour, Minute, Second, Millisecond }

public readonly partial struct Moment
{
    /// <summary>
    /// Moves by whole calendar units; the part of an amount below the moment's own precision is dropped (a month plus 45 days
    /// is a month later). Null when the result leaves the years 1 to 9999.
    /// Source: FHIRPath §6.6.7 date/time arithmetic.
    /// </summary>
    public Moment? Add(long amount, CalendarUnit unit)
    {
        try
        {
            return Kind == MomentKind.Time ? AddToTime(amount, unit) : AddToDate(amount, unit);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The moment cut or filled to a precision at the earliest (low) or latest (high) end of what it covers.</summary>
    public Moment Boundary(MomentPrecision precision, bool high)
    {
        var zone = Kind != MomentKind.DateTime || precision < MomentPrecision.Hour ? (int?)null
            : HasOffset ? OffsetMinutes : high ? -12 * 60 : 14 * 60;
        var full = Kind == MomentKind.DateTime && Precision == MomentPrecision.Hour ? With(MomentPrecision.Minute, Ticks, zone) : this;
        var ticks = high ? full.EndTicks - 1 : Ticks;
        return With(precision, Cut(ticks, precision), zone);
    }

    private Moment AddToTime(long amount, CalendarUnit unit)
    {
        var day = TimeSpan.TicksPerDay;
        var ticks = (Ticks + (checked(amount * TicksOf(unit)) % day) + day) % day;
        return new Moment(Kind, Precision, ticks, offset, fraction);
    }

    private Moment AddToDate(long amount, CalendarUnit unit)
    {
        var at = new DateTime(Ticks);
        at = unit switch
        {
            CalendarUnit.Year => at.AddYears(checked((int)amount)),
            CalendarUnit.Month => at.AddMonths(checked((int)amount)),
            _ when Precision == MomentPrecision.Year => at.AddYears((int)(checked(amount * TicksOf(unit)) / (365 * TimeSpan.TicksPerDay))),
            _ when Precision == MomentPrecision.Month => at.AddMonths((int)(checked(amount * TicksOf(unit)) / (30 * TimeSpan.TicksPerDay))),
            _ => at.AddTicks(checked(amount * TicksOf(unit))),
        };
        return new Moment(Kind, Precision, Cut(at.Ticks, Precision), offset, fraction);
    }

    private static long Cut(long ticks, MomentPrecision precision)
    {
        var at = new DateTime(ticks);
        return precision switch
        {
            MomentPrecision.Year => new DateTime(at.Year, 1, 1).Ticks,
            MomentPrecision.Month => new DateTime(at.Year, at.Month, 1).Ticks,
            MomentPrecision.Day => at.Date.Ticks,
            MomentPrecision.Hour => ticks - (ticks % TimeSpan.TicksPerHour),
            MomentPrecision.Minute => ticks - (ticks % TimeSpan.TicksPerMinute),
            MomentPrecision.Second => ticks - (ticks % TimeSpan.TicksPerSecond),
            _ => ticks - (ticks % TimeSpan.TicksPerMillisecond),
        };
    }

    private static long TicksOf(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Week => 7 * TimeSpan.TicksPerDay,
        CalendarUnit.Day => TimeSpan.TicksPerDay,
        CalendarUnit.Hour => TimeSpan.TicksPerHour,
        CalendarUnit.Minute => TimeSpan.TicksPerMinute,
        CalendarUnit.Second => TimeSpan.TicksPerSecond,
        CalendarUnit.Millisecond => TimeSpan.TicksPerMillisecond,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), "A time of day has no years or months."),
    };
}
