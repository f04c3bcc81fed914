using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>SCH as Appointment; the patient of the PID that follows takes part in it. Source: HL7 v2-to-FHIR SCH[Appointment]; HL7 v2.5.1 §10.6.1.</summary>
internal static class SchSegment
{
    public static void Map(MessageWalk walk, Segment sch)
    {
        var number = OrderSegments.Key(walk, sch[1]) ?? OrderSegments.Key(walk, sch[2]);
        var entry = walk.Entries.ByNature("Appointment", number ?? "message|" + walk.Identity, sch.PlaceName, out _);
        walk.Appointment = entry;
        walk.NoteTarget = entry;
        var appointment = entry.Resource;
        appointment.Append("identifier", Identifiers.FromEi(sch[1], "PLAC"));
        appointment.Append("identifier", Identifiers.FromEi(sch[2], "FILL"));
        SetStatus(walk, sch, entry);
        if (Codes.Concept(sch[7], "0276") is { } reason)
            appointment["reasonCode"] = new JsonArray(reason);
        appointment.Put("appointmentType", Codes.Concept(sch[8], "0277"));
        if (walk.Message.Trigger is "S15" && Codes.Concept(sch[6]) is { } cancelled)
            appointment["cancelationReason"] = cancelled;
        SetTime(walk, sch, appointment);
        AddContact(walk, sch, appointment, sch[16]);
        AddContact(walk, sch, appointment, sch[12]);
        AddPatient(walk, appointment);
    }

    /// <summary>Appointment.participant for the patient, whose PID comes after SCH.</summary>
    private static void AddPatient(MessageWalk walk, JsonObject appointment)
    {
        var pid = walk.Message.First("PID");
        if (!pid.Exists)
            return;
        PidSegment.Map(walk, pid);
        appointment.Append("participant", new JsonObject { ["actor"] = walk.Patient!.Reference, ["status"] = "accepted" });
        walk.NoteTarget = walk.Appointment;
    }

    private static void SetStatus(MessageWalk walk, Segment sch, Entry entry)
    {
        if ((Codes.Code(sch[25], VisitCodes.AppointmentStatus) ?? VisitCodes.ScheduleEvent.GetValueOrDefault(walk.Event)) is { } status)
            entry.Resource["status"] = status;
        else
            entry.Defaults["status"] = "booked";
    }

    private static void SetTime(MessageWalk walk, Segment sch, JsonObject appointment)
    {
        var tq1 = walk.Message.First("TQ1");
        var start = walk.Instant(sch[11][4]) ?? walk.Instant(tq1[7]);
        var end = walk.Instant(sch[11][5]) ?? walk.Instant(tq1[8]);
        appointment.Put("start", start);
        if (FhirJson.PositiveInt(sch[9]) is { } length && V2.TimeUnit.GetValueOrDefault(sch[10][1].Text ?? "min") is "min" or null)
            appointment["minutesDuration"] = length;
        if (end is null && start is not null && (int?)appointment["minutesDuration"] is { } minutes)
            end = DateTimeOffset.Parse(start, null).AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:sszzz", null);
        // An appointment with an end has a start. Source: FHIR R4 invariant app-2.
        appointment.Put("end", start is null ? null : end);
    }

    private static void AddContact(MessageWalk walk, Segment sch, JsonObject appointment, Hl7Value field)
    {
        foreach (var person in field.Repetitions)
        {
            if (Practitioners.FromXcn(walk, person, sch.PlaceName) is { } who)
                appointment.AppendOnce("participant", new JsonObject { ["actor"] = who.Reference, ["status"] = "accepted" });
        }
    }
}
