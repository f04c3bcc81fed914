using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the family-medicine clinic sends: a FHIR transaction with the problem list, home medicines, allergies and measurements
/// when it gets to know somebody, and another one when something was found later or a worse stage took another's place.
/// </summary>
internal static class ClinicBundle
{
    /// <summary>A problem as it came to be known: since when, when it was put on the list, and when a worse stage took its place.</summary>
    private sealed record Listed(StoryProblem Problem, int Onset, DateTimeOffset Recorded, DateTimeOffset? Over);

    public static IEnumerable<Arrival> Of(Life life)
    {
        var patient = FhirBundle.Reference(RecordIds.Patient(life.Person.Mrn));
        var problems = life.Problems.Select(p => List(life, p)).ToList();
        var first = new FhirBundle();
        foreach (var problem in problems.Where(p => p.Recorded == life.Registered))
            Put(first, Condition(problem with { Over = null }), "subject", $"problem-{problem.Problem.Code}");
        foreach (var allergy in life.Allergies)
            Put(first, Allergy(life, allergy), "patient", $"allergy-{allergy.Substance}");
        foreach (var medicine in life.HomeMedications)
            Put(first, Medication(life, medicine), "subject", $"medicine-{medicine.Name}");
        foreach (var (measure, i) in Measures(life).Select((m, i) => (m, i)))
            Put(first, measure, "subject", $"measure-{i}");
        if (first.Count > 0)
            yield return first.Send(life.Registered.AddHours(1), $"clinic-{life.Person.Mrn}");
        var changed = problems.Where(p => p.Recorded != life.Registered || p.Over is not null).ToList();
        var stopped = life.Tellings.SelectMany(t => t.Story.Medications.Where(m => m.When == "stop").Select(m => (Medicine: m, t.Departure))).ToList();
        if (changed.Count + stopped.Count == 0)
            yield break;
        var later = new FhirBundle();
        foreach (var name in stopped.Select(s => s.Medicine.Name))
            Put(later, Medication(life, life.HomeMedications.First(m => m.Name == name), "stopped"), "subject", $"medicine-{name}");
        foreach (var problem in changed)
            Put(later, Condition(problem), "subject", $"problem-{problem.Problem.Code}");
        yield return later.Send(changed.Select(p => p.Over ?? p.Recorded).Concat(stopped.Select(s => s.Departure)).Max().AddHours(2), $"clinic-{life.Person.Mrn}-later");

        void Put(FhirBundle bundle, JsonObject resource, string subject, string name)
        {
            resource[subject] = patient.DeepClone();
            bundle.Put(resource, $"clinic|{life.Person.Mrn}|{name}");
        }
    }

    private static JsonObject Condition(Listed listed)
    {
        var (problem, onset, recorded, over) = listed;
        var condition = new JsonObject
        {
            ["resourceType"] = "Condition",
            ["clinicalStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-clinical", over is null ? "active" : "resolved", over is null ? "Active" : "Resolved"),
            ["verificationStatus"] = FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed"),
            ["category"] = new JsonArray(FhirBundle.Coded("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item", "Problem List Item")),
            ["code"] = FhirBundle.Coded("http://hl7.org/fhir/sid/icd-10-cm", problem.Code, problem.Title),
            ["onsetDateTime"] = $"{onset:0000}",
            ["recordedDate"] = Day(recorded),
        };
        if (over is { } end)
            condition["abatementDateTime"] = Day(end);
        return condition;
    }

    /// <summary>What began after the registration is put on the list at the end of the visit that found it.</summary>
    private static Listed List(Life life, StoryProblem problem)
    {
        var told = life.Tellings.Where(t => t.Story.Problems.Any(p => p.Code == problem.Code)).ToList();
        var onset = Math.Max(told[0].Arrival.Year - problem.YearsAgo, life.Person.BirthDate.Year);
        var family = problem.Code[..3];
        var worse = family is "N18" or "E11"
            ? life.Tellings.FirstOrDefault(t => t.Arrival > told[^1].Arrival && t.Story.Problems.Any(p => p.Code != problem.Code && p.Code[..3] == family)) : null;
        return new Listed(problem, onset, onset < life.Registered.Year ? life.Registered : told[0].Departure, worse?.Departure);
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

    private static JsonObject Medication(Life life, StoryMedication medicine, string status = "active") => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["status"] = status,
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
