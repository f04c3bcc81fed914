using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the family-medicine clinic sends: one FHIR transaction with the problem list, home medicines, allergies and the
/// last office measurements. Every entry is a conditional update on its identifier, so that sending it again changes nothing.
/// </summary>
internal static class ClinicBundle
{
    private const string System = "https://demo.chartroom.example/clinic";

    public static Arrival Of(Life life)
    {
        var entries = new JsonArray();
        var patient = $"urn:uuid:{Uuid(life.Person.Mrn, "patient")}";
        AddPatient(entries, patient, life.Person);
        foreach (var problem in life.Problems)
            AddOwn(entries, life, $"problem-{problem.Code}", Condition(life, problem), patient);
        foreach (var allergy in life.Allergies)
            AddOwn(entries, life, $"allergy-{allergy.Substance}", Allergy(life, allergy), patient);
        foreach (var medicine in life.HomeMedications)
            AddOwn(entries, life, $"medicine-{medicine.Name}", Medication(life, medicine), patient);
        foreach (var (measure, i) in Measures(life).Select((m, i) => (m, i)))
            AddOwn(entries, life, $"measure-{i}", measure, patient);
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = entries };
        return new Arrival(
            life.Registered.AddHours(1), Door.Fhir, $"clinic-{life.Person.Mrn}", global::System.Text.Encoding.UTF8.GetBytes(bundle.ToJsonString()),
            "application/fhir+json");
    }

    /// <summary>The clinic knows less of the patient than registration: it makes one only when there is none.</summary>
    private static void AddPatient(JsonArray entries, string fullUrl, Person person) => entries.Add(new JsonObject
    {
        ["fullUrl"] = fullUrl,
        ["resource"] = Patient(person),
        ["request"] = new JsonObject
        {
            ["method"] = "POST",
            ["url"] = "Patient",
            ["ifNoneExist"] = $"identifier={Uri.EscapeDataString($"{Hospital.NumberSystem}|{person.Mrn}")}",
        },
    });

    private static void AddOwn(JsonArray entries, Life life, string name, JsonObject resource, string patient)
    {
        var key = $"{life.Person.Mrn}-{name}".Replace(' ', '-');
        resource[resource["resourceType"]!.GetValue<string>() is "Condition" or "MedicationRequest" or "Observation" ? "subject" : "patient"] =
            new JsonObject { ["reference"] = patient };
        resource["identifier"] = new JsonArray(new JsonObject { ["system"] = System, ["value"] = key });
        Add(entries, $"urn:uuid:{Uuid(life.Person.Mrn, name)}", resource, System, key);
    }

    private static void Add(JsonArray entries, string fullUrl, JsonObject resource, string system, string value) =>
        entries.Add(new JsonObject
        {
            ["fullUrl"] = fullUrl,
            ["resource"] = resource,
            ["request"] = new JsonObject
            {
                ["method"] = "PUT",
                ["url"] = $"{resource["resourceType"]}?identifier={Uri.EscapeDataString($"{system}|{value}")}",
            },
        });

    private static JsonObject Patient(Person person) => new()
    {
        ["resourceType"] = "Patient",
        ["identifier"] = new JsonArray(new JsonObject
        {
            ["type"] = Coded("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical record number"),
            ["system"] = Hospital.NumberSystem,
            ["value"] = person.Mrn,
        }),
        ["name"] = new JsonArray(new JsonObject { ["use"] = "official", ["family"] = person.Family, ["given"] = new JsonArray(person.Given) }),
        ["gender"] = person.Sex == "F" ? "female" : "male",
        ["birthDate"] = person.BirthDate.ToString("yyyy-MM-dd"),
    };

    private static JsonObject Condition(Life life, StoryProblem problem) => new()
    {
        ["resourceType"] = "Condition",
        ["clinicalStatus"] = Coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"),
        ["verificationStatus"] = Coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed"),
        ["category"] = new JsonArray(Coded("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item", "Problem List Item")),
        ["code"] = Coded("http://hl7.org/fhir/sid/icd-10-cm", problem.Code, problem.Title),
        ["onsetDateTime"] = $"{life.Registered.Year - problem.YearsAgo:0000}",
        ["recordedDate"] = Day(life.Registered),
    };

    private static JsonObject Allergy(Life life, StoryAllergy allergy) => new()
    {
        ["resourceType"] = "AllergyIntolerance",
        ["clinicalStatus"] = Coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", "Active"),
        ["verificationStatus"] = Coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "confirmed", "Confirmed"),
        ["category"] = new JsonArray("medication"),
        ["criticality"] = allergy.Severity == "severe" ? "high" : "low",
        ["code"] = new JsonObject { ["text"] = allergy.Substance },
        ["recordedDate"] = Day(life.Registered),
        ["reaction"] = new JsonArray(new JsonObject
        {
            ["manifestation"] = new JsonArray(new JsonObject { ["text"] = allergy.Reaction }),
            ["severity"] = allergy.Severity is "severe" or "moderate" ? allergy.Severity : "mild",
        }),
    };

    private static JsonObject Medication(Life life, StoryMedication medicine) => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["status"] = "active",
        ["intent"] = "order",
        ["medicationCodeableConcept"] = medicine.Code is { } code
            ? Coded("http://www.nlm.nih.gov/research/umls/rxnorm", code, medicine.Name)
            : new JsonObject { ["text"] = medicine.Name },
        ["authoredOn"] = Day(life.Registered),
        ["dosageInstruction"] = new JsonArray(new JsonObject { ["text"] = medicine.Directions }),
    };

    private static IEnumerable<JsonObject> Measures(Life life)
    {
        var age = life.Person.AgeOn(DateOnly.FromDateTime(life.Registered.Date));
        if (age < 18)
            yield break;
        var random = new DemoRandom(life.Person.Number, 7, "measures");
        var height = life.Person.Sex == "F" ? random.Between(152, 174) : random.Between(164, 190);
        yield return Measure(life, "8302-2", "Body height", height, "cm");
        yield return Measure(life, "29463-7", "Body weight", random.Between(height - 110, height - 65), "kg");
    }

    private static JsonObject Measure(Life life, string code, string title, int value, string unit) => new()
    {
        ["resourceType"] = "Observation",
        ["status"] = "final",
        ["category"] = new JsonArray(Coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")),
        ["code"] = Coded("http://loinc.org", code, title),
        ["effectiveDateTime"] = Day(life.Registered),
        ["valueQuantity"] = new JsonObject { ["value"] = value, ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit },
    };

    private static JsonObject Coded(string system, string code, string display) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = display }),
        ["text"] = display,
    };

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd");

    /// <summary>A name-based UUID, so that the same bundle is the same bytes each time. Source: RFC 9562 §5.8.</summary>
    private static Guid Uuid(string mrn, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        global::System.Security.Cryptography.SHA256.HashData(global::System.Text.Encoding.UTF8.GetBytes($"{mrn}/{name}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
