using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Syntax;

namespace Chartroom.Fhir.Search;

/// <summary>
/// Tells from the names of a resource's properties alone which expressions can find anything in it: <c>(Observation.value as Quantity)</c> finds nothing
/// where there is no <c>valueQuantity</c>. Most search parameters of a type need not be evaluated for a resource. Each name that an expression begins
/// with is a bit.
/// </summary>
internal sealed class PropertyMarks(TypeDefinition type)
{
    /// <summary>What an expression needs whose beginning does not tell.</summary>
    public const ulong Anything = ulong.MaxValue;

    private const int Bits = 64;

    private readonly Dictionary<string, ulong> marks = [];
    private Utf8Map<ulong>? names;

    /// <summary>The bits of which one at least must be there for an expression to find something.</summary>
    public ulong Of(string expression) => PathParser.Parse(expression).Value is { } syntax ? Of(syntax) : Anything;

    public ulong Of(PathSyntax syntax) => Of(syntax, null);

    /// <summary>True for an expression that is the resource itself (<c>Observation</c>).</summary>
    public bool IsRoot(PathSyntax syntax) => syntax is PathSyntax.Member { Target: null } head && IsOwn(head.Name);

    /// <summary>The bits of the properties that a resource has; <see cref="Anything"/> is met by none of them and asked for apart.</summary>
    public ulong Present(ResourceDocument document)
    {
        var known = names ??= new Utf8Map<ulong>(marks);
        var present = 0UL;
        foreach (var member in document.Root.Members)
        {
            var name = member.Name;
            if (name is [(byte)'_', .. var beside])
                name = beside;
            if (known.TryGetValue(name, out var bit))
                present |= bit;
        }
        return present;
    }

    private ulong Of(PathSyntax syntax, string? only) => syntax switch
    {
        PathSyntax.Binary { Operator: "|" } union => Of(union.Left, null) | Of(union.Right, null),
        PathSyntax.TypeTest { IsAs: true } cast => Of(cast.Operand, cast.Type),
        PathSyntax.Call { Name: "as" or "ofType", Target: { } target, Arguments: [PathSyntax.Member { Target: null } cast] } => Of(target, cast.Name),
        PathSyntax.Call { Name: "where" or "first" or "last" or "tail", Target: { } target } => Of(target, null),
        PathSyntax.Index index => Of(index.Target, null),
        PathSyntax.Member { Target: null } child => IsOwn(child.Name) ? Anything : Child(child.Name, only),
        PathSyntax.Member { Target: { } target } child when IsRoot(target) => Child(child.Name, only),
        PathSyntax.Member { Target: { } target } => Of(target, null),
        _ => Anything,
    };

    private bool IsOwn(string name) => R4Definitions.Type(name) is { } named && type.Is(named);

    /// <summary>The JSON names of an element; of a choice those of one type when it is asked for by a name that it has.</summary>
    private ulong Child(string name, string? only)
    {
        if (type.Element(name) is not { } element)
            return Anything;
        var all = 0UL;
        for (var i = 0; i < element.JsonNames.Count; i++)
        {
            if (element.Types[i].Type.Name == only)
                return Mark(element.JsonNames[i]);
            all |= Mark(element.JsonNames[i]);
        }
        return all;
    }

    private ulong Mark(string name)
    {
        if (!marks.TryGetValue(name, out var bit))
            marks[name] = bit = 1UL << Math.Min(marks.Count, Bits - 1);
        return bit;
    }
}
