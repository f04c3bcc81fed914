using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the staff office sends before anything else: the facilities, everybody who cares for patients, their service and their hours.
/// Source: FHIR R4 Organization, Practitioner, PractitionerRole.availableTime.
/// </summary>
internal static class StaffDirectory
{
    private const string Npi = "http://hl7.org/fhir/sid/us-npi";

    private const string StaffNumber = Hospital.NumberSystem + ".staff";

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];

    private static readonly string[] AllDays = [.. Weekdays, "sat", "sun"];

    public static Arrival Of(Hospital hospital, DateTimeOffset at)
    {
        var bundle = new FhirBundle();
        var system = bundle.Put(Organization(Hospital.System, null), "organization|" + Hospital.System);
        foreach (var facility in Hospital.Facilities)
            bundle.Put(Organization(facility, system), "organization|" + facility);
        foreach (var clinician in hospital.Clinicians)
        {
            var id = RecordIds.Practitioner(clinician);
            bundle.PutUnder(Practitioner(clinician), id["Practitioner/".Length..]);
            bundle.Put(Role(clinician, id, system), "role|" + clinician.Number);
        }
        return bundle.Send(at, "staff-directory");
    }

    private static JsonObject Organization(string name, string? partOf)
    {
        var organization = new JsonObject { ["resourceType"] = "Organization", ["active"] = true, ["name"] = name };
        if (partOf is not null)
            organization["partOf"] = FhirBundle.Reference(partOf);
        return organization;
    }

    private static JsonObject Practitioner(Clinician who)
    {
        var name = new JsonObject { ["family"] = who.Family, ["given"] = new JsonArray(who.Given) };
        if (who.Credential == "MD")
            name["prefix"] = new JsonArray("Dr");
        else
            name["suffix"] = new JsonArray(who.Credential);
        return new JsonObject
        {
            ["resourceType"] = "Practitioner",
            ["identifier"] = new JsonArray(Identifier(Npi, who.Npi), Identifier(StaffNumber, who.Number)),
            ["active"] = true,
            ["name"] = new JsonArray(name),
        };
    }

    private static JsonObject Role(Clinician who, string practitioner, string system) => new()
    {
        ["resourceType"] = "PractitionerRole",
        ["active"] = true,
        ["practitioner"] = new JsonObject { ["reference"] = practitioner, ["display"] = who.Shown },
        ["organization"] = new JsonObject { ["reference"] = system, ["display"] = Hospital.System },
        ["code"] = new JsonArray(Kind(who)),
        ["specialty"] = new JsonArray(new JsonObject { ["text"] = who.Service }),
        ["availableTime"] = new JsonArray(Hours(who.Shift)),
        ["availabilityExceptions"] = who.Shift.Team is { } team ? $"Seven days on, seven days off, from Tuesday to Monday; team {(char)('A' + team)}." : "Not on weekends.",
    };

    /// <summary>Source: HL7 Terminology, practitioner-role.</summary>
    private static JsonObject Kind(Clinician who) => who.Credential switch
    {
        "MD" => FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/practitioner-role", "doctor", "Doctor"),
        "RN" => FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/practitioner-role", "nurse", "Nurse"),
        _ => new JsonObject { ["text"] = who.Service },
    };

    /// <summary>A night is told as the hour at which it begins and the one at which it ends.</summary>
    private static JsonObject Hours(Shift shift)
    {
        var days = new JsonArray([.. (shift.Weekends ? AllDays : Weekdays).Select(d => (JsonNode)d)]);
        if (shift.Hours == 24)
            return new JsonObject { ["daysOfWeek"] = days, ["allDay"] = true };
        return new JsonObject
        {
            ["daysOfWeek"] = days,
            ["availableStartTime"] = $"{shift.FromHour:00}:00:00",
            ["availableEndTime"] = $"{(shift.FromHour + shift.Hours) % 24:00}:00:00",
        };
    }

    private static JsonObject Identifier(string system, string value) => new() { ["system"] = system, ["value"] = value };
}
