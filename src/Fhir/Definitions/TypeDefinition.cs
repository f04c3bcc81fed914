using System.Text.RegularExpressions;

namespace Chartroom.Fhir.Definitions;

/// <summary>What a type is. A backbone type is the type of an element that is defined in place, such as <c>Patient.contact</c>.</summary>
public enum TypeKind : byte { Primitive, Complex, Resource, Backbone }

/// <summary>An element found by its JSON name, and the type that the name means (a choice has several).</summary>
public readonly record struct Member(ElementDefinition Element, TypeReference Type);

/// <summary>
/// A data type, resource type or backbone element of FHIR R4 with its elements (inherited ones included) in the order of
/// the standard. Elements are read from the table when first asked for.
/// </summary>
public sealed class TypeDefinition
{
    private readonly Table table;
    private readonly int start;
    private readonly string invariantNumbers;
    private readonly string regex;
    private ElementTable? elements;

    internal TypeDefinition(Table table, TableLine line, int start)
    {
        this.table = table;
        this.start = start;
        Name = line[1];
        var kind = (char)line.Bytes(2)[0];
        IsAbstract = char.IsAsciiLetterUpper(kind);
        Kind = char.ToLowerInvariant(kind) switch
        {
            'p' => TypeKind.Primitive,
            'c' => TypeKind.Complex,
            'r' => TypeKind.Resource,
            _ => TypeKind.Backbone,
        };
        BaseName = line[3];
        invariantNumbers = line[4];
        regex = line[5];
        MaxLength = line.Bytes(6).IsEmpty ? null : int.Parse(line.Bytes(6));
    }

    public string Name { get; }

    public TypeKind Kind { get; }

    public bool IsAbstract { get; }

    public bool IsPrimitive => Kind == TypeKind.Primitive;

    public bool IsResource => Kind == TypeKind.Resource;

    /// <summary>The type this one specializes; null for Element and Resource.</summary>
    public TypeDefinition? Base => field ??= BaseName.Length == 0 ? null : R4Definitions.Type(BaseName);

    /// <summary>The pattern a primitive's value must match whole; null when the standard gives none.</summary>
    public Regex? Regex => regex.Length == 0 ? null : field ??= new Regex($"^(?:{regex})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>The most characters of a primitive's value; null when there is no limit.</summary>
    public int? MaxLength { get; }

    public IReadOnlyList<Invariant> Invariants => field ??= R4Definitions.InvariantsOf(invariantNumbers);

    /// <summary>All elements, inherited ones first, in the order in which XML must have them.</summary>
    public IReadOnlyList<ElementDefinition> Elements => Read().All;

    internal string BaseName { get; }

    internal int ElementsEnd { get; set; }

    /// <summary>The element with that FHIRPath name (a choice without its type), or null.</summary>
    public ElementDefinition? Element(string name) => Read().ByName.GetValueOrDefault(name);

    /// <summary>Finds the element a JSON property stands for: <c>valueQuantity</c> is value as Quantity.</summary>
    public bool TryMember(ReadOnlySpan<byte> jsonName, out Member member) => Read().ByJsonName.TryGetValue(jsonName, out member);

    /// <summary>True when this is that type or one that specializes it.</summary>
    public bool Is(TypeDefinition other)
    {
        for (var type = this; type is not null; type = type.Base)
        {
            if (ReferenceEquals(type, other))
                return true;
        }
        return false;
    }

    public override string ToString() => Name;

    private ElementTable Read()
    {
        if (elements is { } known)
            return known;
        var read = new List<ElementDefinition>();
        foreach (var line in table.Lines(start, ElementsEnd))
            read.Add(new ElementDefinition(this, line));
        Interlocked.CompareExchange(ref elements, new ElementTable([.. read]), null);
        return elements;
    }

    private sealed class ElementTable(ElementDefinition[] all)
    {
        public ElementDefinition[] All { get; } = all;

        public Dictionary<string, ElementDefinition> ByName { get; } = all.ToDictionary(e => e.Name);

        public Utf8Map<Member> ByJsonName { get; } = new(
            [.. all.SelectMany(e => e.JsonNames.Select((n, i) => KeyValuePair.Create(n, new Member(e, e.Types[i]))))]);
    }
}
