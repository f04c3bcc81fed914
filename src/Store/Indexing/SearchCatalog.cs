using System.Collections.Concurrent;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;

namespace Chartroom.Store.Indexing;

/// <summary>A search parameter as the store needs it. <c>Targets</c>: types a reference may point at; <c>Components</c>: of a composite.</summary>
public sealed record ParameterShape(
    string Code, SearchParameterType Type, IReadOnlyList<string> Targets, IReadOnlyList<SearchParameterType> Components);

/// <summary>
/// What the store must know of search parameters: which a type has, and the values that a resource offers to them.
/// </summary>
/// <param name="Find">The parameter of a type by its code, or null. With an empty type: one that all types have.</param>
/// <param name="Extract">Adds the values of a resource to the list.</param>
public sealed record SearchCatalog(
    Func<string, string, ParameterShape?> Find, Action<ResourceDocument, List<SearchValue>> Extract)
{
    private static readonly ConcurrentDictionary<(string, string), ParameterShape?> Shapes = new();

    /// <summary>The parameters of R4 and US Core, with an extractor.</summary>
    public static SearchCatalog With(Action<ResourceDocument, List<SearchValue>> extract) => new(FindStandard, extract);

    /// <summary>The same with the extractor of this program.</summary>
    public static SearchCatalog Standard { get; } = new(FindStandard, SearchExtractor.Extract);

    /// <summary>The parameter of R4 and US Core. Source: <see cref="SearchParameters"/>.</summary>
    public static ParameterShape? FindStandard(string type, string code) => Shapes.GetOrAdd((type, code), static key =>
        SearchParameters.Find(key.Item1, key.Item2) is { Code: not "_query" } found
            ? new ParameterShape(
                found.Code, found.Type, found.Targets, [.. found.Components.Select(c => c.Type)])
            : null);

    /// <summary>The id of the patient to whom a resource belongs by its values, or null. Source: FHIR R4 CompartmentDefinition patient.</summary>
    public static string? Patient(string type, List<SearchValue> values)
    {
        foreach (var parameter in SearchParameters.PatientCompartment(type))
        {
            foreach (var value in values)
            {
                if (value is SearchValue.Reference { TargetType: "Patient", TargetId: { } id } && value.Parameter == parameter)
                    return id;
            }
        }
        return null;
    }
}
