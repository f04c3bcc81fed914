namespace Chartroom.Fhir.Validation.Formats;

/// <summary>The forms of date, dateTime, instant and time, and whether the day exists. Source: FHIR R4 §2.24.0.1.</summary>
internal static class CalendarFormat
{
    public static FormatFault Date(ReadOnlySpan<byte> text)
    {
        var fault = ReadDate(text, FormatFault.DateForm, out var length);
        return fault != FormatFault.None || length == text.Length ? fault : FormatFault.DateForm;
    }

    public static FormatFault DateTime(ReadOnlySpan<byte> text)
    {
        var fault = ReadDate(text, FormatFault.DateTimeForm, out var length);
        if (fault != FormatFault.None || length == text.Length)
            return fault;
        return length == 10 && text[10] == 'T' ? Clock(text[11..], FormatFault.DateTimeForm) : FormatFault.DateTimeForm;
    }

    public static FormatFault Instant(ReadOnlySpan<byte> text)
    {
        var fault = ReadDate(text, FormatFault.InstantForm, out var length);
        if (fault != FormatFault.None)
            return fault;
        return length == 10 && text.Length > 10 && text[10] == 'T' ? Clock(text[11..], FormatFault.InstantForm) : FormatFault.InstantForm;
    }

    public static FormatFault Time(ReadOnlySpan<byte> text) =>
        ReadTime(text, out var length) && length == text.Length ? FormatFault.None : FormatFault.TimeForm;

    private static FormatFault Clock(ReadOnlySpan<byte> text, FormatFault wrong)
    {
        if (!ReadTime(text, out var length))
            return wrong;
        var zone = text[length..];
        if (zone.IsEmpty)
            return FormatFault.NoZone;
        if (zone.Length == 1)
            return zone[0] == 'Z' ? FormatFault.None : wrong;
        var isOffset = zone.Length == 6 && zone[0] is (byte)'+' or (byte)'-' && zone[3] == ':';
        if (!isOffset)
            return wrong;
        var (hours, minutes) = (Two(zone[1..]), Two(zone[4..]));
        return hours is >= 0 and <= 14 && minutes is >= 0 and <= 59 && (hours < 14 || minutes == 0) ? FormatFault.None : wrong;
    }

    private static bool ReadTime(ReadOnlySpan<byte> text, out int length)
    {
        length = 8;
        var isTime = text.Length >= 8 && text[2] == ':' && text[5] == ':'
            && Two(text) is >= 0 and <= 23 && Two(text[3..]) is >= 0 and <= 59 && Two(text[6..]) is >= 0 and <= 60;
        if (!isTime || text.Length == 8 || text[8] != '.')
            return isTime;
        length = 9;
        while (length < text.Length && text[length] is >= (byte)'0' and <= (byte)'9')
            length++;
        return length > 9;
    }

    private static FormatFault ReadDate(ReadOnlySpan<byte> text, FormatFault wrong, out int length)
    {
        length = 4;
        if (text.Length < 4)
            return wrong;
        var (century, rest) = (Two(text), Two(text[2..]));
        if (century < 0 || rest < 0 || (century | rest) == 0)
            return wrong;
        if (text.Length < 7 || text[4] != '-')
            return FormatFault.None;
        var month = Two(text[5..]);
        if (month is < 1 or > 12)
            return wrong;
        length = 7;
        if (text.Length < 10 || text[7] != '-')
            return FormatFault.None;
        length = 10;
        var day = Two(text[8..]);
        if (day is < 1 or > 31)
            return wrong;
        return day <= 28 || day <= System.DateTime.DaysInMonth((century * 100) + rest, month) ? FormatFault.None : FormatFault.NoSuchDay;
    }

    /// <summary>Two digits as a number, or -1.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        var (tens, ones) = ((uint)(text[0] - '0'), (uint)(text[1] - '0'));
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }
}
