using System.Text.Json;
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
        // Every access asks this of everything it shows, so the text is passed over once and nothing is made of it.
        if (document.Utf8.Span.IndexOf("Patient"u8) < 0)
            return [];
        List<string>? found = null;
        var (isPatient, id) = (false, (string?)null);
        var reader = new Utf8JsonReader(document.Utf8.Span, new JsonReaderOptions { MaxDepth = DocumentLimits.Default.Depth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isId, concerns) = (reader.ValueTextEquals("resourceType"u8), reader.ValueTextEquals("id"u8), Concerns(reader.ValueSpan));
            reader.Read();
            isPatient |= isType && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Patient"u8);
            if (isId && reader.TokenType == JsonTokenType.String)
                id = reader.GetString();
            if (isPatient && id is not null)
                return [$"Patient/{id}"];
            if (concerns)
                Collect(ref reader, ref found);
            else
                reader.Skip();
        }
        return isPatient || found is null ? [] : found;
    }

    /// <summary>Reads an element, or the items of a repeating one: its reference, or that of its actor.</summary>
    private static void Collect(ref Utf8JsonReader reader, ref List<string>? found)
    {
        var outside = reader.CurrentDepth;
        var inside = reader.TokenType == JsonTokenType.StartArray ? outside + 1 : outside;
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return;
        var inActor = false;
        while (reader.Read() && reader.CurrentDepth > outside)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var depth = reader.CurrentDepth - inside;
            if (depth == 1)
                inActor = reader.ValueTextEquals("actor"u8);
            var isReference = (depth == 1 || (depth == 2 && inActor)) && reader.ValueTextEquals("reference"u8);
            reader.Read();
            if (isReference && reader.TokenType == JsonTokenType.String && Patient(reader.GetString()!) is { } patient && found?.Contains(patient) != true)
                (found ??= []).Add(patient);
        }
    }

    private static bool Concerns(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("subject"u8) || name.SequenceEqual("patient"u8) || name.SequenceEqual("beneficiary"u8)
        || name.SequenceEqual("for"u8) || name.SequenceEqual("individual"u8) || name.SequenceEqual("participant"u8)
        || name.SequenceEqual("candidate"u8) || name.SequenceEqual("policyHolder"u8) || name.SequenceEqual("target"u8);

    private static string? Patient(string reference)
    {
        if (!reference.StartsWith("Patient/", StringComparison.Ordinal))
            return null;
        var version = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return version < 0 ? reference : reference[..version];
    }
}
