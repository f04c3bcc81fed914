using System.Globalization;

namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// A date of birth as far as it can be read: year, month and day, each 0 when not known. A date that exists in no
/// calendar (2000-13-01) or lies beyond <see cref="LastYear"/> keeps its digits but is not <see cref="IsReal"/>;
/// a text that is no date at all is <see cref="IsUnreadable"/>; a placeholder (1900-01-01) is missing.
/// <para>Source: FHIR R4 §2.24.0.1 date (partial dates); AHIMA default values for unknown dates of birth.</para>
/// </summary>
public readonly record struct BirthDateText
{
    /// <summary>No one is born after this year.</summary>
    public const int LastYear = 2100;

    /// <summary>Two-digit years above this are of the last century.</summary>
    public const int Pivot = 29;

    private BirthDateText(int year, int month, int day, bool guessed)
    {
        Year = (short)year;
        Month = (byte)month;
        Day = (byte)day;
        CenturyGuessed = guessed;
    }

    public short Year { get; }

    public byte Month { get; }

    public byte Day { get; }

    /// <summary>The year was written with two digits.</summary>
    public bool CenturyGuessed { get; }

    public bool IsUnreadable { get; private init; }

    public bool IsMissing => Year == 0 && Month == 0 && Day == 0 && !IsUnreadable;

    /// <summary>A whole date of the calendar.</summary>
    public bool IsReal => Year is > 0 and <= LastYear && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month);

    /// <summary>The first of January often stands for "only the year is known".</summary>
    public bool MayBeYearOnly => (Month == 0 && Day == 0) || (Month == 1 && Day == 1);

    /// <summary>Eight digits yyyymmdd as one number.</summary>
    public int Digits => (Year * 10000) + (Month * 100) + Day;

    /// <summary>
    /// Reads ISO, <c>yyyymmdd</c>, <c>m/d/y</c>, <c>d.m.y</c>, a year, a year and month, or a spreadsheet's day number
    /// (days since 1899-12-30). With slashes the month comes first unless <paramref name="dayFirst"/>; dots mean the
    /// day first; a first number above 12 is a day anyway.
    /// </summary>
    public static BirthDateText Parse(ReadOnlySpan<char> text, bool dayFirst = false)
    {
        text = text.Trim();
        if (text.IsEmpty || Placeholders.IsPlaceholder(Folding.Fold(text)))
            return default;
        var time = text.IndexOfAny('T', ' ');
        if (time >= 8 && text[..time].IndexOfAnyExceptInRange('-', '9') < 0)
            text = text[..time];
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var count = Split(text, parts, widths, out var separator);
        var date = count switch
        {
            1 => OneNumber(parts[0], widths[0]),
            2 or 3 when widths[..count].IndexOfAnyInRange(5, 9) >= 0 => new BirthDateText { IsUnreadable = true },
            2 when widths[0] == 4 => new BirthDateText(parts[0], Clip(parts[1]), 0, false),
            2 when widths[1] == 4 => new BirthDateText(parts[1], Clip(parts[0]), 0, false),
            3 when widths[0] == 4 => new BirthDateText(parts[0], Clip(parts[1]), Clip(parts[2]), false),
            3 => YearLast(parts, widths, dayFirst || separator == '.'),
            _ => new BirthDateText { IsUnreadable = true },
        };
        return date.Digits is 19000101 or 18000101 or 10101 or 99991231 or 99990909 or 11110101 or 18991230 or 18991231 ? default : date;
    }

    /// <summary>From separate columns; a part that is no number is not known.</summary>
    public static BirthDateText FromParts(string year, string month, string day)
    {
        var y = Number(year);
        return y > 9999 ? new BirthDateText { IsUnreadable = true } : Normal(new BirthDateText(y, Clip(Number(month)), Clip(Number(day)), false));
    }

    private static BirthDateText Normal(BirthDateText date) => date.Digits == 19000101 ? default : date;

    private static int Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n is >= 0 and < 99999 ? (int)n : 0;

    private static int Clip(int part) => Math.Min(part, 99);

    private static BirthDateText OneNumber(int number, int width) => width switch
    {
        8 => new BirthDateText(number / 10000, number / 100 % 100, number % 100, false),
        6 when number % 100 <= 12 => new BirthDateText(number / 100, number % 100, 0, false),
        4 when number is >= 1500 and <= LastYear => new BirthDateText(number, 0, 0, false),
        4 or 5 => FromDayNumber(number),
        _ => new BirthDateText { IsUnreadable = true },
    };

    private static BirthDateText FromDayNumber(int days)
    {
        var date = new DateOnly(1899, 12, 30).AddDays(days);
        return new BirthDateText(date.Year, date.Month, date.Day, false);
    }

    private static BirthDateText YearLast(ReadOnlySpan<int> parts, ReadOnlySpan<int> widths, bool dayFirst)
    {
        var (month, day) = dayFirst ? (parts[1], parts[0]) : (parts[0], parts[1]);
        if (month > 12 && day <= 12)
            (month, day) = (day, month);
        var year = parts[2];
        var guessed = widths[2] <= 2;
        if (guessed)
            year += year > Pivot ? 1900 : 2000;
        return year > 9999 ? new BirthDateText { IsUnreadable = true } : new BirthDateText(year, Clip(month), Clip(day), guessed);
    }

    private static int Split(ReadOnlySpan<char> text, Span<int> parts, Span<int> widths, out char separator)
    {
        separator = '\0';
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (!inside && ++count > 3)
                    return 0;
                inside = true;
                if (++widths[count - 1] > 8)
                    return 0;
                parts[count - 1] = (parts[count - 1] * 10) + (c - '0');
            }
            else if (c is '-' or '/' or '.' or ' ')
            {
                inside = false;
                separator = c;
            }
            else
            {
                return 0;
            }
        }
        return count;
    }
}
