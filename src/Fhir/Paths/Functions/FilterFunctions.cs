using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.2 filtering and projection, §5.3 subsetting, §5.4 combining.</summary>
internal static class FilterFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("where", 1, 1, Where, ResultShape.Input, PerItem: true),
        new("select", 1, 1, Select, ResultShape.Argument, PerItem: true),
        new("repeat", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Repeat(e, f, input, a[0], output, true), ResultShape.Unknown, PerItem: true),
        new("repeatAll", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Repeat(e, f, input, a[0], output, false), ResultShape.Unknown, PerItem: true),
        new("single", 0, 0, Single, ResultShape.InputItem),
        new("first", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => Slice(input, 0, 1, output), ResultShape.InputItem, InputShape.Ordered),
        new("last", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => Slice(input, input.Count - 1, 1, output), ResultShape.InputItem, InputShape.Ordered),
        new("tail", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => Slice(input, 1, input.Count, output), ResultShape.Input, InputShape.Ordered),
        new("skip", 1, 1, Skip, ResultShape.Input, InputShape.Ordered),
        new("take", 1, 1, Take, ResultShape.Input, InputShape.Ordered),
        new("intersect", 1, 1, Intersect, ResultShape.Input),
        new("exclude", 1, 1, Exclude, ResultShape.Input),
        new("union", 1, 1, Union, ResultShape.InputAndArgument),
        new("combine", 1, 2, Combine, ResultShape.InputAndArgument),
        new("coalesce", 1, 99, Coalesce, ResultShape.Unknown),
        new("aggregate", 1, 2, Aggregate, ResultShape.Unknown, PerItem: true),
    ];

    private static void Where(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        for (var i = 0; i < input.Count && !e.Failed; i++)
        {
            var scope = e.VariableCount;
            if (arguments[0].Truth(e, new Focus(input[i], i, focus.Total)) == true)
                output.Add(input[i]);
            e.DropVariables(scope);
        }
    }

    private static void Select(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        for (var i = 0; i < input.Count && !e.Failed; i++)
        {
            var scope = e.VariableCount;
            arguments[0].Evaluate(e, new Focus(input[i], i, focus.Total), output);
            e.DropVariables(scope);
        }
    }

    private static void Repeat(PathEvaluation e, in Focus focus, PathList input, PathNode argument, PathList output, bool distinct)
    {
        var start = output.Count;
        var found = e.Rent();
        for (var i = 0; i < input.Count && !e.Failed; i++)
            argument.Evaluate(e, new Focus(input[i], i, focus.Total), found);
        for (var i = 0; i < found.Count && e.Step(); i++)
        {
            var before = output.Count;
            if (distinct)
                UnionNode.AddDistinct(found[i], start, output);
            else
                output.Add(found[i]);
            if (output.Count > before)
                argument.Evaluate(e, new Focus(found[i], i, focus.Total), found);
        }
        e.Return(found);
    }

    private static void Single(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (input.Count > 1)
            e.Fail("single() needs a single item; there are several.");
        else
            Slice(input, 0, 1, output);
    }

    private static void Slice(PathList input, int start, int count, PathList output)
    {
        for (var i = Math.Max(0, start); i < input.Count && i - start < count; i++)
            output.Add(input[i]);
    }

    private static void Skip(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Integer(e, focus, arguments[0]) is { } count)
            Slice(input, Math.Max(0, count), input.Count, output);
    }

    private static void Take(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Integer(e, focus, arguments[0]) is { } count)
            Slice(input, 0, count, output);
    }

    /// <summary>An argument that must be one integer; null when empty or failed.</summary>
    public static int? Integer(PathEvaluation e, in Focus focus, PathNode argument)
    {
        if (!argument.Single(e, focus, out var value))
            return null;
        if (value.Kind == PathValueKind.Integer)
            return value.AsInteger;
        e.Fail("An integer was expected as argument.");
        return null;
    }

    private static void Intersect(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var other = e.Rent();
        arguments[0].Evaluate(e, focus, other);
        var start = output.Count;
        foreach (ref readonly var item in input.Items)
        {
            if (MembershipNode.Holds(other, item))
                UnionNode.AddDistinct(item, start, output);
        }
        e.Return(other);
    }

    private static void Exclude(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var other = e.Rent();
        arguments[0].Evaluate(e, focus, other);
        foreach (ref readonly var item in input.Items)
        {
            if (!MembershipNode.Holds(other, item))
                output.Add(item);
        }
        e.Return(other);
    }

    private static void Union(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var other = e.Rent();
        arguments[0].Evaluate(e, focus, other);
        UnionNode.Union(input, other, output);
        e.Return(other);
    }

    private static void Combine(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        output.AddRange(input);
        arguments[0].Evaluate(e, focus, output);
    }

    private static void Coalesce(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var start = output.Count;
        for (var i = 0; i < arguments.Length && output.Count == start && !e.Failed; i++)
            arguments[i].Evaluate(e, focus, output);
    }

    private static void Aggregate(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var total = e.Rent();
        if (arguments.Length > 1)
            arguments[1].Evaluate(e, focus, total);
        for (var i = 0; i < input.Count && !e.Failed; i++)
        {
            var next = e.Rent();
            arguments[0].Evaluate(e, new Focus(input[i], i, total), next);
            e.Return(total);
            total = next;
        }
        output.AddRange(total);
        e.Return(total);
    }
}
