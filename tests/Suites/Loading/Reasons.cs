using System.Text;
using System.Xml;

namespace Chartroom.Suites.Loading;

/// <summary>Looks at a refused message by nothing but splitting its text, and says what speaks against the reason that was given.</summary>
internal static class MessageReasons
{
    /// <summary>The messages that tell something of a patient: admissions, results, orders, documents, vaccinations, appointments, charges, drugs, problems, referrals.</summary>
    private static readonly string[] Told =
        ["ADT", "ORU", "OUL", "ORM", "OML", "OMG", "OMI", "OMP", "OMD", "MDM", "VXU", "SIU", "DFT", "BAR", "RDE", "RDS", "RAS", "RGV", "PPR", "PGL", "PPP", "REF", "RRI"];

    public static string? Contradiction(byte[] file, string reason)
    {
        var segments = Encoding.Latin1.GetString(file).ReplaceLineEndings("\r").Split('\r').Select(l => l.Trim('\v', '\x1c', ' ', '\t', '\uFEFF').Replace("ï»¿", "", StringComparison.Ordinal)).Where(l => l.Length > 3).ToList();
        var headers = segments.Where(s => s.StartsWith("MSH", StringComparison.Ordinal)).ToList();
        return reason.Split(':')[0] switch
        {
            "PID" => Messages(segments).TrueForAll(m => m.Exists(s => s.StartsWith("PID" + Separator(headers), StringComparison.Ordinal))) ? "there is a PID" : null,
            "MSH" => headers.Count > 0 && char.IsPunctuation(headers[0][3]) && reason.Contains("no MSH", StringComparison.Ordinal) ? "there is an MSH" : null,
            "MSH-9" => headers.Exists(h => Field(h, 8).Length == 0) ? null : "the type is there",
            "MSH-9.1" => headers.Exists(h => !Told.Contains(Type(h))) ? null : "the type is one that is filed",
            "MSH-2" => headers.Exists(h => Field(h, 1).Distinct().Count() is < 4 or > 5 || Field(h, 1).Any(char.IsAsciiLetterOrDigit)) ? null : "the encoding characters are right",
            "PID-7" or ['P', 'I', 'D', '[', .., ']', '-', '7'] => segments.Exists(s => s.StartsWith("PID", StringComparison.Ordinal) && !IsDate(Field(s, 7))) ? null : "the date is one",
            "PID-3" or ['P', 'I', 'D', '[', .., ']', '-', '3'] => segments.Exists(s => s.StartsWith("PID", StringComparison.Ordinal) && !HasNumber(s)) ? null : "there is a number",
            // What the record says of a message that can be read: a number that stands for two things on file.
            _ => reason.Contains("is that of more than one", StringComparison.Ordinal) ? null : "not a reason that is known",
        };
    }

    /// <summary>A file may hold several messages; a header of a batch ends one too.</summary>
    private static List<List<string>> Messages(List<string> segments)
    {
        var messages = new List<List<string>>();
        foreach (var segment in segments)
        {
            if (segment.StartsWith("MSH", StringComparison.Ordinal) || segment.StartsWith("FHS", StringComparison.Ordinal) || segment.StartsWith("BHS", StringComparison.Ordinal))
                messages.Add([]);
            if (messages.Count > 0)
                messages[^1].Add(segment);
        }
        return [.. messages.Where(m => m[0].StartsWith("MSH", StringComparison.Ordinal))];
    }

    private static char Separator(List<string> headers) => headers.Count > 0 && headers[0].Length > 3 ? headers[0][3] : '|';

    private static string Field(string segment, int number) => segment.Split(segment.StartsWith("MSH", StringComparison.Ordinal) ? segment[3] : '|').ElementAtOrDefault(number) ?? "";

    private static string Type(string header) => Field(header, 8).Split('^')[0].Trim().ToUpperInvariant();

    private static bool HasNumber(string pid) => new[] { 2, 3, 4 }.Any(f => Field(pid, f).Split('~').Any(r => r.Split('^')[0].Trim(' ', '"').Length > 0));

    private static bool IsDate(string text)
    {
        var digits = text.Split('^')[0].Trim();
        return digits.Length >= 4 && digits[..4].All(char.IsAsciiDigit) && digits[..4] != "0000"
            && (digits.Length < 6 || int.TryParse(digits[4..6], out var month) && month is >= 1 and <= 12)
            && (digits.Length < 8 || int.TryParse(digits[6..8], out var day) && day is >= 1 and <= 31);
    }
}

/// <summary>Looks at a refused document with nothing but an XML reader.</summary>
internal static class DocumentReasons
{
    /// <summary>True for well-formed XML whose root is a ClinicalDocument with a patient and a body.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            var document = new XmlDocument { XmlResolver = null };
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document.Load(reader);
            var root = document.DocumentElement!;
            return root.LocalName == "ClinicalDocument" && root.ChildNodes.OfType<XmlElement>().Any(e => e.LocalName == "recordTarget")
                && root.ChildNodes.OfType<XmlElement>().Any(e => e.LocalName == "component");
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
