using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>
/// <c>lowBoundary</c>, <c>highBoundary</c>, <c>precision</c>, <c>comparable</c>. A decimal stands for the half unit of its
/// last digit either side. Source: FHIRPath §5.9.7-9 (STU).
/// </summary>
internal static class BoundaryFunctions
{
    private const int MostDigits = 28;

    public static IEnumerable<FunctionEntry> All =>
    [
        new("lowBoundary", 0, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Boundary(e, f, input, a, output, false), ResultShape.InputItem),
        new("highBoundary", 0, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Boundary(e, f, input, a, output, true), ResultShape.InputItem),
        new("precision", 0, 0, Precision, ResultShape.Integer),
        new("comparable", 1, 1, Comparable, ResultShape.Boolean),
    ];

    private static void Boundary(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output, bool high)
    {
        var digits = arguments.Length == 0 ? null : FilterFunctions.Integer(e, focus, arguments[0]);
        if (!PathNode.SingleOf(e, input, out var value))
            return;
        if (Equality.IsMoment(value.Kind))
        {
            if (Moments(value.AsMoment, digits, high) is { } moment)
                output.Add(PathValue.Of(moment));
        }
        else if (value.Kind == PathValueKind.Quantity)
        {
            if (Decimals(value.AsQuantity.Value, digits ?? 8, high) is { } number)
                output.Add(PathValue.Of(value.AsQuantity with { Value = number }));
        }
        else if (!Equality.IsNumber(value.Kind))
        {
            e.Fail("A boundary needs a number, a quantity, a date or a time.");
        }
        else if (Decimals(value.AsDecimal, digits ?? 8, high) is { } number)
        {
            output.Add(PathValue.Of(number));
        }
    }

    /// <summary>Away from zero the bound is rounded half up, towards zero it is cut, as the published cases have it.</summary>
    private static decimal? Decimals(decimal value, int digits, bool high)
    {
        if (digits is < 0 or > MostDigits)
            return null;
        if (value < 0)
            return Decimals(-value, digits, !high) is { } mirrored ? -mirrored : null;
        var half = 0.5m;
        for (var i = 0; i < value.Scale; i++)
            half /= 10;
        var bound = high
            ? Math.Round(value + half, digits, MidpointRounding.AwayFromZero)
            : Math.Round(value - half, digits, MidpointRounding.ToZero);
        while (bound.Scale < digits && Math.Abs(bound) < 1e27m)
            bound *= 1.0m;
        return bound;
    }

    private static Moment? Moments(in Moment moment, int? digits, bool high)
    {
        var wanted = moment.Kind switch
        {
            MomentKind.Time => (digits ?? 9) + 8,
            MomentKind.Date => digits ?? 8,
            _ => digits ?? 17,
        };
        if (!Enum.IsDefined((MomentPrecision)wanted) || (moment.Kind == MomentKind.Date && wanted > 8))
            return null;
        return moment.Boundary((MomentPrecision)wanted, high);
    }

    private static void Precision(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (!PathNode.SingleOf(e, input, out var value))
            return;
        if (Equality.IsMoment(value.Kind))
            output.Add(PathValue.Of((int)value.AsMoment.Precision - (value.Kind == PathValueKind.Time ? 8 : 0)));
        else if (Equality.IsNumber(value.Kind))
            output.Add(PathValue.Of((int)value.AsDecimal.Scale));
        else
            e.Fail("precision() needs a number, a date or a time.");
    }

    private static void Comparable(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (!PathNode.SingleOf(e, input, out var a) || !arguments[0].Single(e, focus, out var b))
            return;
        output.Add(PathValue.Of(Equality.AsQuantity(a) is { } x && Equality.AsQuantity(b) is { } y && x.IsComparableTo(y)));
    }
}
