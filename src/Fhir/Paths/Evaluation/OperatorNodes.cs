using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>An operator on two collections.</summary>
internal abstract class BinaryNode(PathNode left, PathNode right) : PathNode
{
    protected PathNode Left => left;

    protected PathNode Right => right;

    protected static void Answer(bool? truth, PathList output)
    {
        if (truth is { } value)
            output.Add(PathValue.Of(value));
    }

    /// <summary>Evaluates both sides into lists; variables defined on a side end with it.</summary>
    protected (PathList Left, PathList Right) Both(PathEvaluation e, in Focus focus)
    {
        var (a, b) = (e.Rent(), e.Rent());
        var scope = e.VariableCount;
        left.Evaluate(e, focus, a);
        e.DropVariables(scope);
        right.Evaluate(e, focus, b);
        e.DropVariables(scope);
        return (a, b);
    }

    protected static void Done(PathEvaluation e, (PathList Left, PathList Right) both)
    {
        e.Return(both.Left);
        e.Return(both.Right);
    }
}

/// <summary><c>= != ~ !~</c></summary>
internal sealed class EqualityNode(PathNode left, PathNode right, bool equivalent, bool negated) : BinaryNode(left, right)
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => Answer(Truth(e, focus), output);

    public override bool? Truth(PathEvaluation e, in Focus focus)
    {
        var both = Both(e, focus);
        var truth = equivalent ? Equality.Equivalent(both.Left, both.Right) : Equality.Equal(both.Left, both.Right);
        Done(e, both);
        return negated ? !truth : truth;
    }
}

/// <summary>
/// Three-valued logic. The right side is evaluated only when the left leaves the answer open.
/// Source: FHIRPath §6.5 boolean logic.
/// </summary>
internal sealed class LogicNode(PathNode left, PathNode right, string op) : BinaryNode(left, right)
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => Answer(Truth(e, focus), output);

    public override bool? Truth(PathEvaluation e, in Focus focus)
    {
        var scope = e.VariableCount;
        var a = Left.Truth(e, focus);
        e.DropVariables(scope);
        switch (op)
        {
            case "and" when a == false:
                return false;
            case "or" when a == true:
                return true;
            case "implies" when a == false:
                return true;
            case "xor" when a is null:
                return null;
        }
        var b = Right.Truth(e, focus);
        e.DropVariables(scope);
        return op switch
        {
            "and" => b == false ? false : a == true && b == true ? true : null,
            "or" => b == true ? true : a == false && b == false ? false : null,
            "xor" => b is null ? null : a != b,
            _ => b == true ? true : a == true ? b : null,
        };
    }
}

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>. Source: FHIRPath §6.2 comparison.</summary>
internal sealed class ComparisonNode(PathNode left, PathNode right, string op) : BinaryNode(left, right)
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => Answer(Truth(e, focus), output);

    public override bool? Truth(PathEvaluation e, in Focus focus)
    {
        var hasLeft = Left.Single(e, focus, out var a);
        if (!Right.Single(e, focus, out var b) || !hasLeft)
            return null;
        if (Compare(e, a, b) is not { } order)
            return null;
        return op switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    /// <summary>Null when undecided; values of kinds that have no order between them are a failure.</summary>
    public static int? Compare(PathEvaluation e, in PathValue a, in PathValue b)
    {
        if (Equality.IsNumber(a.Kind) && Equality.IsNumber(b.Kind))
            return a.AsDecimal.CompareTo(b.AsDecimal);
        if (a.Kind == PathValueKind.String && b.Kind == PathValueKind.String)
            return string.CompareOrdinal(a.AsString, b.AsString);
        if (Equality.IsMoment(a.Kind) && Equality.IsMoment(b.Kind) && (a.Kind == PathValueKind.Time) == (b.Kind == PathValueKind.Time))
            return Moment.Compare(a.AsMoment, b.AsMoment);
        if (Equality.ToQuantity(a, b) is var (x, y))
            return x.CompareTo(y);
        if (MomentOfText(a, b) is var (p, q))
            return Moment.Compare(p, q);
        e.Fail($"{a.Kind} and {b.Kind} cannot be compared.");
        return null;
    }

    /// <summary>A string on one side is read as the other side's calendar.</summary>
    private static (Moment A, Moment B)? MomentOfText(in PathValue a, in PathValue b)
    {
        if (Equality.IsMoment(a.Kind) && b.Kind == PathValueKind.String && Moment.TryParse(b.AsString, a.AsMoment.Kind, out var right))
            return (a.AsMoment, right);
        if (Equality.IsMoment(b.Kind) && a.Kind == PathValueKind.String && Moment.TryParse(a.AsString, b.AsMoment.Kind, out var left))
            return (left, b.AsMoment);
        return null;
    }
}

/// <summary><c>|</c>: both collections without duplicates.</summary>
internal sealed class UnionNode(PathNode left, PathNode right) : BinaryNode(left, right)
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        var start = output.Count;
        var scope = e.VariableCount;
        Left.Evaluate(e, focus, output);
        e.DropVariables(scope);
        MakeDistinct(output, start);
        var list = e.Rent();
        Right.Evaluate(e, focus, list);
        e.DropVariables(scope);
        foreach (ref readonly var value in list.Items)
            AddDistinct(value, start, output);
        e.Return(list);
    }

    public static void Union(PathList a, PathList b, PathList output)
    {
        var start = output.Count;
        foreach (ref readonly var value in a.Items)
            AddDistinct(value, start, output);
        foreach (ref readonly var value in b.Items)
            AddDistinct(value, start, output);
    }

    /// <summary>Takes out what equals an item before it.</summary>
    private static void MakeDistinct(PathList list, int start)
    {
        var kept = start + 1;
        for (var i = start + 1; i < list.Count; i++)
        {
            var value = list[i];
            if (!Holds(list, start, kept, value))
                list.Set(kept++, value);
        }
        list.Cut(Math.Min(kept, list.Count));
    }

    private static bool Holds(PathList list, int start, int end, in PathValue value)
    {
        for (var i = start; i < end; i++)
        {
            if (Equality.Equal(list[i], value) == true)
                return true;
        }
        return false;
    }

    public static void AddDistinct(in PathValue value, int start, PathList output)
    {
        if (!Holds(output, start, output.Count, value))
            output.Add(value);
    }
}

/// <summary><c>in</c> and <c>contains</c>. Source: FHIRPath §6.4 collections.</summary>
internal sealed class MembershipNode(PathNode item, PathNode collection) : BinaryNode(item, collection)
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => Answer(Truth(e, focus), output);

    public override bool? Truth(PathEvaluation e, in Focus focus)
    {
        var both = Both(e, focus);
        bool? found = null;
        if (both.Left.Count > 1)
            e.Fail("A single value was expected to look for.");
        else if (both.Left.Count == 1)
            found = Holds(both.Right, both.Left[0]);
        Done(e, both);
        return found;
    }

    public static bool Holds(PathList list, in PathValue value)
    {
        foreach (ref readonly var other in list.Items)
        {
            if (Equality.Equal(other, value) == true)
                return true;
        }
        return false;
    }
}
