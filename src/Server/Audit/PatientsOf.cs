using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Audit;

/// <summary>
/// Whose record a resource is part of: the references to Patient in the elements by which the patient compartment is
/// defined. Source: FHIR R4 CompartmentDefinition/patient.
/// </summary>
public static class PatientsOf
{
    /// <summary>References such as <c>Patient/123</c>, each once; none for a resource that concerns no person.</summary>
    public static IReadOnlyList<string> Resource(ResourceDocument document)
    {
        if (document.ResourceType == "Patient")
            return document.Id.Length > 0 ? [$"Patient/{document.Id}"] : [];
        List<string>? found = null;
        foreach (var member in document.Root.Members)
        {
            if (!Concerns(member.Name))
                continue;
            foreach (var item in member.Items)
            {
                var reference = item["reference"u8].Exists ? item["reference"u8] : item["actor"u8]["reference"u8];
                if (Patient(reference) is { } patient && found?.Contains(patient) != true)
                    (found ??= []).Add(patient);
            }
        }
        return found ?? (IReadOnlyList<string>)[];
    }

    private static bool Concerns(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("subject"u8) || name.SequenceEqual("patient"u8) || name.SequenceEqual("beneficiary"u8)
        || name.SequenceEqual("for"u8) || name.SequenceEqual("individual"u8) || name.SequenceEqual("participant"u8)
        || name.SequenceEqual("candidate"u8) || name.SequenceEqual("policyHolder"u8) || name.SequenceEqual("target"u8);

    private static string? Patient(Element reference)
    {
        var raw = reference.Raw;
        if (reference.Kind != ElementKind.String || !raw.StartsWith("Patient/"u8))
            return null;
        var text = reference.Text!;
        var version = text.IndexOf("/_history/", StringComparison.Ordinal);
        return version < 0 ? text : text[..version];
    }
}
