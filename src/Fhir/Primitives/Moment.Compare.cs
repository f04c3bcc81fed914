namespace Chartroom.Fhir.Primitives;

public readonly partial struct Moment
{
    private const long LargestOffset = 14 * TimeSpan.TicksPerHour;

    /// <summary>
    /// Which comes first: negative, 0 or positive, or null when their precisions or a missing offset leave it open.
    /// Seconds and fractions are one precision. A dateTime without offset may mean any, so it is only ordered against one
    /// with offset when they lie further apart than offsets reach.
    /// Source: FHIRPath §6.1.1, §6.2 date/time comparison.
    /// </summary>
    public static int? Compare(in Moment a, in Moment b)
    {
        if ((a.Kind == MomentKind.Time) != (b.Kind == MomentKind.Time))
            return null;
        var shared = Level(a) < Level(b) ? Level(a) : Level(b);
        var (x, y) = (a.Ticks, b.Ticks);
        if (shared >= MomentPrecision.Hour && a.HasOffset != b.HasOffset && a.Kind != MomentKind.Time)
        {
            var gap = a.LowUtc - b.LowUtc;
            return Math.Abs(gap) > LargestOffset ? Math.Sign(gap) : null;
        }
        if (shared >= MomentPrecision.Hour && a.HasOffset && b.HasOffset)
            (x, y) = (a.LowUtc, b.LowUtc);
        var order = Floor(x, shared).CompareTo(Floor(y, shared));
        return order != 0 || Level(a) == Level(b) ? order : null;
    }

    public bool Equals(Moment other) =>
        Kind == other.Kind && Precision == other.Precision && Ticks == other.Ticks && offset == other.offset;

    public override bool Equals(object? obj) => obj is Moment other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Precision, Ticks, offset);

    public static bool operator ==(Moment left, Moment right) => left.Equals(right);

    public static bool operator !=(Moment left, Moment right) => !left.Equals(right);

    private static MomentPrecision Level(in Moment m) =>
        m.Precision >= MomentPrecision.Second ? MomentPrecision.Millisecond : m.Precision;

    private static long Floor(long ticks, MomentPrecision precision)
    {
        switch (precision)
        {
            case MomentPrecision.Year:
                return new DateTime(ticks).Year;
            case MomentPrecision.Month:
                return (new DateTime(ticks).Year * 12) + new DateTime(ticks).Month;
            case MomentPrecision.Day:
                return ticks / TimeSpan.TicksPerDay;
            case MomentPrecision.Hour:
                return ticks / TimeSpan.TicksPerHour;
            case MomentPrecision.Minute:
                return ticks / TimeSpan.TicksPerMinute;
            default:
                return ticks;
        }
    }
}
