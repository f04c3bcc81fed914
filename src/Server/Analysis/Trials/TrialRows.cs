using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>What is tried, ready to run: a view, or an expression whose results are shown as a view's rows would be.</summary>
internal abstract class TrialRows
{
    /// <summary>Rows that one resource may give.</summary>
    public const int MostOfOne = 10_000;

    public abstract IReadOnlyList<ViewColumn> Columns { get; }

    /// <summary>The type that it is about; null when it takes any.</summary>
    public abstract string? Viewed { get; }

    /// <summary>Why the last resource gave no rows, or not all.</summary>
    public abstract Issue? Failure { get; }

    /// <summary>The rows of one resource; false when it fails. A row's cells are used again for the next.</summary>
    public abstract bool Of(ResourceDocument document, Action<ReadOnlyMemory<ViewCell>> row);

    /// <summary>
    /// Reads what was typed. What is wrong comes with its line and column. <paramref name="resolve"/> finds the resource of a reference outside the
    /// one that is looked at.
    /// </summary>
    public static Parsed<TrialRows> Read(TrialForm form, DateTimeOffset now, Func<string, ResourceDocument?> resolve)
    {
        var environment = new PathEnvironment { Now = now, Resolve = resolve };
        if (form.Kind == TrialKind.View)
        {
            var view = ViewDefinition.Read(System.Text.Encoding.UTF8.GetBytes(form.Text));
            return view.Succeeded ? new ViewRows(view.Value, environment) : new Parsed<TrialRows>(view.Issues);
        }
        var checkedAlone = PathExpression.Compile(form.Text);
        return checkedAlone.Succeeded ? new PathRows(form.Text, environment) : new Parsed<TrialRows>(checkedAlone.Issues);
    }

    /// <summary>Checks it against the type that will be read, before anything is.</summary>
    public virtual Issue? Check(string type) => null;

    private sealed class ViewRows(ViewDefinition view, PathEnvironment environment) : TrialRows
    {
        private readonly ViewRun run = new(view, environment) { RowLimit = MostOfOne };

        public override IReadOnlyList<ViewColumn> Columns => view.Columns;

        public override string? Viewed => view.Resource;

        public override Issue? Failure => run.Failure;

        public override bool Of(ResourceDocument document, Action<ReadOnlyMemory<ViewCell>> row) => run.Rows(document, row);
    }

    /// <summary>Each item of an expression's result with its position and type; the expression is checked against each type that comes.</summary>
    private sealed class PathRows(string text, PathEnvironment environment) : TrialRows
    {
        private readonly PathEvaluation evaluation = new(environment);
        private readonly Dictionary<string, Parsed<PathExpression>> compiled = [];
        private readonly PathList found = new();
        private readonly ViewCell[] cells = new ViewCell[3];
        private Issue? failure;

        public override IReadOnlyList<ViewColumn> Columns { get; } =
            [new("position", "integer", false), new("type", "string", false), new("value", null, false)];

        public override string? Viewed => null;

        public override Issue? Failure => failure;

        public override Issue? Check(string type) => Compiled(type) is { Succeeded: false, Issues: [var wrong, ..] } ? wrong : null;

        public override bool Of(ResourceDocument document, Action<ReadOnlyMemory<ViewCell>> row)
        {
            found.Clear();
            failure = Check(document.ResourceType);
            if (failure is null && !Compiled(document.ResourceType).Value!.Evaluate(evaluation, PathValue.Root(document), found))
                failure = evaluation.Failure;
            for (var i = 0; failure is null && i < found.Count; i++)
            {
                cells[0] = ViewCell.Of(PathValue.Of(i + 1));
                cells[1] = ViewCell.Of(PathValue.Of(found[i].IsNode ? found[i].Type?.Name ?? "" : $"System.{found[i].Kind}"));
                cells[2] = ViewCell.Of(found[i]);
                row(cells);
            }
            return failure is null;
        }

        private Parsed<PathExpression> Compiled(string type)
        {
            if (!compiled.TryGetValue(type, out var known))
                compiled[type] = known = PathExpression.Compile(text, R4Definitions.Type(type));
            return known;
        }
    }
}
