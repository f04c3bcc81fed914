using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// The access log of the ward systems: who of the staff opened a chart during a stay. Now and then somebody opens one who has no part in
/// it. Source: FHIR R4 AuditEvent; 45 CFR 164.312(b), 164.502(b) minimum necessary.
/// </summary>
internal static class AccessLog
{
    /// <summary>The log of a life's last stay; null when there is none. What should not be in it is added to the truth.</summary>
    public static Arrival? Of(Life life, Planting planting, Hospital hospital, FlawRates rates, DateTimeOffset now)
    {
        if (life.Tellings.LastOrDefault(t => t.Story.IsStay) is not { } stay || stay.Departure > now || stay.Departure < now.AddDays(-90))
            return null;
        var random = new DemoRandom(life.Person.Number, 11, "access");
        if (!random.Chance(0.25))
            return null;
        var bundle = new FhirBundle();
        foreach (var (document, i) in stay.Story.Documents.Select((d, i) => (d, i)).Take(4))
            bundle.Put(Event(life, stay.Clinician(document.Author), stay.At(document.At) - TimeSpan.FromMinutes(9)), $"access|{stay.Visit}|{i}");
        var last = random.Chance(rates[Kinds.Snooping]) ? AddSnooper(bundle, life, stay, planting, hospital, now, ref random) : stay.Departure;
        return bundle.Send(last.AddHours(9), $"access-{stay.Visit}");
    }

    /// <summary>Adds somebody who has no part in the care; returns when they looked, or the departure when that day is still to come.</summary>
    private static DateTimeOffset AddSnooper(FhirBundle bundle, Life life, Telling stay, Planting planting, Hospital hospital, DateTimeOffset now, ref DemoRandom random)
    {
        var carers = stay.Story.Documents.Select(d => stay.Clinician(d.Author)).Append(stay.Attending).ToHashSet();
        var strangers = hospital.Clinicians.Where(c => !carers.Contains(c) && c.Service != stay.Story.Service && c.Service is "Radiology" or "Nursing" or "Family Medicine" or "Dietetics").ToList();
        var who = random.Pick(strangers);
        var at = Diary.Minute(stay.Departure.AddDays(random.Between(2, 6)).Date.AddHours(random.Between(1, 4)).AddMinutes(random.Between(0, 59)), stay.Departure.Offset);
        if (at.AddHours(9) > now)
            return stay.Departure;
        var reference = bundle.Put(Event(life, who, at), $"access|{stay.Visit}|snoop");
        planting.Add(new Truth(
            Kinds.Snooping, life.Person, stay, new JsonObject { ["event"] = reference, ["by"] = RecordIds.Practitioner(who) },
            new JsonObject { ["allowed"] = false, ["why"] = "no part in the care, at night, after discharge" }));
        return at;
    }

    private static JsonObject Event(Life life, Clinician who, DateTimeOffset at) => new()
    {
        ["resourceType"] = "AuditEvent",
        ["type"] = new JsonObject { ["system"] = "http://dicom.nema.org/resources/ontology/DCM", ["code"] = "110110", ["display"] = "Patient Record" },
        ["action"] = "R",
        ["recorded"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz"),
        ["outcome"] = "0",
        ["purposeOfEvent"] = new JsonArray(FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT", "treatment")),
        ["agent"] = new JsonArray(new JsonObject
        {
            ["who"] = new JsonObject { ["reference"] = RecordIds.Practitioner(who), ["display"] = who.Shown },
            ["altId"] = who.Number,
            ["requestor"] = true,
        }),
        ["source"] = new JsonObject { ["observer"] = new JsonObject { ["display"] = "Ward system" } },
        ["entity"] = new JsonArray(new JsonObject
        {
            ["what"] = FhirBundle.Reference(RecordIds.Patient(life.Person.Mrn)),
            ["type"] = new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/audit-entity-type", ["code"] = "1", ["display"] = "Person" },
        }),
    };
}
