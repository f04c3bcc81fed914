using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Search;

/// <summary>
/// Which patients a resource belongs to: through the reference parameters that the compartment definition names for its type.
/// Source: FHIR R4 CompartmentDefinition patient.
/// </summary>
public static class PatientCompartment
{
    /// <summary>The ids of the patients, without duplicates; a Patient belongs to itself.</summary>
    public static IReadOnlyList<string> Of(ResourceDocument document)
    {
        var values = new List<SearchValue>();
        SearchExtractor.Extract(document, values);
        return Of(document.ResourceType, document.Id, values);
    }

    /// <summary>The same from values that have been extracted already.</summary>
    public static IReadOnlyList<string> Of(string type, string id, IReadOnlyList<SearchValue> values)
    {
        if (type == "Patient")
            return id.Length == 0 ? [] : [id];
        var parameters = SearchParameters.PatientCompartment(type);
        if (parameters.Count == 0)
            return [];
        var patients = new List<string>(1);
        foreach (var value in values)
        {
            if (value is SearchValue.Reference { TargetType: "Patient", TargetId: { } patient } reference
                && parameters.Contains(reference.Parameter) && !patients.Contains(patient))
                patients.Add(patient);
        }
        return patients;
    }
}
