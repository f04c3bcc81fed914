using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Views;

/// <summary>One column of a view. <c>Type</c> is the FHIR type it declares, if any; a collection column holds lists.</summary>
public sealed record ViewColumn(string Name, string? Type, bool IsCollection)
{
    /// <summary>The FHIR or System type of what its path gives, where that is known before it is run; else null.</summary>
    public string? ResultType { get; init; }

    /// <summary>
    /// The SQL type that the column asks for by a tag <c>ansi/type</c>, such as <c>DECIMAL(10,2)</c>; null when it asks for none.
    /// Source: SQL on FHIR v2, type hinting with tags.
    /// </summary>
    public string? SqlType { get; init; }
}

/// <summary>
/// A tabular view of the resources of one type: which rows and columns each resource gives. Read and checked once (paths are
/// compiled against the resource type), then run over any number of resources by <see cref="ViewRun"/>.
/// Source: SQL on FHIR v2, ViewDefinition.
/// </summary>
public sealed class ViewDefinition
{
    private ViewDefinition(
        string name, string resource, IReadOnlyList<ViewColumn> columns, IReadOnlyList<PathExpression> where,
        ViewStep program, int slots, IReadOnlyDictionary<string, IReadOnlyList<PathValue>> constants)
    {
        Name = name;
        Resource = resource;
        Columns = columns;
        Where = where;
        Program = program;
        Slots = slots;
        Constants = constants;
    }

    public string Name { get; }

    /// <summary>The type of resource that gives rows.</summary>
    public string Resource { get; }

    /// <summary>The columns in the order of the definition.</summary>
    public IReadOnlyList<ViewColumn> Columns { get; }

    internal IReadOnlyList<PathExpression> Where { get; }

    internal ViewStep Program { get; }

    /// <summary>How many foci the program keeps at once.</summary>
    internal int Slots { get; }

    internal IReadOnlyDictionary<string, IReadOnlyList<PathValue>> Constants { get; }

    /// <summary>Reads a definition. What is missing, unknown or ambiguous gives an issue with the place in the definition.</summary>
    public static Parsed<ViewDefinition> Read(ResourceDocument definition)
    {
        var compiler = new ViewCompiler(definition);
        var compiled = compiler.Compile();
        return compiled is null
            ? compiler.Issue!
            : new ViewDefinition(
                definition.Root["name"u8].Text ?? "view", compiler.Resource, compiler.Columns, compiler.Where, compiled, compiler.Slots, compiler.Constants);
    }

    public static Parsed<ViewDefinition> Read(ReadOnlyMemory<byte> json)
    {
        var parsed = ResourceDocument.Parse(json);
        return parsed.Succeeded ? Read(parsed.Value) : new Parsed<ViewDefinition>(parsed.Issues);
    }
}
