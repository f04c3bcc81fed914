using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Syntax;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths;

/// <summary>
/// A FHIRPath expression, read and checked once and then evaluated as often as needed, from any thread (each with its own
/// <see cref="PathEvaluation"/>).
/// Source: FHIRPath (hl7.org/fhirpath); FHIR R4 §2.9.1.
/// </summary>
public sealed class PathExpression
{
    private readonly PathNode node;

    private PathExpression(string text, PathNode node, Shape shape)
    {
        Text = text;
        this.node = node;
        ResultTypes = shape.Types;
    }

    public string Text { get; }

    /// <summary>The types an item of the result may have; null when they are not known before evaluation.</summary>
    public IReadOnlyList<PathType>? ResultTypes { get; }

    /// <summary>
    /// Reads an expression. With a type (a resource, data type or backbone name's definition) every element and function is
    /// checked against it. A wrong expression gives an issue with line, column and what is wrong.
    /// </summary>
    public static Parsed<PathExpression> Compile(string text, TypeDefinition? context = null, PathOptions? options = null)
    {
        var syntax = PathParser.Parse(text);
        if (syntax.Value is null)
            return new Parsed<PathExpression>(syntax.Issues);
        var compiler = new PathCompiler(text, options ?? PathOptions.Default);
        return compiler.Compile(syntax.Value, Shape.Of(context)) is var (node, shape)
            ? new PathExpression(text, node, shape)
            : compiler.Issue!;
    }

    /// <summary>Reads an expression that this program wrote itself; throws when it is wrong, which would be a bug.</summary>
    public static PathExpression Trusted(string text, TypeDefinition? context = null, PathOptions? options = null)
    {
        var compiled = Compile(text, context, options);
        return compiled.Value ?? throw new InvalidOperationException($"{text}: {compiled.Issues[0].Text}");
    }

    /// <summary>The same from what has been read already: a part of an expression.</summary>
    internal static PathExpression Trusted(PathSyntax syntax, string text, TypeDefinition context, PathOptions options)
    {
        var compiler = new PathCompiler(text, options);
        return compiler.Compile(syntax, Shape.Of(context)) is var (node, shape)
            ? new PathExpression(text, node, shape)
            : throw new InvalidOperationException($"{text}: {compiler.Issue!.Text}");
    }

    /// <summary>
    /// Adds the result to a list. False when evaluation failed: the workspace then says why, and the list is as it was.
    /// </summary>
    /// <param name="resource">What <c>%resource</c> is; the focus's document when not given.</param>
    public bool Evaluate(PathEvaluation evaluation, in PathValue focus, PathList output, PathValue? resource = null)
    {
        var before = output.Count;
        evaluation.Start(focus, resource);
        node.Evaluate(evaluation, new Focus(focus, 0), output);
        if (!evaluation.Failed)
            return true;
        output.Cut(before);
        return false;
    }

    /// <summary>
    /// The result as a condition: false when empty, true for a single value that is not false. Null when evaluation failed.
    /// </summary>
    public bool? Holds(PathEvaluation evaluation, in PathValue focus, PathValue? resource = null)
    {
        evaluation.Start(focus, resource);
        var truth = node.Truth(evaluation, new Focus(focus, 0)) ?? false;
        return evaluation.Failed ? null : truth;
    }

    public override string ToString() => Text;
}
