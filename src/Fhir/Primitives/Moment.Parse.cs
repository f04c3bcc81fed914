using System.Text;

namespace Chartroom.Fhir.Primitives;

public readonly partial struct Moment
{
    /// <summary>
    /// Reads a date (<c>2014</c>, <c>2014-03</c>, <c>2014-03-09</c>), a dateTime (a date, then <c>T</c> and an ISO time with or
    /// without offset; an hour alone is taken, as FHIRPath does) or a time. False for anything else, days that no month has
    /// and text after the end included.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, MomentKind kind, out Moment moment)
    {
        var scan = new Scanner(text);
        moment = default;
        if (!(kind == MomentKind.Time ? scan.Time() : scan.Date()))
            return false;
        if (kind == MomentKind.DateTime && scan.Take((byte)'T')
            && !scan.AtEnd && (scan.Precision != MomentPrecision.Day || !scan.Time() || !scan.Zone()))
            return false;
        if (!scan.AtEnd)
            return false;
        moment = new Moment(kind, scan.Precision, scan.Ticks, scan.Offset, scan.Fraction);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, MomentKind, out Moment)"/>
    public static bool TryParse(ReadOnlySpan<char> text, MomentKind kind, out Moment moment)
    {
        moment = default;
        Span<byte> bytes = stackalloc byte[64];
        return text.Length <= 40 && Ascii.FromUtf16(text, bytes, out var length) == System.Buffers.OperationStatus.Done
            && TryParse(bytes[..length], kind, out moment);
    }

    private ref struct Scanner(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = text;

        public long Ticks;
        public short Offset = NoOffset;
        public byte Fraction;
        public MomentPrecision Precision;

        public readonly bool AtEnd => rest.IsEmpty;

        public bool Take(byte expected)
        {
            if (rest.IsEmpty || rest[0] != expected)
                return false;
            rest = rest[1..];
            return true;
        }

        public bool Date()
        {
            if (!Number(4, out var year) || year == 0)
                return false;
            var (month, day) = (1, 1);
            Precision = MomentPrecision.Year;
            if (Take((byte)'-'))
            {
                if (!Number(2, out month) || month is 0 or > 12)
                    return false;
                Precision = MomentPrecision.Month;
                if (Take((byte)'-'))
                {
                    if (!Number(2, out day) || day == 0 || day > DateTime.DaysInMonth(year, month))
                        return false;
                    Precision = MomentPrecision.Day;
                }
            }
            Ticks = new DateTime(year, month, day).Ticks;
            return true;
        }

        public bool Time()
        {
            if (!Number(2, out var hour) || hour > 24)
                return false;
            var (minute, second) = (0, 0);
            Precision = MomentPrecision.Hour;
            if (Take((byte)':'))
            {
                if (!Number(2, out minute) || minute > 59)
                    return false;
                Precision = MomentPrecision.Minute;
                if (Take((byte)':') && !Second(out second))
                    return false;
            }
            if (hour == 24 && (minute > 0 || second > 0))
                return false;
            Ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
            return true;
        }

        public bool Zone()
        {
            if (Take((byte)'Z'))
            {
                Offset = 0;
                return true;
            }
            if (rest.IsEmpty || rest[0] is not ((byte)'+' or (byte)'-'))
                return true;
            var sign = rest[0] == '-' ? -1 : 1;
            rest = rest[1..];
            if (!Number(2, out var hours) || !Take((byte)':') || !Number(2, out var minutes) || hours > 14 || minutes > 59)
                return false;
            Offset = (short)(sign * ((hours * 60) + minutes));
            return true;
        }

        private bool Second(out int second)
        {
            if (!Number(2, out second) || second > 60)
                return false;
            Precision = MomentPrecision.Second;
            if (!Take((byte)'.'))
                return true;
            Precision = MomentPrecision.Millisecond;
            var unit = TimeSpan.TicksPerSecond;
            while (!rest.IsEmpty && rest[0] is >= (byte)'0' and <= (byte)'9')
            {
                unit /= 10;
                Ticks += (rest[0] - '0') * unit;
                Fraction = (byte)Math.Min(7, Fraction + 1);
                rest = rest[1..];
            }
            return Fraction > 0;
        }

        private bool Number(int digits, out int value)
        {
            value = 0;
            if (rest.Length < digits)
                return false;
            for (var i = 0; i < digits; i++)
            {
                var digit = rest[i] - '0';
                if ((uint)digit > 9)
                    return false;
                value = (value * 10) + digit;
            }
            rest = rest[digits..];
            return true;
        }
    }
}
