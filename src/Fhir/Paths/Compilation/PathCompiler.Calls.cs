using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Functions;
using Chartroom.Fhir.Paths.Syntax;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Compilation;

internal sealed partial class PathCompiler
{
    private (PathNode, Shape)? Call(PathSyntax.Call call, Shape context)
    {
        if (call.Name is "is" or "as" or "ofType")
            return TypeCall(call, context);
        if (call is { Name: "desc" or "asc", Arguments.Count: 0, Target: { } key } && Compile(key, context) is var (keyNode, keyShape))
            return (call.Name == "desc" ? new DescendingNode(keyNode) : keyNode, keyShape);
        if (FunctionTable.Find(call.Name) is not { } function)
            return Fail(call.Offset, $"The function {call.Name}() is not known.");
        if (call.Arguments.Count < function.Least || call.Arguments.Count > function.Most)
            return Fail(call.Offset, $"{call.Name}() takes {Range(function)}, not {call.Arguments.Count}.");
        PathNode? target = null;
        var shape = context;
        if (call.Target is not null)
        {
            if (Compile(call.Target, context) is not var (node, targetShape))
                return null;
            (target, shape) = (node, targetShape);
        }
        if (Refusal(function, shape) is { } why)
            return Fail(call.Offset, why);
        return Arguments(call, function, shape, context) is var (arguments, argumentShape)
            ? (new FunctionNode(target, function.Body, arguments), Result(function, shape, argumentShape))
            : null;
    }

    private (PathNode[], Shape)? Arguments(PathSyntax.Call call, FunctionEntry function, Shape shape, Shape context)
    {
        var arguments = new PathNode[call.Arguments.Count];
        var last = Shape.Unknown;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (call.Name == "getReferenceKey" && TypeName(call.Arguments[i]) is { } name && PathType.Of(name) is { } type)
            {
                arguments[i] = new ConstantNode(PathValue.Of(type));
                continue;
            }
            var around = function.PerItem ? (call.Name == "iif" && call.Target is null ? context : shape) : context;
            if (Compile(call.Arguments[i], around) is not var (argument, argumentShape))
                return null;
            if (call.Name == "iif" && i == 0 && argumentShape.Excludes(k => k == PathValueKind.Boolean))
            {
                Fail(call.Arguments[i].Offset, "The criterion of iif() must be a boolean.");
                return null;
            }
            (arguments[i], last) = (argument, argumentShape);
        }
        return (arguments, last);
    }

    private string? Refusal(FunctionEntry function, Shape shape)
    {
        if (function.Input == InputShape.String && shape.Excludes(k => k is not (PathValueKind.Node or PathValueKind.Quantity or PathValueKind.Type)))
            return $"{function.Name}() needs a string, not {shape}.";
        if (function.Input == InputShape.Ordered && options.OrderedFunctions && !shape.IsOrdered)
            return $"{function.Name}() needs items in order, and these have none.";
        return null;
    }

    private (PathNode, Shape)? TypeCall(PathSyntax.Call call, Shape context)
    {
        if (call.Arguments.Count != 1 || TypeName(call.Arguments[0]) is not { } name)
            return Fail(call.Offset, $"{call.Name}() takes one type name.");
        return TypeTest(call.Target, name, call.Name != "is", call.Offset, context, call.Name == "ofType" || options.Lenient);
    }

    private static string? TypeName(PathSyntax syntax) => syntax switch
    {
        PathSyntax.Member { Target: null } plain => plain.Name,
        PathSyntax.Member { Target: PathSyntax.Member { Target: null } space } qualified => $"{space.Name}.{qualified.Name}",
        PathSyntax.Literal { Kind: LiteralKind.String } quoted => quoted.Text,
        _ => null,
    };

    private static string Range(FunctionEntry function) => (function.Least, function.Most) switch
    {
        (0, 0) => "no argument",
        (1, 1) => "one argument",
        var (least, most) when least == most => $"{least} arguments",
        var (least, most) => $"{least} to {most} arguments",
    };

    private static Shape Result(FunctionEntry function, Shape input, Shape argument) => function.Result switch
    {
        ResultShape.Input or ResultShape.InputItem => input,
        ResultShape.Boolean => Shape.System("Boolean"),
        ResultShape.Integer => Shape.System("Integer"),
        ResultShape.Decimal => Shape.System("Decimal"),
        ResultShape.String or ResultShape.Strings => Shape.System("String"),
        ResultShape.Date => Shape.System("Date"),
        ResultShape.DateTime => Shape.System("DateTime"),
        ResultShape.Time => Shape.System("Time"),
        ResultShape.Quantity => Shape.System("Quantity"),
        ResultShape.Argument => argument,
        ResultShape.InputAndArgument => input.And(argument),
        ResultShape.Children => Shape.Unknown with { IsOrdered = false },
        ResultShape.Extension => Shape.Of(R4Definitions.Type("Extension")),
        _ => Shape.Unknown,
    };
}
