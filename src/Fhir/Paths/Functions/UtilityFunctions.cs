using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.8 tree navigation, §5.9 utility functions, §5.9.6 date and time parts.</summary>
internal static class UtilityFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("children", 0, 0, ChildrenOf, ResultShape.Children),
        new("descendants", 0, 0, Descendants, ResultShape.Children),
        new("trace", 1, 2, Trace, ResultShape.Input, PerItem: true),
        new("now", 0, 0, static (PathEvaluation e, in Focus _, PathList _, PathNode[] _, PathList output) => output.Add(PathValue.Of(Moment.Of(e.Environment.Now))), ResultShape.DateTime),
        new("today", 0, 0, static (PathEvaluation e, in Focus _, PathList _, PathNode[] _, PathList output) => output.Add(PathValue.Of(Moment.Of(DateOnly.FromDateTime(e.Environment.Now.DateTime)))), ResultShape.Date),
        new("timeOfDay", 0, 0, static (PathEvaluation e, in Focus _, PathList _, PathNode[] _, PathList output) => output.Add(PathValue.Of(Moment.Of(TimeOnly.FromDateTime(e.Environment.Now.DateTime)))), ResultShape.Time),
        new("defineVariable", 1, 2, DefineVariable, ResultShape.Input, PerItem: true),
        new("type", 0, 0, TypeOf, ResultShape.Unknown),
        new("sort", 0, 99, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Sorting.Sort(e, f, input, a, output), ResultShape.Input, PerItem: true),
        Part("yearOf", MomentPrecision.Year, static m => new DateTime(m.Ticks).Year),
        Part("monthOf", MomentPrecision.Month, static m => new DateTime(m.Ticks).Month),
        Part("dayOf", MomentPrecision.Day, static m => new DateTime(m.Ticks).Day),
        Part("hourOf", MomentPrecision.Hour, static m => new DateTime(m.Ticks).Hour),
        Part("minuteOf", MomentPrecision.Minute, static m => new DateTime(m.Ticks).Minute),
        Part("secondOf", MomentPrecision.Second, static m => new DateTime(m.Ticks).Second),
        Part("millisecondOf", MomentPrecision.Millisecond, static m => new DateTime(m.Ticks).Millisecond),
        new("timezoneOffsetOf", 0, 0, OffsetOf, ResultShape.Decimal),
        new("dateOf", 0, 0, DateOf, ResultShape.Date),
        new("timeOf", 0, 0, TimeOf, ResultShape.Time),
    ];

    private static void ChildrenOf(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (ref readonly var item in input.Items)
            Children.Add(item, output);
    }

    private static void Descendants(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var level = e.Rent();
        foreach (ref readonly var item in input.Items)
            Children.Add(item, level);
        for (var i = 0; i < level.Count && e.Step(); i++)
        {
            output.Add(level[i]);
            Children.Add(level[i], level);
        }
        e.Return(level);
    }

    private static void Trace(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        output.AddRange(input);
        if (e.Environment.Trace is not { } trace || !arguments[0].Single(e, focus, out var name))
            return;
        var shown = e.Rent();
        if (arguments.Length == 1)
            shown.AddRange(input);
        for (var i = 0; i < input.Count && arguments.Length > 1; i++)
            arguments[1].Evaluate(e, new Focus(input[i], i), shown);
        trace(name.ToString(), shown);
        e.Return(shown);
    }

    private static void DefineVariable(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        output.AddRange(input);
        if (!arguments[0].Single(e, focus, out var name) || name.Kind != PathValueKind.String)
            return;
        var values = e.Rent();
        if (arguments.Length == 1)
            values.AddRange(input);
        else if (input.Count == 1)
            arguments[1].Evaluate(e, new Focus(input[0], 0, focus.Total), values);
        else
            arguments[1].Evaluate(e, focus, values);
        var isTaken = name.AsString is "context" or "resource" or "rootResource" || VariableNode.Known(name.AsString) is not null;
        if (isTaken || !e.Define(name.AsString, values))
            e.Fail($"The variable %{name.AsString} is defined already.");
    }

    private static void TypeOf(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (ref readonly var item in input.Items)
            output.Add(PathValue.Of(item.Type is { } type ? PathType.OfNode(type) : new PathType("System", item.Kind.ToString())));
    }

    private static FunctionEntry Part(string name, MomentPrecision least, Func<Moment, int> part) => new(
        name,
        0,
        0,
        (PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output) =>
        {
            if (Single(e, input) is { } moment && moment.Precision >= least && (moment.Kind != MomentKind.Time || least >= MomentPrecision.Hour))
                output.Add(PathValue.Of(part(moment)));
        },
        ResultShape.Integer);

    private static void OffsetOf(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Single(e, input) is { HasOffset: true } moment)
            output.Add(PathValue.Of(moment.OffsetMinutes / 60m));
    }

    private static void DateOf(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Single(e, input) is { Kind: not MomentKind.Time } moment)
            output.Add(PathValue.Of(moment.As(MomentKind.Date)));
    }

    private static void TimeOf(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Single(e, input) is { } moment && moment.Precision >= MomentPrecision.Hour
            && Moment.TryParse(moment.ToString().Split('T')[^1].Split('+', '-', 'Z')[0], MomentKind.Time, out var time))
            output.Add(PathValue.Of(time));
    }

    private static Moment? Single(PathEvaluation e, PathList input)
    {
        if (!PathNode.SingleOf(e, input, out var value))
            return null;
        if (Equality.IsMoment(value.Kind))
            return value.AsMoment;
        e.Fail("A date or time was expected.");
        return null;
    }
}
