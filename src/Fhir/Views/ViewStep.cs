using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Views;

/// <summary>
/// One step of a compiled view. Each step does its part and runs the step after it; so nested selections multiply rows
/// without building intermediate tables.
/// </summary>
internal abstract class ViewStep
{
    public abstract void Run(ViewRun run);
}

/// <summary>Ends a row.</summary>
internal sealed class EmitStep : ViewStep
{
    public override void Run(ViewRun run) => run.Emit();
}

/// <summary>Fills columns from the focus in a slot.</summary>
internal sealed class ColumnsStep(int slot, IReadOnlyList<(int Column, PathExpression Path, bool IsCollection)> columns, ViewStep next) : ViewStep
{
    public override void Run(ViewRun run)
    {
        foreach (var (column, path, isCollection) in columns)
        {
            if (!run.Fill(column, slot, path, isCollection))
                return;
        }
        next.Run(run);
    }
}

/// <summary>
/// Runs the body for each item that the paths find from one slot, in another slot. With <c>OrNull</c> and no items the body runs
/// once on nothing; with <c>Repeats</c> the paths are followed from each item found as well, depth first.
/// </summary>
internal sealed class LoopStep(int from, int to, IReadOnlyList<PathExpression> paths, bool orNull, bool repeats) : ViewStep
{
    private const int DeepestRepeat = 100;
    private static readonly TypeDefinition Nothing = R4Definitions.Type("Element")!;

    public ViewStep? Body { get; set; }

    public override void Run(ViewRun run)
    {
        var items = run.Rent();
        Collect(run, run.Foci[from], items, 0);
        var row = run.RowIndex[to];
        for (var i = 0; i < items.Count && run.Failure is null; i++)
        {
            run.Foci[to] = items[i];
            run.RowIndex[to] = i;
            Body!.Run(run);
        }
        if (items.Count == 0 && orNull && run.Failure is null)
        {
            run.Foci[to] = PathValue.Node(run.Document, -1, -1, Nothing);
            run.RowIndex[to] = 0;
            Body!.Run(run);
        }
        run.RowIndex[to] = row;
        run.Return(items);
    }

    private void Collect(ViewRun run, in PathValue focus, PathList items, int depth)
    {
        if (depth > DeepestRepeat)
        {
            run.Fail("A repeat goes deeper than allowed.");
            return;
        }
        foreach (var path in paths)
        {
            if (!repeats)
            {
                run.Evaluate(path, focus, from, items);
                continue;
            }
            var found = run.Rent();
            run.Evaluate(path, focus, from, found);
            for (var i = 0; i < found.Count && run.Failure is null; i++)
            {
                items.Add(found[i]);
                Collect(run, found[i], items, depth + 1);
            }
            run.Return(found);
        }
    }
}

/// <summary>Runs each branch; their rows follow one another.</summary>
internal sealed class UnionStep(IReadOnlyList<ViewStep> branches) : ViewStep
{
    public override void Run(ViewRun run)
    {
        foreach (var branch in branches)
            branch.Run(run);
    }
}
