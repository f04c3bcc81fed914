using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the family-medicine clinic sends: one FHIR transaction with the problem list, home medicines, allergies and the
/// last office measurements.
/// </summary>
internal static class ClinicBundle
{
    public static Arrival Of(Life life)
    {
        var bundle = new FhirBundle();
        var patient = FhirBundle.Reference(RecordIds.Patient(life.Person.Mrn));
        foreach (var problem in life.Problems)
            Put(Condition(life, problem), "subject", $"problem-{problem.Code}");
        foreach (var allergy in life.Allergies)
            Put(Allergy(life, allergy), "patient", $"allergy-{allergy.Substance}");
        foreach (var medicine in life.HomeMedications)
            Put(Medication(life, medicine), "subject", $"medicine-{medicine.Name}");
        foreach (var (measure, i) in Measures(life).Select((m, i) => (m, i)))
            Put(measure, "subject", $"measure-{i}");
        return bundle.Send(life.Registered.AddHours(1), $"clinic-{life.Person.Mrn}");

        void Put(JsonObject resource, string subject, string name)
        {
            resource[subject] = patient.DeepClone();
            bundle.Put(resource, $"clinic|{life.Person.Mrn}|{name}");
        }
    }

    private static JsonObject Condition(Life life, StoryProblem problem)
    {
        var (onset, over) = Span(life, problem);
        var condition = new JsonObject
        {
            ["resourceType"] = "Condition",
            ["clinicalStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-clinical", over is null ? "active" : "resolved", over is null ? "Active" : "Resolved"),
            ["verificationStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed"),
            ["category"] = new JsonArray(FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item", "Problem List Item")),
            ["code"] = FhirBundle.Coded("http://hl7.org/fhir/sid/icd-10-cm", problem.Code, problem.Title),
            ["onsetDateTime"] = $"{onset:0000}",
            ["recordedDate"] = Day(life.Registered),
        };
        if (over is { } end)
            condition["abatementDateTime"] = Day(end);
        return condition;
    }

    /// <summary>The year a problem began, and when a worse stage took its place.</summary>
    private static (int Onset, DateTimeOffset? Over) Span(Life life, StoryProblem problem)
    {
        var told = life.Tellings.Where(t => t.Story.Problems.Any(p => p.Code == problem.Code)).ToList();
        var first = told.Count > 0 ? told[0].Arrival : life.Registered;
        var onset = Math.Max(first.Year - problem.YearsAgo, life.Person.BirthDate.Year);
        var family = problem.Code[..3];
        var worse = life.Tellings.FirstOrDefault(t => t.Arrival > told[^1].Arrival && t.Story.Problems.Any(p => p.Code != problem.Code && p.Code[..3] == family));
        return (onset, worse is not null && family is "N18" or "E11" ? worse?.Arrival : null);
    }

    private static JsonObject Allergy(Life life, StoryAllergy allergy) => new()
    {
        ["resourceType"] = "AllergyIntolerance",
        ["clinicalStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", "Active"),
        ["verificationStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "confirmed", "Confirmed"),
        ["category"] = new JsonArray(allergy.Substance == "Peanut" ? "food" : "medication"),
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
            ? FhirBundle.Coded("http://www.nlm.nih.gov/research/umls/rxnorm", code, medicine.Name)
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
    }

    private static JsonObject Measure(Life life, string code, string title, int value, string unit) => new()
    {
        ["resourceType"] = "Observation",
        ["status"] = "final",
        ["category"] = new JsonArray(FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")),
        ["code"] = FhirBundle.Coded("http://loinc.org", code, title),
        ["effectiveDateTime"] = Day(life.Registered),
        ["valueQuantity"] = new JsonObject { ["value"] = value, ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit },
    };

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd");
}
