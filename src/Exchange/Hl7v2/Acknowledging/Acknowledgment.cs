using System.Globalization;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Exchange.Hl7v2.Writing;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Acknowledging;

/// <summary>What became of the message: taken, faulty content, or refused as it stands (unreadable, unsupported).</summary>
public enum AcknowledgmentKind : byte { Accept, Error, Reject }

/// <summary>
/// Builds the answer to a message. When MSH-15 or MSH-16 is valued the enhanced mode is in force and the answer is a commit
/// acknowledgment (CA, CE, CR); else it is AA, AE, AR. Each issue becomes an ERR segment that names segment and field:
/// ERR-2 and ERR-3 from version 2.5 on, ERR-1 before. No text of the message is repeated.
/// Source: HL7 v2.5.1 §2.9.2 and §2.9.3 (processing rules), §2.15.8 MSA, §2.15.5 ERR; v2.3.1 §2.24.2 ERR.
/// </summary>
public static class Acknowledgment
{
    /// <summary>True when the sender wants an answer to this outcome: MSH-15 NE, ER and SU are obeyed.</summary>
    public static bool IsWanted(Hl7Message message, AcknowledgmentKind kind)
    {
        var accept = message.Header[15].Text;
        var application = message.Header[16].Text;
        if (accept is null && application is null)
            return true;
        return Wants(accept, kind) || Wants(application, kind);
    }

    /// <summary>The answer to a message that could be read.</summary>
    /// <param name="controlId">MSH-10 of the answer.</param>
    /// <param name="now">MSH-7 of the answer.</param>
    public static byte[] To(
        Hl7Message message, AcknowledgmentKind kind, IReadOnlyList<Issue> issues, string controlId, DateTimeOffset now)
    {
        var header = message.Header;
        var enhanced = header[15].HasValue || header[16].HasValue;
        var commit = header[15].HasValue && Wants(header[15].Text, kind);
        var code = (enhanced && commit ? "C" : "A") + Letter(kind);
        var version = header[12].HasValue ? message.Version : "2.5.1";
        var writer = new Hl7Writer(message.Delimiters.Escape == 0 ? Delimiters.Standard : message.Delimiters);
        var same = message.Delimiters.Escape != 0;
        writer.Header(
            Copy(header[5], same), Copy(header[6], same), Copy(header[3], same), Copy(header[4], same), Stamp(now), null,
            Type(writer, message, same), controlId, header[11].HasValue ? Copy(header[11], same) : "P", writer.Escaped(version), null, null,
            null, null, null, "UNICODE UTF-8");
        writer.Segment("MSA", code, writer.Escaped(message.ControlId), string.CompareOrdinal(version, "2.5") < 0 && issues.Count > 0
            ? writer.Escaped(issues[0].Text) : null);
        foreach (var issue in issues.Take(50))
            AddError(writer, version, issue);
        return writer.ToUtf8();
    }

    /// <summary>The answer to bytes that could not be read: AR, with what little of MSH-10 can be found.</summary>
    public static byte[] ToUnreadable(ReadOnlySpan<byte> raw, IReadOnlyList<Issue> issues, string controlId, DateTimeOffset now)
    {
        var writer = new Hl7Writer();
        writer.Header(null, null, null, null, Stamp(now), null, "ACK", controlId, "P", "2.5.1", null, null, null, null, null, "UNICODE UTF-8");
        writer.Segment("MSA", "AR", writer.Escaped(FindControlId(raw)));
        foreach (var issue in issues.Take(50))
            AddError(writer, "2.5.1", issue);
        return writer.ToUtf8();
    }

    private static bool Wants(string? rule, AcknowledgmentKind kind) => rule switch
    {
        "AL" => true,
        "ER" => kind != AcknowledgmentKind.Accept,
        "SU" => kind == AcknowledgmentKind.Accept,
        _ => false,
    };

    private static string Letter(AcknowledgmentKind kind) => kind switch
    {
        AcknowledgmentKind.Accept => "A",
        AcknowledgmentKind.Error => "E",
        _ => "R",
    };

    private static string? Copy(Hl7Value value, bool same) => same ? value.ToString() : value.Text;

    private static string Type(Hl7Writer writer, Hl7Message message, bool same)
    {
        var separator = same ? ((char)message.Delimiters.Component).ToString() : "^";
        return message.Trigger.Length == 0 ? "ACK" : "ACK" + separator + writer.Escaped(message.Trigger) + separator + "ACK";
    }

    private static string Stamp(DateTimeOffset now) => now.ToString("yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    private static void AddError(Hl7Writer writer, string version, Issue issue)
    {
        var code = ErrorCode(issue);
        var place = ErrorPlace.Of(issue);
        if (string.CompareOrdinal(version, "2.5") < 0)
        {
            writer.Segment("ERR", $"{place.Segment}^{place.Sequence}^{place.Field}^{code.Number}&{code.Text}&HL70357");
            return;
        }
        writer.Segment(
            "ERR", null, place.ToErl(), $"{code.Number}^{code.Text}^HL70357", issue.Fails ? "E" : "W", null, null, null, writer.Escaped(issue.Text));
    }

    /// <summary>Table 0357 for a code of FHIR issue-type.</summary>
    private static (string Number, string Text) ErrorCode(Issue issue) => issue.Code switch
    {
        "structure" => ("100", "Segment sequence error"),
        "required" => ("101", "Required field missing"),
        "value" or "invalid" => ("102", "Data type error"),
        "code-invalid" => ("103", "Table value not found"),
        "not-supported" when issue.Path is "MSH-9.2" => ("201", "Unsupported event code"),
        "not-supported" when issue.Path is "MSH-12" => ("203", "Unsupported version id"),
        "not-supported" => ("200", "Unsupported message type"),
        "not-found" => ("204", "Unknown key identifier"),
        "duplicate" => ("205", "Duplicate key identifier"),
        "too-long" => ("102", "Data type error"),
        _ => ("207", "Application internal error"),
    };

    private static string FindControlId(ReadOnlySpan<byte> raw)
    {
        raw = raw.TrimStart("\v\r\n \t"u8);
        if (!raw.StartsWith("MSH"u8) || raw.Length < 5)
            return "";
        var end = raw.IndexOfAny((byte)'\r', (byte)'\n');
        var header = end < 0 ? raw : raw[..end];
        var separator = header[3];
        for (var field = 1; field < 10; field++)
        {
            var next = header.IndexOf(separator);
            if (next < 0)
                return "";
            header = header[(next + 1)..];
        }
        var stop = header.IndexOf(separator);
        var id = stop < 0 ? header : header[..stop];
        return System.Text.Encoding.Latin1.GetString(id[..Math.Min(id.Length, 199)]);
    }
}
