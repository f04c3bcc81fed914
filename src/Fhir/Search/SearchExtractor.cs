using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Search;

/// <summary>
/// Takes from a resource every value by which it can be found. Expressions are compiled once per resource type; extracting is
/// safe from many threads at once and needs no other resource.
/// Source: FHIR R4 §3.1.1.4 search parameter types; SearchParameter.expression of each parameter.
/// </summary>
public static class SearchExtractor
{
    private static readonly ConcurrentDictionary<string, Extraction[]> ByType = new();

    [ThreadStatic]
    private static Workspace? workspace;

    /// <summary>
    /// Adds the values of all parameters of the resource's type. A composite's values share <see cref="SearchValue.Group"/>
    /// and are there only when each component has one. A resource of no R4 type has none.
    /// </summary>
    public static void Extract(ResourceDocument document, List<SearchValue> into)
    {
        if (R4Definitions.Resource(document.Root["resourceType"u8].Raw) is not { } type)
            return;
        var space = workspace ??= new Workspace();
        var root = PathValue.Root(document);
        foreach (var extraction in ByType.GetOrAdd(type.Name, static name => Compile(name)))
            extraction.Run(space, root, into);
    }

    /// <summary>The parameters of a type whose expression cannot be compiled, with why; for the conformance table.</summary>
    internal static IEnumerable<(SearchParameter Parameter, string Why)> Unsupported(string type)
    {
        foreach (var parameter in SearchParameters.Of(type).Where(p => p.Expression.Length > 0))
        {
            var compiled = PathExpression.Compile(parameter.Expression, R4Definitions.Type(type), PathOptions.Search);
            if (!compiled.Succeeded)
                yield return (parameter, compiled.Issues[0].Text);
        }
    }

    private static Extraction[] Compile(string type)
    {
        var definition = R4Definitions.Type(type)!;
        return [.. SearchParameters.Of(type).Where(p => p.Expression.Length > 0).Select(p => new Extraction(p, definition))];
    }

    private sealed class Workspace
    {
        public PathEvaluation Evaluation { get; } = new();

        public SearchValues Values { get; } = new();

        public PathList Found { get; } = new();

        public PathList Part { get; } = new();

        public List<SearchValue> Group { get; } = [];
    }

    private sealed class Extraction
    {
        private readonly SearchParameter parameter;
        private readonly PathExpression expression;
        private readonly (SearchParameterType Type, PathExpression Expression)[] components;

        public Extraction(SearchParameter parameter, TypeDefinition type)
        {
            this.parameter = parameter;
            expression = PathExpression.Trusted(parameter.Expression, type, PathOptions.Search);
            components = [.. parameter.Components.Select(c => (c.Type, PathExpression.Trusted(c.Expression, null, PathOptions.Search)))];
        }

        public void Run(Workspace space, in PathValue root, List<SearchValue> into)
        {
            var found = space.Found;
            found.Clear();
            if (!expression.Evaluate(space.Evaluation, root, found, root) || found.Count == 0)
                return;
            for (var i = 0; i < found.Count; i++)
            {
                if (parameter.Type == SearchParameterType.Composite)
                    RunComposite(space, found[i], root, i, into);
                else
                    space.Values.Add(parameter.Code, parameter.Type, found[i], into);
            }
        }

        private void RunComposite(Workspace space, in PathValue item, in PathValue root, int group, List<SearchValue> into)
        {
            var values = space.Group;
            values.Clear();
            for (var part = 0; part < components.Length; part++)
            {
                var before = values.Count;
                space.Part.Clear();
                if (components[part].Expression.Evaluate(space.Evaluation, item, space.Part, root))
                {
                    for (var i = 0; i < space.Part.Count; i++)
                        space.Values.Add(parameter.Code, components[part].Type, space.Part[i], values);
                }
                if (values.Count == before)
                    return;
                for (var i = before; i < values.Count; i++)
                    values[i] = values[i] with { Group = group, Part = part };
            }
            into.AddRange(values);
        }
    }
}
