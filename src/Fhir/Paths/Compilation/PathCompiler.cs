using System.Globalization;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Functions;
using Chartroom.Fhir.Paths.Syntax;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Compilation;

/// <summary>
/// Turns syntax into nodes and checks types on the way: an element that no possible type has, a function that does not exist
/// or cannot take its input, a type name that is not known. Source: FHIRPath §10.2 type checking.
/// </summary>
internal sealed partial class PathCompiler(string text, PathOptions options)
{
    public Issue? Issue { get; private set; }

    public (PathNode Node, Shape Shape)? Compile(PathSyntax syntax, Shape context) => syntax switch
    {
        PathSyntax.Literal literal => Literal(literal),
        PathSyntax.Empty => (new ConstantNode(), Shape.Unknown),
        PathSyntax.Special { Name: "this" } => (new ThisNode(), context),
        PathSyntax.Special { Name: "index" } => (new IndexNode(), Shape.System("Integer")),
        PathSyntax.Special => (new TotalNode(), Shape.Unknown),
        PathSyntax.Variable variable => Variable(variable),
        PathSyntax.Member member => Member(member, context),
        PathSyntax.Call call => Call(call, context),
        PathSyntax.Index index => Index(index, context),
        PathSyntax.Sign sign => Compile(sign.Operand, context) is var (operand, shape) ? (new SignNode(operand, sign.Negative), shape) : null,
        PathSyntax.TypeTest test => TypeTest(test.Operand, test.Type, test.IsAs, test.Offset, context, manyAllowed: options.Lenient),
        PathSyntax.Binary binary => Binary(binary, context),
        _ => throw new InvalidOperationException(),
    };

    private (PathNode, Shape)? Variable(PathSyntax.Variable variable)
    {
        if (VariableNode.Known(variable.Name) is not null)
            return (new VariableNode(variable.Name), Shape.System("String"));
        var isKnown = variable.Name is "context" or "resource" or "rootResource" || options.Variables?.Contains(variable.Name) != false;
        return isKnown ? (new VariableNode(variable.Name), Shape.Unknown) : Fail(variable.Offset, $"The variable %{variable.Name} is not defined.");
    }

    private (PathNode, Shape)? Literal(PathSyntax.Literal literal)
    {
        if (Value(literal) is not { } value)
            return Fail(literal.Offset, $"'{literal.Text}' is no {literal.Kind}.");
        return (new ConstantNode(value), Shape.System(literal.Kind.ToString()));
    }

    private static PathValue? Value(PathSyntax.Literal literal)
    {
        switch (literal.Kind)
        {
            case LiteralKind.Boolean:
                return PathValue.Of(literal.Text == "true");
            case LiteralKind.Integer:
                return int.TryParse(literal.Text, out var number) ? PathValue.Of(number) : Decimal(literal.Text);
            case LiteralKind.Long:
                return long.TryParse(literal.Text, out var large) ? PathValue.OfLong(large) : null;
            case LiteralKind.Decimal:
                return Decimal(literal.Text);
            case LiteralKind.String:
                return PathValue.Of(literal.Text);
            case LiteralKind.Quantity:
                return Decimal(literal.Text) is { } value
                    ? PathValue.Of(new PathQuantity(value.AsDecimal, literal.Unit!.TrimStart('\''), literal.Unit[0] != '\''))
                    : null;
            default:
                var kind = literal.Kind switch
                {
                    LiteralKind.Date => MomentKind.Date,
                    LiteralKind.DateTime => MomentKind.DateTime,
                    _ => MomentKind.Time,
                };
                return Moment.TryParse(literal.Text, kind, out var moment) ? PathValue.Of(moment) : null;
        }
    }

    private static PathValue? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? PathValue.Of(value) : null;

    private (PathNode, Shape)? Member(PathSyntax.Member member, Shape context)
    {
        if (member.Target is null && char.IsAsciiLetterUpper(member.Name.FirstOrDefault()) && R4Definitions.Type(member.Name) is { } type)
            return Head(member, type, context);
        PathNode? source = null;
        var shape = context;
        if (member.Target is not null)
        {
            if (Compile(member.Target, context) is not var (target, targetShape))
                return null;
            (source, shape) = (target, targetShape);
        }
        var node = Step(source, member.Name);
        if (shape.Child(member.Name) is { } child)
            return (node, child);
        if (IsReflection(shape, member.Name))
            return (node, Shape.System("String"));
        if (options.Lenient && Choice(shape, member.Name) is { } choice)
            return (new TypeTestNode(Step(source, choice.Element.Name), PathType.OfNode(choice.Type.Type), isAs: true, manyAllowed: true), Shape.Of(choice.Type.Type));
        return Fail(member.Offset, $"{shape} has no element '{member.Name}'.");
    }

    /// <summary>Names in a row become one node.</summary>
    private static MemberNode Step(PathNode? source, string name) => source switch
    {
        MemberNode before => new MemberNode(before.Source, [.. before.Names, name]),
        ThisNode => new MemberNode(null, [name]),
        _ => new MemberNode(source, [name]),
    };

    private static bool IsReflection(Shape shape, string name) =>
        name is "name" or "namespace" && shape.Types is [{ Namespace: "System", Name: "Type" }];

    private static Definitions.Member? Choice(Shape shape, string name)
    {
        foreach (var type in shape.Types ?? [])
        {
            if (type.Fhir?.TryMember(System.Text.Encoding.UTF8.GetBytes(name), out var member) == true)
                return member;
        }
        return null;
    }

    private (PathNode, Shape)? Head(PathSyntax.Member member, TypeDefinition type, Shape context)
    {
        if (context.Types is { } types && !types.Any(t => t.Fhir is { } own && (own.Is(type) || type.Is(own))))
            return Fail(member.Offset, $"The expression starts at {context}, not at {member.Name}.");
        var own = context.Types?.FirstOrDefault(t => t.Fhir?.Is(type) == true)?.Fhir;
        return (new HeadTypeNode(type), Shape.Of(own ?? type));
    }

    private (PathNode, Shape)? Index(PathSyntax.Index index, Shape context) =>
        Compile(index.Target, context) is var (target, shape) && Compile(index.Position, context) is var (position, _)
            ? (new IndexerNode(target, position), shape)
            : null;

    private (PathNode, Shape)? TypeTest(PathSyntax? operand, string name, bool isAs, int offset, Shape context, bool manyAllowed)
    {
        if (PathType.Of(name) is not { } type)
            return Fail(offset, $"The type '{name}' is not known.");
        if ((operand is null ? (new ThisNode(), context) : Compile(operand, context)) is not var (node, shape))
            return null;
        if (options.Lenient && type.Fhir is null && R4Definitions.Type(char.ToLowerInvariant(name[0]) + name[1..]) is { } primitive)
            type = PathType.OfNode(primitive);
        if (!isAs && operand is PathSyntax.Call { Name: "resolve" } resolve && type.Fhir is { IsResource: true } target)
            return ResolvesTo(resolve, target, context);
        return (new TypeTestNode(node, type, isAs, manyAllowed), isAs ? Narrow(shape, type) : Shape.System("Boolean"));
    }

    /// <summary><c>resolve() is Patient</c> can be told from most references without resolving them.</summary>
    private (PathNode, Shape)? ResolvesTo(PathSyntax.Call resolve, TypeDefinition target, Shape context)
    {
        if ((resolve.Target is null ? (new ThisNode(), context) : Compile(resolve.Target, context)) is not var (source, _))
            return null;
        return (new ResolvesToNode(source, target), Shape.System("Boolean"));
    }

    private static Shape Narrow(Shape shape, PathType type) =>
        new([(type.Fhir ?? type.Also) is { } fhir ? PathType.OfNode(fhir) : type], shape.IsOrdered);

    private (PathNode, Shape)? Binary(PathSyntax.Binary binary, Shape context)
    {
        if (Compile(binary.Left, context) is not var (left, a) || Compile(binary.Right, context) is not var (right, b))
            return null;
        var boolean = Shape.System("Boolean");
        switch (binary.Operator)
        {
            case "=" or "!=":
                return (new EqualityNode(left, right, equivalent: false, negated: binary.Operator == "!="), boolean);
            case "~" or "!~":
                return (new EqualityNode(left, right, equivalent: true, negated: binary.Operator == "!~"), boolean);
            case "and" or "or" or "xor" or "implies":
                return (new LogicNode(left, right, binary.Operator), boolean);
            case "<" or "<=" or ">" or ">=":
                return (new ComparisonNode(left, right, binary.Operator), boolean);
            case "|":
                return (new UnionNode(left, right), a.And(b));
            case "in":
                return (new MembershipNode(left, right), boolean);
            case "contains":
                return (new MembershipNode(right, left), boolean);
            case "&":
                return (new ConcatenateNode(left, right), Shape.System("String"));
            default:
                if (a.IsAll(Equality.IsMoment) && b.IsAll(k => !Equality.IsMoment(k) && k != PathValueKind.Quantity))
                    return Fail(binary.Offset, $"'{binary.Operator}' needs a quantity of time on its right.");
                return (new ArithmeticNode(left, right, binary.Operator), Arithmetic(binary.Operator, a, b));
        }
    }

    private static Shape Arithmetic(string op, Shape a, Shape b)
    {
        if (a.Types is null || b.Types is null)
            return Shape.Unknown;
        if (op == "/" && a.IsAll(Equality.IsNumber) && b.IsAll(Equality.IsNumber))
            return Shape.System("Decimal");
        return b.IsAll(k => k is PathValueKind.Decimal or PathValueKind.Quantity) && a.IsAll(k => k is PathValueKind.Integer) ? b : a;
    }

    private (PathNode, Shape)? Fail(int offset, string why)
    {
        Issue ??= PathParser.Place(text, offset, why);
        return null;
    }
}
