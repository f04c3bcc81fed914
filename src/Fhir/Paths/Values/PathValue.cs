using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Values;

/// <summary>
/// One item of a FHIRPath collection: a node of a document with its FHIR type (a primitive may have a value, a sibling
/// with id and extensions, or both), or a System value. A struct, so that evaluating allocates nothing for nodes,
/// numbers, booleans and moments.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct PathValue
{
    private readonly object? reference;
    private readonly TypeDefinition? type;
    private readonly long low;
    private readonly long high;

    private PathValue(PathValueKind kind, object? reference, TypeDefinition? type, long low, long high)
    {
        Kind = kind;
        this.reference = reference;
        this.type = type;
        this.low = low;
        this.high = high;
    }

    public PathValueKind Kind { get; }

    public bool IsNode => Kind == PathValueKind.Node;

    /// <summary>The FHIR type of a node; null for a System value.</summary>
    public TypeDefinition? Type => type;

    /// <summary>The JSON value of a node; missing when a primitive has only extensions.</summary>
    public Element Element => Index >= 0 && Document is { } document ? new Element(document, Index) : default;

    /// <summary>The JSON object beside a primitive that holds its id and extensions; missing when there is none.</summary>
    public Element Sibling => SiblingIndex >= 0 && Document is { } document ? new Element(document, SiblingIndex) : default;

    public ResourceDocument? Document => reference as ResourceDocument;

    internal int Index => (int)low;

    internal int SiblingIndex => (int)high;

    /// <summary>False for a primitive node that has extensions and no value.</summary>
    public bool HasValue => Kind != PathValueKind.Node || (type is { IsPrimitive: true } && Index >= 0);

    public static PathValue Root(ResourceDocument document) => Node(document, 0, -1, TypeOf(document, 0));

    /// <summary>Any element of a document, with the type it has there.</summary>
    public static PathValue Of(Element element, TypeDefinition type) => Node(element.Document!, element.Index, -1, type);

    public static PathValue Of(bool value) => new(PathValueKind.Boolean, null, null, value ? 1 : 0, 0);

    public static PathValue Of(int value) => new(PathValueKind.Integer, null, null, value, 0);

    public static PathValue OfLong(long value) => new(PathValueKind.Long, null, null, value, 0);

    public static PathValue Of(decimal value)
    {
        var bits = Unsafe.BitCast<decimal, (long Low, long High)>(value);
        return new PathValue(PathValueKind.Decimal, null, null, bits.Low, bits.High);
    }

    public static PathValue Of(string value) => new(PathValueKind.String, value, null, 0, 0);

    public static PathValue Of(in Moment value) => new(
        value.Kind switch
        {
            MomentKind.Date => PathValueKind.Date,
            MomentKind.DateTime => PathValueKind.DateTime,
            _ => PathValueKind.Time,
        },
        null,
        null,
        value.Ticks,
        value.Pack());

    public static PathValue Of(PathQuantity value) => new(PathValueKind.Quantity, value, null, 0, 0);

    public static PathValue Of(PathType value) => new(PathValueKind.Type, value, null, 0, 0);

    internal static PathValue Node(ResourceDocument document, int index, int sibling, TypeDefinition type) =>
        new(PathValueKind.Node, document, type, index, sibling);

    /// <summary>The type that a resource object names itself; plain Resource when it names none that R4 has.</summary>
    internal static TypeDefinition TypeOf(ResourceDocument document, int index)
    {
        var name = new Element(document, index)["resourceType"u8];
        return R4Definitions.Resource(name.Raw) ?? ResourceType;
    }

    internal static TypeDefinition ResourceType { get; } = R4Definitions.Type("Resource")!;

    public bool AsBoolean => low != 0;

    public int AsInteger => (int)low;

    public long AsLong => low;

    public decimal AsDecimal => Kind == PathValueKind.Decimal ? Unsafe.BitCast<(long Low, long High), decimal>((low, high)) : low;

    public string AsString => (string)reference!;

    public Moment AsMoment => Moment.Unpack(low, high);

    public PathQuantity AsQuantity => (PathQuantity)reference!;

    public PathType AsType => (PathType)reference!;

    /// <summary>
    /// The System value that a primitive or Quantity node stands for; the value itself for all others. False when a
    /// primitive has no value, or one that its type cannot have.
    /// </summary>
    public bool TryToSystem(out PathValue system)
    {
        system = this;
        if (Kind != PathValueKind.Node)
            return true;
        if (type is null || Index < 0)
            return false;
        if (!type.IsPrimitive)
        {
            if (SystemKinds.Of(type) != PathValueKind.Quantity || ReadQuantity() is not { } quantity)
                return true;
            system = Of(quantity);
            return true;
        }
        return Read(out system);
    }

    private bool Read(out PathValue system)
    {
        system = this;
        var element = Element;
        switch (SystemKinds.Of(type!))
        {
            case PathValueKind.Boolean:
                system = Of(element.Kind == ElementKind.True);
                return element.Kind is ElementKind.True or ElementKind.False;
            case PathValueKind.Integer:
                var whole = Utf8Parser.TryParse(element.Raw, out int number, out var used) && used == element.Raw.Length;
                system = Of(number);
                return whole;
            case PathValueKind.Decimal:
                var read = TryDecimal(element.Raw, out var value);
                system = Of(value);
                return read;
            case PathValueKind.Date:
                return ReadMoment(element, MomentKind.Date, ref system);
            case PathValueKind.DateTime:
                return ReadMoment(element, MomentKind.DateTime, ref system);
            case PathValueKind.Time:
                return ReadMoment(element, MomentKind.Time, ref system);
            default:
                system = Of(element.Text ?? "");
                return element.Kind != ElementKind.Null;
        }
    }

    internal static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool ReadMoment(Element element, MomentKind kind, ref PathValue system)
    {
        if (element.Kind != ElementKind.String || !Moment.TryParse(element.Raw, kind, out var moment))
        {
            system = Of(element.Text ?? "");
            return element.Kind == ElementKind.String;
        }
        system = Of(moment);
        return true;
    }

    private PathQuantity? ReadQuantity()
    {
        var element = Element;
        if (!TryDecimal(element["value"u8].Raw, out var value))
            return null;
        var code = element["code"u8].Text;
        var isUcum = element["system"u8].Is("http://unitsofmeasure.org"u8);
        return code is not null && isUcum
            ? new PathQuantity(value, code, false)
            : new PathQuantity(value, code ?? element["unit"u8].Text ?? "1", false);
    }

    /// <summary>The value as text: what <c>toString()</c> gives; null for a node that has no single value.</summary>
    public string? ToText()
    {
        if (!TryToSystem(out var value))
            return null;
        return value.Kind switch
        {
            PathValueKind.Boolean => value.AsBoolean ? "true" : "false",
            PathValueKind.Integer or PathValueKind.Long => value.AsLong.ToString(CultureInfo.InvariantCulture),
            PathValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
            PathValueKind.String => value.AsString,
            PathValueKind.Date or PathValueKind.DateTime or PathValueKind.Time => value.AsMoment.ToString(),
            PathValueKind.Quantity => value.AsQuantity.ToString(),
            PathValueKind.Type => value.AsType.ToString(),
            _ => null,
        };
    }

    public override string ToString() => ToText() ?? Element.ToString();
}

/// <summary>Which System type stands for a FHIR type.</summary>
internal static class SystemKinds
{
    private static readonly TypeDefinition Quantity = R4Definitions.Type("Quantity")!;
    private static readonly Dictionary<TypeDefinition, PathValueKind> Known = R4Definitions.Types.Values
        .Where(t => t.IsPrimitive || t.Is(Quantity))
        .ToDictionary(t => t, t => !t.IsPrimitive ? PathValueKind.Quantity : t.Name switch
        {
            "boolean" => PathValueKind.Boolean,
            "integer" or "positiveInt" or "unsignedInt" => PathValueKind.Integer,
            "decimal" => PathValueKind.Decimal,
            "date" => PathValueKind.Date,
            "dateTime" or "instant" => PathValueKind.DateTime,
            "time" => PathValueKind.Time,
            _ => PathValueKind.String,
        });

    /// <summary>The kind, or Node for a type that has no System counterpart.</summary>
    public static PathValueKind Of(TypeDefinition type) => Known.TryGetValue(type, out var kind) ? kind : PathValueKind.Node;
}
