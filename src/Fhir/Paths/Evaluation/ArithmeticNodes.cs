using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>A leading <c>+</c> or <c>-</c>.</summary>
internal sealed class SignNode(PathNode operand, bool negative) : PathNode
{
    public PathNode Operand => operand;

    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (!operand.Single(e, focus, out var value))
            return;
        switch (value.Kind)
        {
            case PathValueKind.Integer:
                output.Add(PathValue.Of(negative ? -value.AsInteger : value.AsInteger));
                break;
            case PathValueKind.Long:
                output.Add(PathValue.OfLong(negative ? -value.AsLong : value.AsLong));
                break;
            case PathValueKind.Decimal:
                output.Add(PathValue.Of(negative ? -value.AsDecimal : value.AsDecimal));
                break;
            case PathValueKind.Quantity:
                output.Add(PathValue.Of(value.AsQuantity with { Value = negative ? -value.AsQuantity.Value : value.AsQuantity.Value }));
                break;
            default:
                e.Fail($"A sign needs a number, not {value.Kind}.");
                break;
        }
    }
}

/// <summary><c>+ - * / div mod</c>. Division by zero and overflow give an empty collection. Source: FHIRPath §6.6 math.</summary>
internal sealed class ArithmeticNode(PathNode left, PathNode right, string op) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        var hasLeft = left.Single(e, focus, out var a);
        if (!right.Single(e, focus, out var b) || !hasLeft || e.Failed)
            return;
        try
        {
            if (Compute(e, a, b) is { } value)
                output.Add(value);
        }
        catch (OverflowException)
        {
            // The standard: an operation that overflows gives an empty collection.
        }
    }

    private PathValue? Compute(PathEvaluation e, in PathValue a, in PathValue b)
    {
        if (Equality.IsNumber(a.Kind) && Equality.IsNumber(b.Kind))
            return Numbers(a, b);
        if (a.Kind == PathValueKind.String && b.Kind == PathValueKind.String && op == "+")
            return PathValue.Of(a.AsString + b.AsString);
        if (Equality.IsMoment(a.Kind) && b.Kind == PathValueKind.Quantity && op is "+" or "-")
            return Move(e, a, b.AsQuantity);
        if (Equality.ToQuantity(a, b) is var (x, y) && op is "+" or "-" or "*" or "/")
            return Quantities(x, y);
        e.Fail($"'{op}' does not work on {a.Kind} and {b.Kind}.");
        return null;
    }

    private PathValue? Numbers(in PathValue a, in PathValue b)
    {
        if (op == "/" || a.Kind == PathValueKind.Decimal || b.Kind == PathValueKind.Decimal)
            return Decimals(a.AsDecimal, b.AsDecimal);
        var (x, y) = (a.AsLong, b.AsLong);
        if (op is "div" or "mod" && y == 0)
            return null;
        var result = op switch { "+" => checked(x + y), "-" => checked(x - y), "*" => checked(x * y), "div" => x / y, _ => x % y };
        return a.Kind == PathValueKind.Long || b.Kind == PathValueKind.Long ? PathValue.OfLong(result) : PathValue.Of(checked((int)result));
    }

    private PathValue? Decimals(decimal a, decimal b)
    {
        if (op is "/" or "div" or "mod" && b == 0)
            return null;
        return op switch
        {
            "+" => PathValue.Of(a + b),
            "-" => PathValue.Of(a - b),
            "*" => PathValue.Of(a * b),
            "/" => PathValue.Of(a / b),
            "div" => PathValue.Of(checked((int)Math.Truncate(a / b))),
            _ => PathValue.Of(a % b),
        };
    }

    private PathValue? Quantities(PathQuantity a, PathQuantity b)
    {
        if (op is "*" or "/")
            return a.Multiply(b, op == "/") is { } product ? PathValue.Of(product) : null;
        return a.Convert(b) is { } value ? PathValue.Of(a with { Value = op == "+" ? a.Value + value : a.Value - value }) : null;
    }

    private PathValue? Move(PathEvaluation e, in PathValue moment, PathQuantity by)
    {
        if (by.ToCalendarUnit() is not { } unit)
        {
            e.Fail($"A date or time cannot be moved by '{by.Unit}'.");
            return null;
        }
        var isTime = moment.Kind == PathValueKind.Time;
        if (isTime && unit is Primitives.CalendarUnit.Year or Primitives.CalendarUnit.Month)
        {
            e.Fail("A time cannot be moved by years or months.");
            return null;
        }
        var amount = (long)Math.Truncate(by.Value);
        return moment.AsMoment.Add(op == "+" ? amount : -amount, unit) is { } moved ? PathValue.Of(moved) : null;
    }
}

/// <summary><c>&amp;</c>: joins text; an empty side counts as empty text.</summary>
internal sealed class ConcatenateNode(PathNode left, PathNode right) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        var a = left.Single(e, focus, out var x) ? x.ToText() : "";
        var b = right.Single(e, focus, out var y) ? y.ToText() : "";
        if (!e.Failed)
            output.Add(PathValue.Of(a + b));
    }
}
