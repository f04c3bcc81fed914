using System.Globalization;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Acknowledging;

/// <summary>
/// Where an issue lies, in the parts of ERL: segment, its occurrence, field, repetition, component. Read from a path such as
/// <c>PID-3[1].4</c>, <c>OBX[2]-5</c> or <c>MSH</c>.
/// Source: HL7 v2.5.1 §2.A.29 ERL.
/// </summary>
public readonly partial record struct ErrorPlace(string Segment, int Sequence, int Field, int Repetition, int Component)
{
    public static ErrorPlace Of(Issue issue)
    {
        var match = Shape().Match(issue.Path ?? "");
        return match.Success
            ? new ErrorPlace(match.Groups["segment"].Value, Number(match, "sequence", 1), Number(match, "field", 0), Number(match, "repetition", 0), Number(match, "component", 0))
            : new ErrorPlace("", 0, 0, 0, 0);
    }

    /// <summary>ERL as text, empty parts at the end left out.</summary>
    public string ToErl()
    {
        string[] parts = [Segment, Text(Sequence), Text(Field), Text(Repetition), Text(Component)];
        return string.Join('^', parts).TrimEnd('^');
    }

    private static string Text(int n) => n == 0 ? "" : n.ToString(CultureInfo.InvariantCulture);

    private static int Number(Match match, string group, int missing) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : missing;

    [GeneratedRegex(@"^(?<segment>[A-Z][A-Z0-9]{2})(\[(?<sequence>\d{1,6})\])?(-(?<field>\d{1,4})(\[(?<repetition>\d{1,6})\])?(\.(?<component>\d{1,4}))?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
