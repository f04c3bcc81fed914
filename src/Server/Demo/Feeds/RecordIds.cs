using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// Under which references intake files what the demo sends: ids are made of the numbers in the messages, so they are known
/// before anything is filed. <c>truth.ndjson</c> and the FHIR bundles speak in them.
/// </summary>
public static class RecordIds
{
    public static string Patient(string mrn) => "Patient/" + EntryKeys.MakeId("Patient", $"{Hospital.NumberSystem}|{mrn}");

    public static string Encounter(string visit) => "Encounter/" + EntryKeys.MakeId("Encounter", $"{Hospital.NumberSystem}|{visit}");

    /// <summary>A document by its number (TXA-12).</summary>
    public static string Document(string number) => "DocumentReference/" + EntryKeys.MakeId("DocumentReference", $"{Hospital.NumberSystem}|{number}");

    public static string Practitioner(Clinician clinician) =>
        "Practitioner/" + EntryKeys.MakeId("Practitioner", $"http://hl7.org/fhir/sid/us-npi|{clinician.Npi}");

    /// <summary>The coverage that IN1 tells of; null for those who pay themselves.</summary>
    public static string? Coverage(Person person)
    {
        if (!person.Payer.IsInsurance)
            return null;
        var patient = "urn:uuid:" + EntryKeys.MakeId("Patient", $"{Hospital.NumberSystem}|{person.Mrn}");
        return "Coverage/" + EntryKeys.MakeId("Coverage", string.Join('\u001f', patient, "COVERAGE", person.Payer.Code, Policy(person), ""));
    }

    /// <summary>The policy number that the demo's payers give somebody; registrars copy it from the card.</summary>
    public static string Policy(Person person) => $"{person.Payer.Code}{(person.Number * 7_919 + 10_000_019) % 100_000_000:00000000}";

    /// <summary>The number of a document of a visit.</summary>
    public static string DocumentNumber(string visit, int document) => $"{visit}-D{document + 1}";

    /// <summary>The account number of a visit.</summary>
    public static string AccountNumber(string visit) => "A" + visit[1..];
}
