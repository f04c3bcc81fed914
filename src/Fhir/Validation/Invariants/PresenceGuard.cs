using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Syntax;

namespace Chartroom.Fhir.Validation.Invariants;

/// <summary>
/// What an invariant says when only it is known which children an element has. <c>value.empty() or component.code.where(…).empty()</c>
/// holds when there is no component, whatever the rest says; so most invariants are decided without being evaluated.
/// Children are numbered by their place in <see cref="TypeDefinition.Elements"/>.
/// </summary>
internal abstract class PresenceGuard
{
    private static readonly PresenceGuard Open = new Constant(null);

    /// <summary>True or false when that follows from presence alone; null when the expression must be evaluated.</summary>
    public abstract bool? Decide(ulong present);

    /// <summary>The guard of an expression over elements of a type.</summary>
    public static PresenceGuard Of(string expression, TypeDefinition type) =>
        type.Elements.Count <= 64 && PathParser.Parse(expression).Value is { } syntax ? Of(syntax, type) : Open;

    private static PresenceGuard Of(PathSyntax syntax, TypeDefinition type) => syntax switch
    {
        PathSyntax.Binary { Operator: "and" } and => new And(Of(and.Left, type), Of(and.Right, type)),
        PathSyntax.Binary { Operator: "or" } or => new Or(Of(or.Left, type), Of(or.Right, type)),
        PathSyntax.Binary { Operator: "implies" } implies => new Or(new Not(Of(implies.Left, type)), Of(implies.Right, type)),
        PathSyntax.Binary { Operator: "xor" or "!=" } xor when IsBoolean(xor.Left) && IsBoolean(xor.Right) =>
            new Differ(Of(xor.Left, type), Of(xor.Right, type)),
        PathSyntax.Binary { Operator: "=" } same when IsBoolean(same.Left) && IsBoolean(same.Right) =>
            new Not(new Differ(Of(same.Left, type), Of(same.Right, type))),
        PathSyntax.Call { Name: "not", Arguments.Count: 0, Target: { } target } when IsBoolean(target) => new Not(Of(target, type)),
        PathSyntax.Call call when IsBoolean(call) && call.Target is { } path => Existence(call, path, type),
        PathSyntax.Literal { Kind: LiteralKind.Boolean } literal => new Constant(literal.Text == "true"),
        _ => Open,
    };

    /// <summary>Calls that give one boolean for any input, the empty one included.</summary>
    private static bool IsBoolean(PathSyntax syntax) => syntax switch
    {
        PathSyntax.Call { Name: "exists" or "empty" or "all" } => true,
        PathSyntax.Call { Name: "not", Arguments.Count: 0, Target: { } target } => IsBoolean(target),
        PathSyntax.Binary { Operator: "and" or "or" or "implies" or "xor" } logic => IsBoolean(logic.Left) && IsBoolean(logic.Right),
        _ => false,
    };

    private static PresenceGuard Existence(PathSyntax.Call call, PathSyntax path, TypeDefinition type)
    {
        var whenAbsent = call.Name != "exists";
        if (path is PathSyntax.Member { Target: null } child && call.Arguments.Count == 0 && Place(child.Name, type) is var place and >= 0)
            return new Child(1UL << place, whenAbsent, !whenAbsent);
        return Head(path) is { } head && Place(head, type) is var first and >= 0 ? new Child(1UL << first, whenAbsent, null) : Open;
    }

    /// <summary>The child that a path starts with, when every step on it gives nothing for nothing.</summary>
    private static string? Head(PathSyntax path) => path switch
    {
        PathSyntax.Member { Target: null } child => child.Name,
        PathSyntax.Member { Target: { } target } => Head(target),
        PathSyntax.Call { Name: "where" or "select" or "first" or "last" or "tail" or "ofType" or "as" or "resolve" or "repeat" or "trace", Target: { } target } => Head(target),
        PathSyntax.Index index => Head(index.Target),
        _ => null,
    };

    private static int Place(string name, TypeDefinition type)
    {
        for (var i = 0; i < type.Elements.Count; i++)
        {
            if (type.Elements[i].Name == name)
                return i;
        }
        return -1;
    }

    private sealed class Constant(bool? value) : PresenceGuard
    {
        public override bool? Decide(ulong present) => value;
    }

    private sealed class Child(ulong bit, bool? absent, bool? there) : PresenceGuard
    {
        public override bool? Decide(ulong present) => (present & bit) == 0 ? absent : there;
    }

    private sealed class Not(PresenceGuard inner) : PresenceGuard
    {
        public override bool? Decide(ulong present) => !inner.Decide(present);
    }

    private sealed class And(PresenceGuard left, PresenceGuard right) : PresenceGuard
    {
        public override bool? Decide(ulong present) => left.Decide(present) is var a && a == false ? false
            : right.Decide(present) is var b && b == false ? false : a & b;
    }

    private sealed class Or(PresenceGuard left, PresenceGuard right) : PresenceGuard
    {
        public override bool? Decide(ulong present) => left.Decide(present) is var a && a == true ? true
            : right.Decide(present) is var b && b == true ? true : a | b;
    }

    private sealed class Differ(PresenceGuard left, PresenceGuard right) : PresenceGuard
    {
        public override bool? Decide(ulong present) => left.Decide(present) ^ right.Decide(present);
    }
}
