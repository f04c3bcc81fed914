using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Views;

/// <summary>
/// Runs a view over resources one after another and hands each row to a receiver. The row's cells are used again for the
/// next row. Not for use by two threads at once.
/// </summary>
public sealed class ViewRun
{
    private readonly ViewDefinition view;
    private readonly PathEvaluation evaluation;
    private readonly ViewCell[] cells;
    private readonly Stack<PathList> pool = new();
    private Action<ReadOnlyMemory<ViewCell>>? receiver;
    private int rows;

    public ViewRun(ViewDefinition view, PathEnvironment? environment = null)
    {
        this.view = view;
        evaluation = new PathEvaluation((environment ?? PathEnvironment.Default) with { Variables = view.Constants });
        cells = new ViewCell[view.Columns.Count];
        Foci = new PathValue[view.Slots];
        RowIndex = new int[view.Slots];
        Document = null!;
    }

    /// <summary>Rows that one resource may give; nested selections multiply, and a resource that gives more fails.</summary>
    public int RowLimit { get; init; } = int.MaxValue;

    /// <summary>Why the last resource gave no (or not all) rows; null when all went well.</summary>
    public Issue? Failure { get; private set; }

    internal ResourceDocument Document { get; private set; }

    internal PathValue[] Foci { get; }

    internal int[] RowIndex { get; }

    /// <summary>
    /// The rows of one resource; none when it is of another type or the view's conditions do not hold. False on failure: a
    /// column that is no collection has several values, or an expression fails.
    /// </summary>
    public bool Rows(ResourceDocument document, Action<ReadOnlyMemory<ViewCell>> row)
    {
        Failure = null;
        rows = 0;
        if (!document.Root["resourceType"u8].Is(System.Text.Encoding.UTF8.GetBytes(view.Resource)))
            return true;
        (Document, receiver) = (document, row);
        Foci[0] = PathValue.Root(document);
        RowIndex[0] = 0;
        evaluation.RowIndex = 0;
        foreach (var condition in view.Where)
        {
            if (Holds(condition) is not { } holds)
                return false;
            if (!holds)
                return true;
        }
        view.Program.Run(this);
        return Failure is null;
    }

    internal PathList Rent() => pool.TryPop(out var list) ? list : new PathList();

    internal void Return(PathList list)
    {
        list.Clear();
        pool.Push(list);
    }

    internal void Evaluate(PathExpression path, in PathValue focus, int slot, PathList output)
    {
        if (Failure is not null)
            return;
        evaluation.RowIndex = RowIndex[slot];
        if (!path.Evaluate(evaluation, focus, output, PathValue.Root(Document)))
            Failure = evaluation.Failure;
    }

    internal bool Fill(int column, int slot, PathExpression path, bool isCollection)
    {
        var values = Rent();
        Evaluate(path, Foci[slot], slot, values);
        if (isCollection)
            cells[column] = new ViewCell(values.Items.ToArray());
        else if (values.Count > 1)
            Fail($"The column {view.Columns[column].Name} is no collection but has several values.");
        else
            cells[column] = values.Count == 1 && (values[0].HasValue || values[0].Element.Exists) ? new ViewCell(values[0]) : default;
        Return(values);
        return Failure is null;
    }

    internal void Emit()
    {
        if (rows++ < RowLimit)
            receiver!(cells);
        else
            Fail($"The resource gives more than {RowLimit} rows.");
    }

    internal void Fail(string why) => Failure ??= Issue.Error("processing", why);

    private bool? Holds(PathExpression condition)
    {
        var values = Rent();
        Evaluate(condition, Foci[0], 0, values);
        bool? holds = Failure is null ? false : null;
        if (values.Count > 0)
        {
            if (values.Count == 1 && values[0].TryToSystem(out var value) && value.Kind == PathValueKind.Boolean)
                holds = value.AsBoolean;
            else
                Fail("A condition of the view is not a boolean.");
        }
        Return(values);
        return Failure is null ? holds : null;
    }
}
