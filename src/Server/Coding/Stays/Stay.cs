using System.Globalization;
using System.Text.Json.Serialization;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Coding.Stays;

/// <summary>What kind of encounter is coded; only an inpatient stay has an MS-DRG.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StayKind>))]
public enum StayKind : byte
{
    [JsonStringEnumMemberName("inpatient")]
    Inpatient,
    [JsonStringEnumMemberName("observation")]
    Observation,
    [JsonStringEnumMemberName("emergency")]
    Emergency,
    [JsonStringEnumMemberName("outpatient")]
    Outpatient,
}

/// <summary>
/// What coding needs to know of an encounter and its patient. Days are those that the record's own times name, so that a
/// discharge at 23:50 is of that day wherever the server stands.
/// Source: FHIR R4 Encounter, Patient; UB-04 form locators 12, 14, 17.
/// </summary>
public sealed record Stay
{
    public required string EncounterId { get; init; }

    public required string PatientId { get; init; }

    public required StayKind Kind { get; init; }

    /// <summary>FHIR encounter status.</summary>
    public required string Status { get; init; }

    public string VisitNumber { get; init; } = "";

    /// <summary>As the record writes it, to the minute.</summary>
    public string AdmittedAt { get; init; } = "";

    public string DischargedAt { get; init; } = "";

    public DateOnly? Admitted { get; init; }

    public DateOnly? Discharged { get; init; }

    /// <summary>Two digits of the UB-04 patient discharge status; empty when the record does not say.</summary>
    public string DischargeStatus { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Service { get; init; } = "";

    /// <summary>Reference of the attending physician; empty when none is named.</summary>
    public string Attending { get; init; } = "";

    public string AttendingName { get; init; } = "";

    /// <summary>FHIR administrative gender.</summary>
    public string Gender { get; init; } = "";

    public DateOnly? Born { get; init; }

    public bool IsDischarged => Status == "finished" && Discharged is not null;

    /// <summary>Whole years on the day of admission; null when either day is unknown.</summary>
    public int? Age => Born is { } born && Admitted is { } on && on >= born
        ? on.Year - born.Year - (on < born.AddYears(on.Year - born.Year) ? 1 : 0)
        : null;

    /// <summary>Whole days from admission to discharge, or until now; a stay within one day counts as one.</summary>
    public int? DaysAt(DateOnly today) =>
        Admitted is { } from ? Math.Max(1, (Discharged ?? today).DayNumber - from.DayNumber) : null;

    /// <summary>Reads an encounter; null when it has no patient or is of a kind that is not coded.</summary>
    public static Stay? Of(Element encounter, Element patient)
    {
        if (KindOf(encounter["class"u8]["code"u8].Text) is not { } kind || PatientOf(encounter) is not { } patientId)
            return null;
        var period = encounter["period"u8];
        var attending = AttendingOf(encounter["participant"u8]);
        return new Stay
        {
            EncounterId = encounter["id"u8].Text ?? "",
            PatientId = patientId,
            Kind = kind,
            Status = encounter["status"u8].Text ?? "",
            VisitNumber = encounter["identifier"u8][0]["value"u8].Text ?? "",
            AdmittedAt = Shown(period["start"u8].Text),
            DischargedAt = Shown(period["end"u8].Text),
            Admitted = Day(period["start"u8].Text),
            Discharged = Day(period["end"u8].Text),
            DischargeStatus = DischargeStatuses.Of(encounter["hospitalization"u8]["dischargeDisposition"u8]),
            Reason = ReasonOf(encounter),
            Service = TextOf(encounter["serviceType"u8]),
            Attending = attending["reference"u8].Text ?? "",
            AttendingName = attending["display"u8].Text ?? "",
            Gender = patient["gender"u8].Text ?? "",
            Born = Day(patient["birthDate"u8].Text),
        };
    }

    /// <summary>The id of the patient an encounter is of; null when it names none.</summary>
    public static string? PatientOf(Element encounter) =>
        encounter["subject"u8]["reference"u8].Text is { } subject && subject.StartsWith("Patient/", StringComparison.Ordinal)
            ? subject["Patient/".Length..]
            : null;

    /// <summary>Source: HL7 v3 ActCode, ActEncounterCode.</summary>
    public static StayKind? KindOf(string? classCode) => classCode switch
    {
        "IMP" or "ACUTE" or "NONAC" => StayKind.Inpatient,
        "OBSENC" or "SS" => StayKind.Observation,
        "EMER" => StayKind.Emergency,
        "AMB" => StayKind.Outpatient,
        _ => null,
    };

    /// <summary>The first ten characters of a FHIR date or dateTime as a day; null when it names no whole day.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string Shown(string? text) => text is null ? "" : ChartTime.Parse(text).Text;

    private static Element AttendingOf(Element participants)
    {
        var first = default(Element);
        foreach (var participant in participants.Items)
        {
            var individual = participant["individual"u8];
            if (!first.Exists)
                first = individual;
            if (participant["type"u8][0]["coding"u8][0]["code"u8].Is("ATND"u8))
                return individual;
        }
        return first;
    }

    private static string ReasonOf(Element encounter) => TextOf(encounter["reasonCode"u8][0]);

    private static string TextOf(Element concept) =>
        concept["text"u8].Text ?? concept["coding"u8][0]["display"u8].Text ?? concept["coding"u8][0]["code"u8].Text ?? "";
}
