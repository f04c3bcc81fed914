using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Syntax;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Search;

/// <summary>
/// Takes from a resource every value by which it can be found. Expressions are compiled once per resource type; extracting is
/// safe from many threads at once and needs no other resource.
/// Source: FHIR R4 §3.1.1.4 search parameter types; SearchParameter.expression of each parameter.
/// </summary>
public static class SearchExtractor
{
    private static readonly ConcurrentDictionary<TypeDefinition, TypeExtraction> ByType = new();

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
        var own = ByType.GetOrAdd(type, static t => new TypeExtraction(t));
        var present = own.Marks.Present(document);
        space.Values.Begin();
        foreach (var extraction in own.Extractions)
        {
            extraction.Run(space, root, present, into);
        }
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

    private sealed class TypeExtraction
    {
        public TypeExtraction(TypeDefinition type)
        {
            Marks = new PropertyMarks(type);
            Extractions = [.. SearchParameters.Of(type.Name).Where(p => p.Expression.Length > 0).Select(p => new Extraction(p, type, Marks))];
        }

        public PropertyMarks Marks { get; }

        public Extraction[] Extractions { get; }
    }

    private sealed class Workspace
    {
        public PathEvaluation Evaluation { get; } = new();

        public SearchValues Values { get; } = new();

        public PathList Found { get; } = new();

        /// <summary>What was found for each component of a composite.</summary>
        public PathList[] Parts { get; } = [new(), new(), new(), new()];

        public List<SearchValue> Group { get; } = [];
    }

    private sealed class Extraction
    {
        private readonly SearchParameter parameter;
        private readonly PathExpression whole;
        private readonly (SearchParameterType Type, PathExpression Expression)[] components;

        /// <summary>The parts that <c>|</c> joins: each finds something only where all that it needs is there.</summary>
        private readonly (ulong[] Needs, PathExpression Expression)[] parts;

        public Extraction(SearchParameter parameter, TypeDefinition type, PropertyMarks marks)
        {
            this.parameter = parameter;
            whole = PathExpression.Trusted(parameter.Expression, type, PathOptions.Search);
            components = [.. parameter.Components.Select(c => (c.Type, PathExpression.Trusted(c.Expression, null, PathOptions.Search)))];
            var syntax = Parts(PathParser.Parse(parameter.Expression).Value!).ToList();
            parts = [.. syntax.Select(p => (Needs(p, marks), syntax.Count == 1 ? whole : Alone(p, type)))];
        }

        public void Run(Workspace space, in PathValue root, ulong present, List<SearchValue> into)
        {
            PathExpression? expression = null;
            foreach (var (needs, part) in parts)
            {
                if (HasAll(needs, present))
                    expression = expression is null ? part : whole;
            }
            var found = space.Found;
            found.Clear();
            if (expression?.Evaluate(space.Evaluation, root, found, root) != true)
                return;
            for (var i = 0; i < found.Count; i++)
            {
                if (parameter.Type == SearchParameterType.Composite)
                    RunComposite(space, found[i], root, i, into);
                else
                    space.Values.Add(parameter.Code, parameter.Type, found[i], into);
            }
        }

        private static bool HasAll(ulong[] row, ulong present)
        {
            foreach (var bits in row)
            {
                if (bits != PropertyMarks.Anything && (bits & present) == 0)
                    return false;
            }
            return true;
        }

        private static IEnumerable<PathSyntax> Parts(PathSyntax syntax) =>
            syntax is PathSyntax.Binary { Operator: "|" } union ? Parts(union.Left).Concat(Parts(union.Right)) : [syntax];

        /// <summary>A part as if the others had found nothing: a union has no item twice.</summary>
        private PathExpression Alone(PathSyntax part, TypeDefinition type) => PathExpression.Trusted(
            new PathSyntax.Binary(part.Offset, "|", part, new PathSyntax.Empty(part.Offset)), parameter.Expression, type, PathOptions.Search);

        /// <summary>A composite of the resource itself needs something for each component; of its parts, such a part.</summary>
        private ulong[] Needs(PathSyntax part, PropertyMarks marks) => parameter.Components.Count > 0 && marks.IsRoot(part)
            ? [.. parameter.Components.Select(c => marks.Of(c.Expression))]
            : [marks.Of(part)];

        private void RunComposite(Workspace space, in PathValue item, in PathValue root, int group, List<SearchValue> into)
        {
            // All components are looked for before the first is made a value: in most resources one of them is not there.
            for (var part = 0; part < components.Length; part++)
            {
                space.Parts[part].Clear();
                if (!components[part].Expression.Evaluate(space.Evaluation, item, space.Parts[part], root) || space.Parts[part].Count == 0)
                    return;
            }
            var values = space.Group;
            values.Clear();
            for (var part = 0; part < components.Length; part++)
            {
                var before = values.Count;
                foreach (ref readonly var found in space.Parts[part].Items)
                    space.Values.Add(parameter.Code, components[part].Type, found, values);
                if (values.Count == before)
                    return;
                for (var i = before; i < values.Count; i++)
                    (values[i].Group, values[i].Part) = (group, part);
            }
            into.AddRange(values);
        }
    }
}
