using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.7 math, §7 aggregates. What has no result (a root of a negative number) is empty.</summary>
internal static class MathFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("abs", 0, 0, Abs, ResultShape.Number),
        Of("ceiling", 0, ResultShape.Integer, static (x, _) => Whole(Math.Ceiling(x))),
        Of("floor", 0, ResultShape.Integer, static (x, _) => Whole(Math.Floor(x))),
        Of("truncate", 0, ResultShape.Integer, static (x, _) => Whole(Math.Truncate(x))),
        Of("exp", 0, ResultShape.Decimal, static (x, _) => Real(Math.Exp((double)x))),
        Of("ln", 0, ResultShape.Decimal, static (x, _) => Real(Math.Log((double)x))),
        Of("sqrt", 0, ResultShape.Decimal, static (x, _) => Real(Math.Sqrt((double)x))),
        Of("log", 1, ResultShape.Decimal, static (x, y) => Real(Math.Log((double)x) / Math.Log((double)y))),
        new("power", 1, 1, Power, ResultShape.Number),
        new("round", 0, 1, Round, ResultShape.Decimal),
        new("sum", 0, 0, Sum, ResultShape.Unknown),
        new("avg", 0, 0, Average, ResultShape.Unknown),
        new("min", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Extreme(e, input, output, -1), ResultShape.Unknown),
        new("max", 0, 0, static (PathEvaluation e, in Focus _, PathList input, PathNode[] _, PathList output) => Extreme(e, input, output, 1), ResultShape.Unknown),
    ];

    private static FunctionEntry Of(string name, int arguments, ResultShape result, Func<decimal, decimal, PathValue?> body) => new(
        name,
        arguments,
        arguments,
        (PathEvaluation e, in Focus focus, PathList input, PathNode[] given, PathList output) =>
        {
            var by = 0m;
            if (given.Length > 0)
            {
                if (!given[0].Single(e, focus, out var argument) || Number(e, argument, name) is not { } read)
                    return;
                by = read;
            }
            if (PathNode.SingleOf(e, input, out var value) && Number(e, value, name) is { } x && body(x, by) is { } answer)
                output.Add(answer);
        },
        result);

    private static decimal? Number(PathEvaluation e, in PathValue value, string name)
    {
        if (Equality.IsNumber(value.Kind))
            return value.AsDecimal;
        e.Fail($"{name}() needs a number.");
        return null;
    }

    private static PathValue? Whole(decimal value) =>
        value is >= int.MinValue and <= int.MaxValue ? PathValue.Of((int)value) : null;

    private static PathValue? Real(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? PathValue.Of((decimal)value) : null;

    private static void Abs(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (!PathNode.SingleOf(e, input, out var value))
            return;
        if (value.Kind == PathValueKind.Quantity)
            output.Add(PathValue.Of(value.AsQuantity with { Value = Math.Abs(value.AsQuantity.Value) }));
        else if (value.Kind == PathValueKind.Integer)
            output.Add(PathValue.Of(Math.Abs(Math.Max(value.AsInteger, -int.MaxValue))));
        else if (Number(e, value, "abs") is { } number)
            output.Add(PathValue.Of(Math.Abs(number)));
    }

    private static void Power(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (!PathNode.SingleOf(e, input, out var value) || !arguments[0].Single(e, focus, out var exponent))
            return;
        if (Number(e, value, "power") is not { } x || Number(e, exponent, "power") is not { } y)
            return;
        if (Real(Math.Pow((double)x, (double)y)) is not { } real)
            return;
        var isWhole = value.Kind == PathValueKind.Integer && exponent.Kind == PathValueKind.Integer && y >= 0;
        if ((isWhole ? Whole(Math.Round(real.AsDecimal)) : real) is { } answer)
            output.Add(answer);
    }

    private static void Round(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var digits = arguments.Length == 0 ? 0 : FilterFunctions.Integer(e, focus, arguments[0]) ?? 0;
        if (digits is < 0 or > 28)
            e.Fail("round() needs a precision from 0 to 28.");
        if (!PathNode.SingleOf(e, input, out var value))
            return;
        if (value.Kind == PathValueKind.Quantity)
            output.Add(PathValue.Of(value.AsQuantity with { Value = Math.Round(value.AsQuantity.Value, digits, MidpointRounding.AwayFromZero) }));
        else if (Number(e, value, "round") is { } number)
            output.Add(PathValue.Of(Math.Round(number, digits, MidpointRounding.AwayFromZero)));
    }

    private static void Sum(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (input.Count == 0)
            output.Add(PathValue.Of(0));
        else if (Total(e, input) is { } total)
            output.Add(total);
    }

    private static void Average(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (input.Count == 0 || Total(e, input) is not { } total)
            return;
        output.Add(total.Kind == PathValueKind.Quantity
            ? PathValue.Of(total.AsQuantity with { Value = total.AsQuantity.Value / input.Count })
            : PathValue.Of(total.AsDecimal / input.Count));
    }

    private static PathValue? Total(PathEvaluation e, PathList input)
    {
        PathValue? total = null;
        foreach (ref readonly var item in input.Items)
        {
            if (!item.TryToSystem(out var value))
                continue;
            var sum = total is null ? value : Plus(total.Value, value);
            if (sum is not { Kind: PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal or PathValueKind.Quantity })
            {
                e.Fail("Only numbers and comparable quantities can be added up.");
                return null;
            }
            total = sum;
        }
        return total;
    }

    private static PathValue? Plus(in PathValue a, in PathValue b)
    {
        if (Equality.ToQuantity(a, b) is var (x, y))
            return x.Convert(y) is { } more ? PathValue.Of(x with { Value = x.Value + more }) : null;
        if (a.Kind == PathValueKind.Integer && b.Kind == PathValueKind.Integer && Whole((decimal)a.AsLong + b.AsLong) is { } whole)
            return whole;
        return Equality.IsNumber(a.Kind) && Equality.IsNumber(b.Kind) ? PathValue.Of(a.AsDecimal + b.AsDecimal) : null;
    }

    private static void Extreme(PathEvaluation e, PathList input, PathList output, int sign)
    {
        PathValue? best = null;
        foreach (ref readonly var item in input.Items)
        {
            if (!item.TryToSystem(out var value))
                continue;
            if (best is null || ComparisonNode.Compare(e, value, best.Value) * sign > 0)
                best = value;
        }
        if (best is { } found && !e.Failed)
            output.Add(found);
    }
}
