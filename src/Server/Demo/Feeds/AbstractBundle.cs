using System.Text.Json.Nodes;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// A stay that was coded elsewhere, as the encoder before this one hands it over: a Claim in the shape in which coding keeps its
/// abstracts. Source: FHIR R4 Claim; design.md §1.
/// </summary>
internal static class AbstractBundle
{
    private const string Own = "urn:chartroom:coding";
    private const string Diagnoses = "http://hl7.org/fhir/sid/icd-10-cm";
    private const string Procedures = "http://www.cms.gov/Medicare/Coding/ICD10";

    /// <summary>Days from the departure to the abstract.</summary>
    public const double DaysUntilCoded = 1.3;

    private const string MsDrg = "https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software";

    public static Arrival Of(CodedStay coded)
    {
        var telling = coded.Telling;
        var encounter = RecordIds.Encounter(telling.Visit);
        var bundle = new FhirBundle();
        var at = telling.Departure.AddDays(DaysUntilCoded);
        bundle.PutUnder(Claim(coded, encounter, at), IdFor(encounter));
        return bundle.Send(at, $"abstract-{telling.Visit}");
    }

    /// <summary>The bill that went out for a stay some days after it was coded. Source: design.md §1, the bill of an abstract.</summary>
    public static Arrival Bill(CodedStay coded)
    {
        var telling = coded.Telling;
        var random = new DemoRandom(telling.Person.Number, telling.Visit[^1], "bill");
        var at = telling.Departure.AddDays(random.Between(4, 11)).AddHours(random.Between(0, 9));
        var encounter = RecordIds.Encounter(telling.Visit);
        var claim = Claim(coded, encounter, at);
        claim["identifier"] = new JsonArray(new JsonObject { ["system"] = Own, ["value"] = "bill-of-" + IdFor(encounter) });
        claim["subType"] = FhirBundle.Coded(Own, "bill", "Bill");
        claim["enterer"] = new JsonObject { ["display"] = "Billing system" };
        claim["total"] = new JsonObject { ["value"] = ChargeMessages.Total(telling), ["currency"] = "USD" };
        var bundle = new FhirBundle();
        bundle.Put(claim, $"bill|{telling.Visit}");
        return bundle.Send(at, $"bill-{telling.Visit}");
    }

    /// <summary>The same stay coded again by an auditor, with the codes of a careful coder.</summary>
    public static JsonObject Recode(CodedStay coded, string id, DateTimeOffset at, string auditor)
    {
        var telling = coded.Telling;
        var right = coded with { Codes = telling.Codes, Drg = telling.Flaw?.Drg ?? telling.Story.Drg };
        var claim = Claim(right, RecordIds.Encounter(telling.Visit), at);
        claim["identifier"] = new JsonArray(new JsonObject { ["system"] = Own, ["value"] = id });
        claim["subType"] = FhirBundle.Coded(Own, "recode", "Coded encounter");
        claim["enterer"] = new JsonObject { ["display"] = auditor };
        return claim;
    }

    /// <summary>The id under which coding looks for the abstract of an encounter.</summary>
    private static string IdFor(string encounter) => AbstractClaim.KeyOf(encounter["Encounter/".Length..]).Id;

    private static JsonObject Claim(CodedStay coded, string encounter, DateTimeOffset at)
    {
        var telling = coded.Telling;
        var claim = new JsonObject
        {
            ["resourceType"] = "Claim",
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = Own, ["value"] = IdFor(encounter) }),
            ["status"] = "active",
            ["type"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/claim-type", "institutional", "Institutional"),
            ["subType"] = FhirBundle.Coded(Own, "abstract", "Coded encounter"),
            ["use"] = "claim",
            ["patient"] = FhirBundle.Reference(RecordIds.Patient(telling.Registered.Mrn)),
            ["billablePeriod"] = new JsonObject { ["start"] = $"{telling.Arrival:yyyy-MM-dd}", ["end"] = $"{telling.Departure:yyyy-MM-dd}" },
            ["created"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz"),
            ["enterer"] = new JsonObject { ["display"] = "Encoder before Chartroom" },
            ["provider"] = new JsonObject { ["display"] = Sender.Facility(telling) },
            ["priority"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/processpriority", "normal", "Normal"),
            ["supportingInfo"] = new JsonArray(new JsonObject
            {
                ["sequence"] = 1,
                ["category"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/claiminformationcategory", "discharge", "Discharge"),
                ["code"] = FhirBundle.Coded("https://www.nubc.org/CodeSystem/PatDischargeStatus", telling.Story.Disposition, telling.Story.Disposition),
            }),
            ["diagnosis"] = new JsonArray([.. coded.Codes.Where(c => !c.Procedure).Select((c, i) => (JsonNode)Diagnosis(c, i, coded.Drg))]),
            ["insurance"] = new JsonArray(new JsonObject
            {
                ["sequence"] = 1,
                ["focal"] = true,
                ["coverage"] = RecordIds.Coverage(telling.Registered) is { } coverage ? FhirBundle.Reference(coverage) : new JsonObject { ["display"] = "Self-pay" },
            }),
            ["item"] = new JsonArray(new JsonObject
            {
                ["sequence"] = 1,
                ["productOrService"] = new JsonObject { ["text"] = telling.Story.IsStay ? "Inpatient encounter" : "Emergency encounter" },
                ["encounter"] = new JsonArray(FhirBundle.Reference(encounter)),
            }),
        };
        // ICD-10-PCS is for inpatients. Source: 45 CFR 162.1002(c)(3).
        var procedures = coded.Codes.Where(c => c.Procedure && telling.Story.IsStay).Select((c, i) => (JsonNode)Procedure(c, i, telling)).ToArray();
        if (procedures.Length > 0)
            claim["procedure"] = new JsonArray(procedures);
        return claim;
    }

    private static JsonObject Diagnosis(StoryCode code, int index, int? drg)
    {
        var diagnosis = new JsonObject
        {
            ["sequence"] = index + 1,
            ["diagnosisCodeableConcept"] = FhirBundle.Coded(Diagnoses, code.Code, code.Title),
        };
        if (index == 0)
            diagnosis["type"] = new JsonArray(FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/ex-diagnosistype", "principal", "Principal Diagnosis"));
        if (code.PresentOnAdmission.Length > 0)
            diagnosis["onAdmission"] = FhirBundle.Coded("https://www.nubc.org/CodeSystem/PresentOnAdmissionIndicator", code.PresentOnAdmission, code.PresentOnAdmission);
        if (index == 0 && drg is { } number)
            diagnosis["packageCode"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = MsDrg, ["version"] = "v43.1", ["code"] = $"{number:000}" }) };
        return diagnosis;
    }

    private static JsonObject Procedure(StoryCode code, int index, Telling telling) => new()
    {
        ["sequence"] = index + 1,
        ["date"] = $"{telling.Arrival.AddDays(code.Day):yyyy-MM-dd}",
        ["procedureCodeableConcept"] = FhirBundle.Coded(Procedures, code.Code, code.Title),
    };
}
