using System.Text;

namespace Chartroom.Fhir.Primitives;

/// <summary>Which of the three calendars of FHIRPath a <see cref="Moment"/> belongs to.</summary>
public enum MomentKind : byte { Date, DateTime, Time }

/// <summary>How much of a moment is known; the number is the count of digits of a full date with time.</summary>
public enum MomentPrecision : byte { Year = 4, Month = 6, Day = 8, Hour = 10, Minute = 12, Second = 14, Millisecond = 17 }

/// <summary>
/// A date, dateTime, instant or time of FHIR as far as it is known: <c>2014-03</c> is a month, not its first day.
/// <c>Ticks</c> are 100 ns since 0001-01-01 on the local clock (since midnight for a time) of the earliest instant meant;
/// the offset from UTC is kept apart and may be unknown.
/// Source: FHIR R4 §2.24.0.1 date, dateTime, instant, time; FHIRPath §4.1.6-8.
/// </summary>
public readonly partial struct Moment : IEquatable<Moment>
{
    private const short NoOffset = short.MinValue;
    private readonly short offset;
    private readonly byte fraction;

    private Moment(MomentKind kind, MomentPrecision precision, long ticks, short offset, byte fraction)
    {
        (Kind, Precision, Ticks, this.offset, this.fraction) = (kind, precision, ticks, offset, fraction);
    }

    public MomentKind Kind { get; }

    public MomentPrecision Precision { get; }

    public long Ticks { get; }

    public bool HasOffset => offset != NoOffset;

    /// <summary>Minutes east of UTC; 0 when unknown, see <see cref="HasOffset"/>.</summary>
    public int OffsetMinutes => HasOffset ? offset : 0;

    /// <summary>Digits of the fraction of a second as written.</summary>
    public int FractionDigits => fraction;

    /// <summary>The first tick (UTC; an unknown offset counts as UTC) that the moment may mean.</summary>
    public long LowUtc => Ticks - (OffsetMinutes * TimeSpan.TicksPerMinute);

    /// <summary>The first tick after all that the moment may mean, so that [LowUtc, HighUtc) is what it covers.</summary>
    public long HighUtc => EndTicks - (OffsetMinutes * TimeSpan.TicksPerMinute);

    private long EndTicks => Precision switch
    {
        MomentPrecision.Year => new DateTime(Ticks).Year == 9999 ? DateTime.MaxValue.Ticks + 1 : new DateTime(Ticks).AddYears(1).Ticks,
        MomentPrecision.Month => Ticks + (DateTime.DaysInMonth(new DateTime(Ticks).Year, new DateTime(Ticks).Month) * TimeSpan.TicksPerDay),
        MomentPrecision.Day => Ticks + TimeSpan.TicksPerDay,
        MomentPrecision.Hour => Ticks + TimeSpan.TicksPerHour,
        MomentPrecision.Minute => Ticks + TimeSpan.TicksPerMinute,
        MomentPrecision.Second => Ticks + TimeSpan.TicksPerSecond,
        _ => Ticks + FractionUnit(fraction),
    };

    public static Moment Of(DateTimeOffset at) =>
        new(MomentKind.DateTime, MomentPrecision.Millisecond, at.Ticks / 10000 * 10000, (short)at.Offset.TotalMinutes, 3);

    public static Moment Of(DateOnly date) =>
        new(MomentKind.Date, MomentPrecision.Day, date.ToDateTime(TimeOnly.MinValue).Ticks, NoOffset, 0);

    public static Moment Of(TimeOnly time) =>
        new(MomentKind.Time, MomentPrecision.Millisecond, time.Ticks / 10000 * 10000, NoOffset, 3);

    /// <summary>The same moment as a dateTime, or as the date part of one.</summary>
    public Moment As(MomentKind kind)
    {
        if (kind != MomentKind.Date || Precision <= MomentPrecision.Day)
            return new Moment(kind, Precision, Ticks, kind == MomentKind.Date ? NoOffset : offset, fraction);
        return new Moment(kind, MomentPrecision.Day, Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay, NoOffset, 0);
    }

    /// <summary>The same clock reading with another precision (cut, or filled with what <c>Ticks</c> says) and offset.</summary>
    internal Moment With(MomentPrecision precision, long ticks, int? offsetMinutes) => new(
        Kind,
        precision,
        ticks,
        offsetMinutes is { } o ? (short)o : NoOffset,
        precision == MomentPrecision.Millisecond ? Math.Max((byte)3, fraction) : (byte)0);

    internal long Pack() => ((long)Kind << 40) | ((long)Precision << 32) | ((long)(ushort)offset << 16) | fraction;

    internal static Moment Unpack(long ticks, long packed) =>
        new((MomentKind)(byte)(packed >> 40), (MomentPrecision)(byte)(packed >> 32), ticks, (short)(ushort)(packed >> 16), (byte)packed);

    private static long FractionUnit(int digits)
    {
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < Math.Min(digits, 7); i++)
            unit /= 10;
        return unit;
    }

    /// <summary>As FHIR writes it; a dateTime of whole hours as FHIRPath writes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(32);
        var at = new DateTime(Ticks);
        if (Kind != MomentKind.Time)
        {
            text.Append(at.Year.ToString("0000"));
            if (Precision >= MomentPrecision.Month)
                text.Append('-').Append(at.Month.ToString("00"));
            if (Precision >= MomentPrecision.Day)
                text.Append('-').Append(at.Day.ToString("00"));
            if (Precision >= MomentPrecision.Hour)
                text.Append('T');
        }
        if (Precision >= MomentPrecision.Hour)
            text.Append(at.Hour.ToString("00"));
        if (Precision >= MomentPrecision.Minute)
            text.Append(':').Append(at.Minute.ToString("00"));
        if (Precision >= MomentPrecision.Second)
            text.Append(':').Append(at.Second.ToString("00"));
        if (Precision == MomentPrecision.Millisecond)
            text.Append('.').Append((Ticks % TimeSpan.TicksPerSecond).ToString("0000000").AsSpan(0, Math.Clamp((int)fraction, 1, 7)));
        if (HasOffset && Kind == MomentKind.DateTime && Precision >= MomentPrecision.Hour)
            AppendOffset(text);
        return text.ToString();
    }

    private void AppendOffset(StringBuilder text)
    {
        if (offset == 0)
            text.Append('Z');
        else
            text.Append(offset < 0 ? '-' : '+').Append(Math.Abs(offset / 60).ToString("00")).Append(':').Append(Math.Abs(offset % 60).ToString("00"));
    }
}
