using System.Globalization;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;
using Chartroom.Fhir.Units;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.5 conversion. What cannot be converted gives an empty result.</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("iif", 2, 3, If, ResultShape.Unknown, PerItem: true),
        .. Pair("Boolean", ResultShape.Boolean, ToBoolean),
        .. Pair("Integer", ResultShape.Integer, ToInteger),
        .. Pair("Long", ResultShape.Number, ToLong),
        .. Pair("Decimal", ResultShape.Decimal, ToDecimal),
        .. Pair("String", ResultShape.String, static v => v.Kind is PathValueKind.Node ? null : PathValue.Of(v.ToText()!)),
        .. Pair("Date", ResultShape.Date, static v => ToMoment(v, MomentKind.Date)),
        .. Pair("DateTime", ResultShape.DateTime, static v => ToMoment(v, MomentKind.DateTime)),
        .. Pair("Time", ResultShape.Time, static v => ToMoment(v, MomentKind.Time)),
        ToQuantityEntry("toQuantity", static q => PathValue.Of(q)),
        ToQuantityEntry("convertsToQuantity", null),
    ];

    private static IEnumerable<FunctionEntry> Pair(string name, ResultShape result, Func<PathValue, PathValue?> convert)
    {
        yield return new FunctionEntry(
            "to" + name,
            0,
            0,
            (PathEvaluation e, in Focus focus, PathList input, PathNode[] _, PathList output) =>
            {
                if (PathNode.SingleOf(e, input, out var value) && convert(value) is { } converted)
                    output.Add(converted);
            },
            result);
        yield return new FunctionEntry(
            "convertsTo" + name,
            0,
            0,
            (PathEvaluation e, in Focus focus, PathList input, PathNode[] _, PathList output) =>
            {
                if (PathNode.SingleOf(e, input, out var value))
                    output.Add(PathValue.Of(convert(value) is not null));
            },
            ResultShape.Boolean);
    }

    /// <summary>
    /// The criterion is evaluated with the one input item as <c>$this</c>; only the branch taken is evaluated.
    /// </summary>
    private static void If(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (input.Count > 1)
        {
            e.Fail("iif() needs a single input.");
            return;
        }
        var item = input.Count == 1 ? new Focus(input[0], focus.Index, focus.Total) : focus;
        var list = e.Rent();
        arguments[0].Evaluate(e, item, list);
        var isBoolean = list.Count == 0 || (list[0].TryToSystem(out var first) && first.Kind == PathValueKind.Boolean);
        if (!isBoolean)
            e.Fail("The criterion of iif() must be a boolean.");
        var truth = PathNode.TruthOf(e, list);
        e.Return(list);
        if (truth == true)
            arguments[1].Evaluate(e, item, output);
        else if (arguments.Length > 2 && !e.Failed)
            arguments[2].Evaluate(e, item, output);
    }

    private static PathValue? ToBoolean(PathValue value) => value.Kind switch
    {
        PathValueKind.Boolean => value,
        PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal when value.AsDecimal is 0 or 1 => PathValue.Of(value.AsDecimal == 1),
        PathValueKind.String => value.AsString.ToUpperInvariant() switch
        {
            "TRUE" or "T" or "YES" or "Y" or "1" or "1.0" => PathValue.Of(true),
            "FALSE" or "F" or "NO" or "N" or "0" or "0.0" => PathValue.Of(false),
            _ => null,
        },
        _ => null,
    };

    private static PathValue? ToInteger(PathValue value) => value.Kind switch
    {
        PathValueKind.Integer => value,
        PathValueKind.Long when value.AsLong is >= int.MinValue and <= int.MaxValue => PathValue.Of((int)value.AsLong),
        PathValueKind.Boolean => PathValue.Of(value.AsBoolean ? 1 : 0),
        PathValueKind.String when int.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => PathValue.Of(number),
        _ => null,
    };

    private static PathValue? ToLong(PathValue value) => value.Kind switch
    {
        PathValueKind.Integer or PathValueKind.Long => PathValue.OfLong(value.AsLong),
        PathValueKind.Boolean => PathValue.OfLong(value.AsBoolean ? 1 : 0),
        PathValueKind.String when long.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => PathValue.OfLong(number),
        _ => null,
    };

    private static PathValue? ToDecimal(PathValue value) => value.Kind switch
    {
        PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal => PathValue.Of(value.AsDecimal),
        PathValueKind.Boolean => PathValue.Of(value.AsBoolean ? 1m : 0m),
        PathValueKind.String when !value.AsString.EndsWith('.') && decimal.TryParse(
            value.AsString, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => PathValue.Of(number),
        _ => null,
    };

    private static PathValue? ToMoment(PathValue value, MomentKind kind)
    {
        switch (value.Kind)
        {
            case PathValueKind.Date or PathValueKind.DateTime when kind != MomentKind.Time:
                return PathValue.Of(value.AsMoment.As(kind));
            case PathValueKind.Time when kind == MomentKind.Time:
                return value;
            case PathValueKind.String when Moment.TryParse(value.AsString, kind, out var moment):
                return PathValue.Of(moment);
            case PathValueKind.String when kind == MomentKind.Date && Moment.TryParse(value.AsString, MomentKind.DateTime, out var full):
                return PathValue.Of(full.As(kind));
            default:
                return null;
        }
    }

    private static FunctionEntry ToQuantityEntry(string name, Func<PathQuantity, PathValue>? give) => new(
        name,
        0,
        1,
        (PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output) =>
        {
            if (!PathNode.SingleOf(e, input, out var value))
                return;
            var quantity = ToQuantity(value);
            if (arguments.Length > 0 && arguments[0].Single(e, focus, out var unit) && unit.Kind == PathValueKind.String && quantity is not null)
            {
                quantity = Ucum.Convert(quantity.Value, quantity.Code, unit.AsString) is { } converted
                    ? new PathQuantity(converted, unit.AsString, false)
                    : null;
            }
            if (give is null)
                output.Add(PathValue.Of(quantity is not null));
            else if (quantity is not null)
                output.Add(give(quantity));
        },
        give is null ? ResultShape.Boolean : ResultShape.Quantity);

    private static PathQuantity? ToQuantity(in PathValue value) => value.Kind switch
    {
        PathValueKind.Boolean => new PathQuantity(value.AsBoolean ? 1 : 0, "1", false),
        PathValueKind.String => PathQuantity.Parse(value.AsString),
        _ => Equality.AsQuantity(value),
    };
}
