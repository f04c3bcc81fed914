using System.Buffers;
using System.Text;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>Writes segments of HL7 v2 in the usual delimiters; values are escaped, ready-made fields are not.</summary>
internal sealed class Er7
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create("|^&~\\\n\r");

    private readonly StringBuilder text = new(2048);

    public Er7(string type, string controlId, DateTimeOffset at, string application, string facility)
    {
        text.Append("MSH|^~\\&|").Append(application).Append('|').Append(Escape(facility)).Append("|CHARTROOM|HIM|")
            .Append(Time(at)).Append("||").Append(type).Append('|').Append(controlId).Append("|P|2.5.1|||AL|NE|||UNICODE UTF-8\r");
    }

    /// <summary>Adds a segment; each field is (position, ready-made text). Positions must rise.</summary>
    public Er7 Segment(string name, params ReadOnlySpan<(int Position, string? Text)> fields)
    {
        text.Append(name);
        var at = 0;
        foreach (var (position, value) in fields)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            text.Append('|', position - at).Append(value);
            at = position;
        }
        text.Append('\r');
        return this;
    }

    /// <summary>Adds segments that are written already, each with its end.</summary>
    public Er7 Ready(string segments)
    {
        text.Append(segments);
        return this;
    }

    public byte[] Bytes()
    {
        var bytes = new byte[text.Length + text.Length / 8 + 16];
        var length = 0;
        foreach (var chunk in text.GetChunks())
        {
            if (bytes.Length - length < Encoding.UTF8.GetMaxByteCount(chunk.Length))
                Array.Resize(ref bytes, length + Encoding.UTF8.GetMaxByteCount(chunk.Length) + 1024);
            length += Encoding.UTF8.GetBytes(chunk.Span, bytes.AsSpan(length));
        }
        return bytes[..length];
    }

    /// <summary>Source: HL7 v2.5.1 §2.7 use of escape sequences in text fields.</summary>
    public static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny(Delimiters) < 0)
            return value;
        var escaped = new StringBuilder(value.Length + value.Length / 16 + 32);
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Delimiters); at >= 0; at = rest.IndexOfAny(Delimiters))
        {
            escaped.Append(rest[..at]).Append(rest[at] switch
            {
                '\\' => "\\E\\",
                '|' => "\\F\\",
                '^' => "\\S\\",
                '&' => "\\T\\",
                '~' => "\\R\\",
                '\n' => "\\.br\\",
                _ => "",
            });
            rest = rest[(at + 1)..];
        }
        return escaped.Append(rest).ToString();
    }

    public static string Time(DateTimeOffset at)
    {
        Span<char> digits = stackalloc char[19];
        at.TryFormat(digits, out _, "yyyyMMddHHmmss");
        var minutes = (int)at.Offset.TotalMinutes;
        digits[14] = minutes < 0 ? '-' : '+';
        minutes = Math.Abs(minutes);
        (minutes / 60).TryFormat(digits[15..], out _, "00");
        (minutes % 60).TryFormat(digits[17..], out _, "00");
        return new string(digits);
    }

    public static string Date(DateOnly day) => day.ToString("yyyyMMdd");
}
