using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.1 existence.</summary>
internal static class ExistenceFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("empty", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => Add(input.Count == 0, output), ResultShape.Boolean),
        new("exists", 0, 1, Exists, ResultShape.Boolean, PerItem: true),
        new("all", 1, 1, AllHold, ResultShape.Boolean, PerItem: true),
        new("allTrue", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Booleans(e, input, output, true, true), ResultShape.Boolean),
        new("anyTrue", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Booleans(e, input, output, false, true), ResultShape.Boolean),
        new("allFalse", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Booleans(e, input, output, true, false), ResultShape.Boolean),
        new("anyFalse", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Booleans(e, input, output, false, false), ResultShape.Boolean),
        new("subsetOf", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Subset(e, f, input, a[0], output, false), ResultShape.Boolean),
        new("supersetOf", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Subset(e, f, input, a[0], output, true), ResultShape.Boolean),
        new("count", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => output.Add(PathValue.Of(input.Count)), ResultShape.Integer),
        new("distinct", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => Distinct(input, output), ResultShape.Input),
        new("isDistinct", 0, 0, IsDistinct, ResultShape.Boolean),
        new("not", 0, 0, Not, ResultShape.Boolean),
    ];

    private static void Add(bool value, PathList output) => output.Add(PathValue.Of(value));

    private static void Exists(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var found = arguments.Length == 0 && input.Count > 0;
        for (var i = 0; i < input.Count && !found && arguments.Length > 0 && !e.Failed; i++)
        {
            var scope = e.VariableCount;
            found = arguments[0].Truth(e, new Focus(input[i], i, focus.Total)) == true;
            e.DropVariables(scope);
        }
        Add(found, output);
    }

    private static void AllHold(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var all = true;
        for (var i = 0; i < input.Count && all && !e.Failed; i++)
        {
            var scope = e.VariableCount;
            all = arguments[0].Truth(e, new Focus(input[i], i, focus.Total)) == true;
            e.DropVariables(scope);
        }
        Add(all, output);
    }

    private static void Booleans(PathEvaluation e, PathList input, PathList output, bool all, bool wanted)
    {
        var result = all;
        foreach (ref readonly var item in input.Items)
        {
            if (!item.TryToSystem(out var value) || value.Kind != PathValueKind.Boolean)
            {
                e.Fail("Every item must be a boolean.");
                return;
            }
            if ((value.AsBoolean == wanted) != all)
                result = !all;
        }
        Add(result, output);
    }

    private static void Subset(PathEvaluation e, in Focus focus, PathList input, PathNode argument, PathList output, bool reversed)
    {
        var other = e.Rent();
        argument.Evaluate(e, focus, other);
        var (part, whole) = reversed ? (other, input) : (input, other);
        var holds = true;
        foreach (ref readonly var item in part.Items)
            holds = holds && MembershipNode.Holds(whole, item);
        Add(holds, output);
        e.Return(other);
    }

    public static void Distinct(PathList input, PathList output)
    {
        var start = output.Count;
        foreach (ref readonly var item in input.Items)
            UnionNode.AddDistinct(item, start, output);
    }

    private static void IsDistinct(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var list = e.Rent();
        Distinct(input, list);
        Add(list.Count == input.Count, output);
        e.Return(list);
    }

    private static void Not(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (PathNode.TruthOf(e, input) is { } truth)
            Add(!truth, output);
    }
}
