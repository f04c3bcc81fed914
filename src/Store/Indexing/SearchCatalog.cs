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
    Func<string, string, ParameterShape?> Find, Action<ResourceDocument, List<SearchValue>> Extract);
