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

    public byte[] Bytes() => Encoding.UTF8.GetBytes(text.ToString());

    /// <summary>Source: HL7 v2.5.1 §2.7 use of escape sequences in text fields.</summary>
    public static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny(Delimiters) < 0)
            return value;
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => escaped.Append("\\E\\"),
                '|' => escaped.Append("\\F\\"),
                '^' => escaped.Append("\\S\\"),
                '&' => escaped.Append("\\T\\"),
                '~' => escaped.Append("\\R\\"),
                '\n' => escaped.Append("\\.br\\"),
                '\r' => escaped,
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    public static string Time(DateTimeOffset at) => at.ToString("yyyyMMddHHmmsszzz").Replace(":", "", StringComparison.Ordinal);

    public static string Date(DateOnly day) => day.ToString("yyyyMMdd");
}
