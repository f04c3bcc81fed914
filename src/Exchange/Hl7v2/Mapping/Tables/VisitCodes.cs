using System.Collections.Frozen;

namespace Chartroom.Exchange.Hl7v2.Mapping.Tables;

/// <summary>Code maps of visits, diagnoses and insurance. Source: HL7 v2-to-FHIR concept maps PatientClass, Event, AdmissionType, DiagnosisType and others.</summary>
internal static class VisitCodes
{
    public const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /// <summary>Table 0004 to Encounter.class.</summary>
    public static CodeMap Class { get; } = new("0004", ActCode,
        "E=EMER|emergency;I=IMP|inpatient encounter;O=AMB|ambulatory;P=PRENC|pre-admission;"
        + "R=http://terminology.hl7.org/CodeSystem/v2-0004 R|Recurring patient;B=http://terminology.hl7.org/CodeSystem/v2-0004 B|Obstetrics;"
        + "C=http://terminology.hl7.org/CodeSystem/v2-0004 C|Commercial Account;N=http://terminology.hl7.org/CodeSystem/v2-0004 N|Not Applicable;"
        + "U=http://terminology.hl7.org/CodeSystem/v2-0004 U|Unknown");

    /// <summary>
    /// The status that an event gives a visit; events that only change data say none. Beyond HL7's map (A01–A05, A11, A13), the
    /// rest of the ADT events by their meaning.
    /// </summary>
    public static FrozenDictionary<string, string> EventStatus { get; } = new Dictionary<string, string>
    {
        ["A01"] = "in-progress",
        ["A02"] = "in-progress",
        ["A03"] = "finished",
        ["A04"] = "in-progress",
        ["A05"] = "planned",
        ["A06"] = "in-progress",
        ["A07"] = "in-progress",
        ["A09"] = "in-progress",
        ["A10"] = "in-progress",
        ["A11"] = "cancelled",
        ["A12"] = "in-progress",
        ["A13"] = "in-progress",
        ["A14"] = "planned",
        ["A15"] = "in-progress",
        ["A16"] = "in-progress",
        ["A17"] = "in-progress",
        ["A21"] = "onleave",
        ["A22"] = "in-progress",
        ["A23"] = "entered-in-error",
        ["A25"] = "in-progress",
        ["A26"] = "in-progress",
        ["A27"] = "cancelled",
        ["A32"] = "in-progress",
        ["A33"] = "in-progress",
        ["A38"] = "cancelled",
        ["A52"] = "in-progress",
        ["A53"] = "onleave",
    }.ToFrozenDictionary();

    /// <summary>Table 0007.</summary>
    public static CodeMap AdmissionType { get; } = new("0007", V2.Table("0007"),
        "A=A|Accident;E=E|Emergency;L=L|Labor and Delivery;R=R|Routine;N=N|Newborn (Birth in healthcare facility);U=U|Urgent;C=C|Elective");

    /// <summary>Table 0217 to ActPriority.</summary>
    public static CodeMap EncounterPriority { get; } = new("0217", "http://terminology.hl7.org/CodeSystem/v3-ActPriority",
        "1=EM|emergency;2=UR|urgent;3=EL|elective");

    /// <summary>Table 0052.</summary>
    public static CodeMap DiagnosisType { get; } = new("0052", "http://terminology.hl7.org/CodeSystem/diagnosis-role",
        "A=AD|Admission diagnosis;F=DD|Discharge diagnosis");

    /// <summary>Table 0127 to allergy category.</summary>
    public static CodeMap AllergyCategory { get; } = new("0127", "http://hl7.org/fhir/allergy-intolerance-category",
        "DA=medication;FA=food;EA=environment;AA=biologic;PA=environment;LA=environment");

    /// <summary>Table 0128 to reaction severity.</summary>
    public static CodeMap ReactionSeverity { get; } = new("0128", "http://hl7.org/fhir/reaction-event-severity", "SV=severe;MO=moderate;MI=mild");

    /// <summary>Table 0128 to criticality.</summary>
    public static CodeMap Criticality { get; } = new("0128", "http://hl7.org/fhir/allergy-intolerance-criticality", "SV=high;MI=low");

    /// <summary>Table 0278 to appointment status.</summary>
    public static CodeMap AppointmentStatus { get; } = new("0278", "http://hl7.org/fhir/appointmentstatus",
        "Pending=pending;Waitlist=waitlist;Booked=booked;Started=checked-in;Complete=fulfilled;Cancelled=cancelled;Discontinued=cancelled;"
        + "Deleted=entered-in-error;Noshow=noshow;Overbook=booked");

    /// <summary>The status that a scheduling event means when SCH-25 says none.</summary>
    public static FrozenDictionary<string, string> ScheduleEvent { get; } = new Dictionary<string, string>
    {
        ["S12"] = "booked",
        ["S13"] = "booked",
        ["S14"] = "booked",
        ["S15"] = "cancelled",
        ["S16"] = "cancelled",
        ["S17"] = "entered-in-error",
        ["S26"] = "noshow",
    }.ToFrozenDictionary();
}
