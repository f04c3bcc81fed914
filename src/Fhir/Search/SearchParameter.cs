namespace Chartroom.Fhir.Search;

/// <summary>
/// One search parameter of one resource type. <c>Expression</c> is FHIRPath from the resource and empty for the three
/// parameters that are not about content (<c>_text</c>, <c>_content</c>, <c>_query</c>); <c>Targets</c> are the types a reference may point at.
/// Source: FHIR R4 SearchParameter; US Core SearchParameters.
/// </summary>
public sealed record SearchParameter(
    string Resource,
    string Code,
    SearchParameterType Type,
    string Expression,
    IReadOnlyList<string> Targets,
    IReadOnlyList<SearchComponent> Components,
    string Url);

/// <summary>A component of a composite: its expression starts from each item of the composite's own expression.</summary>
public sealed record SearchComponent(string Code, SearchParameterType Type, string Expression);
