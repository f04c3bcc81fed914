using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// What a readable message must say before it can be filed: a type that is filed, and a patient with a number. The answer to a message
/// that does not names segment and field. Everything else that may be missing is no reason to refuse.
/// Source: HL7 v2.5.1 §2.9.2.2 (validation on receipt), §3.4.2 (PID-3 is required).
/// </summary>
public static class MessageCheck
{
    private static readonly HashSet<string> Filed =
    [
        "ADT", "ORU", "OUL", "OPU", "ORM", "OML", "OMG", "OMI", "OMP", "OMD", "ORP", "MDM", "VXU", "SIU", "DFT", "BAR", "RDE", "RDS", "RAS", "RGV",
        "PPR", "PGL", "PPP", "REF", "RRI", "CRM", "CSU", "PPV",
    ];

    /// <summary>The faults, none when the message can be filed.</summary>
    public static IReadOnlyList<Issue> Check(Hl7Message message)
    {
        if (!Filed.Contains(message.Type))
            return [Issue.Error("not-supported", "Messages of this type are not filed here.", "MSH-9.1", 1)];
        var faults = new List<Issue>();
        var patients = 0;
        foreach (var segment in message.Segments)
        {
            if (!segment.Is("PID"))
                continue;
            patients++;
            CheckPatient(segment, faults);
        }
        if (patients == 0)
            faults.Add(Issue.Error("structure", "The message has no patient.", "PID"));
        return faults;
    }

    private static void CheckPatient(Segment pid, List<Issue> faults)
    {
        var place = pid.Occurrence == 1 ? "PID" : pid.PlaceName;
        if (!HasNumber(pid[3]) && !HasNumber(pid[2]) && !HasNumber(pid[4]))
            faults.Add(Issue.Error("required", "The patient has no number.", place + "-3", pid.Index + 1));
        if (pid[7].HasValue && !Hl7Time.TryRead(pid[7], out _))
            faults.Add(Issue.Error("value", "The date of birth is no date.", place + "-7", pid.Index + 1));
    }

    private static bool HasNumber(Hl7Value field) => field.Repetitions.Any(r => new Cx(r).Id is not null);
}
