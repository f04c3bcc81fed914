namespace Chartroom.Fhir.Definitions;

/// <summary>
/// One element of a type as FHIR R4 defines it. A choice element has its name without <c>[x]</c>; a content reference has
/// the type it refers to. <c>Max</c> is int.MaxValue for <c>*</c>.
/// Source: FHIR R4 §2.27 ElementDefinition.
/// </summary>
public sealed class ElementDefinition
{
    private readonly string invariantNumbers;

    internal ElementDefinition(TypeDefinition owner, TableLine line)
    {
        Owner = owner;
        Name = line[1];
        Min = int.Parse(line.Bytes(2));
        Max = line.Bytes(3).SequenceEqual("*"u8) ? int.MaxValue : int.Parse(line.Bytes(3));
        var flags = line[4];
        IsSummary = flags.Contains('s');
        IsModifier = flags.Contains('m');
        IsXmlAttribute = flags.Contains('a');
        IsChoice = flags.Contains('x');
        IsContentReference = flags.Contains('r');
        IsOrdered = flags.Contains('o');
        Types = line[5] is { Length: > 0 } types ? Array.ConvertAll(types.Split('|'), ReadType) : [];
        Binding = ReadBinding(line[6]);
        invariantNumbers = line[7];
        MaxLength = line.Bytes(8).IsEmpty ? null : int.Parse(line.Bytes(8));
        JsonNames = IsChoice ? [.. Types.Select(t => Name + char.ToUpperInvariant(t.Code[0]) + t.Code[1..])] : [Name];
    }

    /// <summary>The type that has this element.</summary>
    public TypeDefinition Owner { get; }

    public string Name { get; }

    /// <summary>The path in the definitions, such as <c>Observation.value[x]</c>.</summary>
    public string Path => $"{Owner.Name}.{Name}{(IsChoice ? "[x]" : "")}";

    public int Min { get; }

    public int Max { get; }

    /// <summary>True when the element repeats: JSON holds it in an array.</summary>
    public bool IsList => Max > 1;

    public bool IsSummary { get; }

    public bool IsModifier { get; }

    /// <summary>An attribute in XML; in JSON a plain string that cannot have extensions.</summary>
    public bool IsXmlAttribute { get; }

    public bool IsChoice { get; }

    public bool IsContentReference { get; }

    /// <summary>True when the order of repetitions means something.</summary>
    public bool IsOrdered { get; }

    public IReadOnlyList<TypeReference> Types { get; }

    /// <summary>The JSON property names: one, or one for each type of a choice, in the order of <see cref="Types"/>.</summary>
    public IReadOnlyList<string> JsonNames { get; }

    public Binding? Binding { get; }

    public int? MaxLength { get; }

    /// <summary>The invariants of the element itself; those of its type come on top.</summary>
    public IReadOnlyList<Invariant> Invariants => field ??= R4Definitions.InvariantsOf(invariantNumbers);

    public override string ToString() => Path;

    private static TypeReference ReadType(string text)
    {
        var at = text.IndexOf('@');
        var profiles = at < 0 ? [] : text[(at + 1)..].Split(',');
        var rest = at < 0 ? text : text[..at];
        var arrow = rest.IndexOf('>');
        return new TypeReference(arrow < 0 ? rest : rest[..arrow], arrow < 0 ? [] : rest[(arrow + 1)..].Split(','), profiles);
    }

    private static Binding? ReadBinding(string text) => text.Length == 0 ? null : new Binding(
        text[..2] switch
        {
            "re" => BindingStrength.Required,
            "ex" when text[3] != 'a' => BindingStrength.Extensible,
            "pr" => BindingStrength.Preferred,
            _ => BindingStrength.Example,
        },
        text[(text.IndexOf(' ') + 1)..]);
}
