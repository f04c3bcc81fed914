using System.Runtime.InteropServices;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Search;

/// <summary>Turns an element into the values by which a parameter of some type finds it. Source: FHIR R4 §3.1.1.4.3-13.</summary>
internal sealed partial class SearchValues
{
    private static readonly byte[][] NameParts = ["text"u8.ToArray(), "family"u8.ToArray(), "given"u8.ToArray(), "prefix"u8.ToArray(), "suffix"u8.ToArray()];

    private static readonly byte[][] AddressParts =
    [
        "text"u8.ToArray(), "line"u8.ToArray(), "city"u8.ToArray(), "district"u8.ToArray(), "state"u8.ToArray(),
        "postalCode"u8.ToArray(), "country"u8.ToArray(),
    ];

    private readonly StringPool pool = new();

    /// <summary>What was made of elements of the document: several parameters look at the same concept, quantity or reference.</summary>
    private readonly List<(int Node, SearchParameterType Type, int First, int End)> made = [];
    private readonly List<SearchValue> known = [];

    /// <summary>Forgets the document before; to be called for each.</summary>
    public void Begin()
    {
        made.Clear();
        known.Clear();
    }

    public void Add(string parameter, SearchParameterType type, in PathValue value, List<SearchValue> into)
    {
        // The values of an identifier have parameters of their own name, those of a position groups of their own.
        if (!value.IsNode || value.Index < 0 || type == SearchParameterType.Special || value.Type is null or { IsPrimitive: true } or { Name: "Identifier" })
        {
            Make(parameter, type, value, into);
            return;
        }
        foreach (var (node, sameType, first, end) in CollectionsMarshal.AsSpan(made))
        {
            if (node != value.Index || sameType != type)
                continue;
            for (var i = first; i < end; i++)
                into.Add(known[i] with { Parameter = parameter, Group = -1, Part = 0 });
            return;
        }
        var before = into.Count;
        Make(parameter, type, value, into);
        made.Add((value.Index, type, known.Count, known.Count + into.Count - before));
        for (var i = before; i < into.Count; i++)
            known.Add(into[i]);
    }

    private void Make(string parameter, SearchParameterType type, in PathValue value, List<SearchValue> into)
    {
        switch (type)
        {
            case SearchParameterType.Token:
                AddToken(parameter, value, into);
                break;
            case SearchParameterType.String:
                AddString(parameter, value, into);
                break;
            case SearchParameterType.Date:
                AddDate(parameter, value, into);
                break;
            case SearchParameterType.Number:
                AddNumber(parameter, value, into);
                break;
            case SearchParameterType.Quantity:
                AddQuantity(parameter, value, into);
                break;
            case SearchParameterType.Reference:
                AddReference(parameter, value, into);
                break;
            case SearchParameterType.Uri:
                if (Text(value.Element) is { } uri)
                    into.Add(new SearchValue.Uri(parameter, uri));
                break;
            case SearchParameterType.Special:
                AddPosition(parameter, value, into);
                break;
        }
    }

    private void AddToken(string parameter, in PathValue value, List<SearchValue> into)
    {
        var element = value.Element;
        switch (value.Type?.Name)
        {
            case null:
                if (value.ToText() is { } computed)
                    into.Add(new SearchValue.Token(parameter, null, computed));
                break;
            case "CodeableConcept":
                AddConcept(parameter, element, into);
                break;
            case "Coding":
                AddCoding(parameter, element, null, into);
                break;
            case "Identifier":
                AddIdentifier(parameter, element, into);
                break;
            case "ContactPoint":
                if (Text(element["value"u8]) is { } contact)
                    into.Add(new SearchValue.Token(parameter, null, contact));
                break;
            default:
                if (Text(element) is { } code)
                    into.Add(new SearchValue.Token(parameter, null, code));
                break;
        }
    }

    /// <summary>An identifier, and once more with each code of its type for <c>:of-type</c>. Source: FHIR R4 §3.1.1.4.10 token.</summary>
    private void AddIdentifier(string parameter, Element identifier, List<SearchValue> into)
    {
        if (Text(identifier["value"u8]) is not { } value)
            return;
        var type = identifier["type"u8];
        into.Add(new SearchValue.Token(parameter, Text(identifier["system"u8]), value, Text(type["text"u8])));
        foreach (var coding in type["coding"u8].Items)
        {
            if (Text(coding["code"u8]) is { } code)
                into.Add(new SearchValue.Token(parameter + ":of-type", Text(coding["system"u8]), $"{code}|{value}"));
        }
    }

    private void AddConcept(string parameter, Element concept, List<SearchValue> into)
    {
        var text = Text(concept["text"u8]);
        var any = false;
        foreach (var coding in concept["coding"u8].Items)
            any |= AddCoding(parameter, coding, text, into);
        if (!any && text is not null)
            into.Add(new SearchValue.Token(parameter, null, null, text));
    }

    private bool AddCoding(string parameter, Element coding, string? text, List<SearchValue> into)
    {
        var system = Text(coding["system"u8]);
        var code = Text(coding["code"u8]);
        var display = Text(coding["display"u8]);
        if (system is null && code is null && display is null)
            return false;
        var shown = text is null || text == display ? display : display is null ? text : $"{display}\n{text}";
        into.Add(new SearchValue.Token(parameter, system, code, shown));
        return true;
    }

    private void AddString(string parameter, in PathValue value, List<SearchValue> into)
    {
        switch (value.Type?.Name)
        {
            case "HumanName":
                AddParts(parameter, value.Element, NameParts, into);
                break;
            case "Address":
                AddParts(parameter, value.Element, AddressParts, into);
                break;
            case "CodeableConcept":
                AddParts(parameter, value.Element, [NameParts[0]], into);
                break;
            default:
                if (value.Type is { IsPrimitive: true } && Text(value.Element) is { Length: > 0 } text)
                    into.Add(new SearchValue.String(parameter, text));
                break;
        }
    }

    private void AddParts(string parameter, Element element, byte[][] parts, List<SearchValue> into)
    {
        foreach (var part in parts)
        {
            foreach (var item in element[part].Items)
            {
                if (Text(item) is { Length: > 0 } text)
                    into.Add(new SearchValue.String(parameter, text));
            }
        }
    }

    private void AddReference(string parameter, in PathValue value, List<SearchValue> into)
    {
        var element = value.Element;
        if (value.Type is { IsPrimitive: true })
        {
            if (Text(element) is { } url)
                into.Add(new SearchValue.Reference(parameter, null, null, url, null, null));
            return;
        }
        var identifier = element["identifier"u8];
        var (system, number) = (Text(identifier["system"u8]), Text(identifier["value"u8]));
        var reference = element["reference"u8];
        var text = reference.Kind == ElementKind.String && !reference.Raw.StartsWith("#"u8) ? reference : default;
        if (text.Exists && !text.IsEscaped && Split(text.Raw, out var type, out var id))
            into.Add(new SearchValue.Reference(parameter, type, id, null, system, number));
        else if (text.Exists || number is not null)
            into.Add(new SearchValue.Reference(parameter, null, null, text.Text, system, number));
    }

    /// <summary>A relative reference, its version left off; absolute URLs and URNs are not split.</summary>
    private bool Split(ReadOnlySpan<byte> reference, out string type, out string id)
    {
        (type, id) = ("", "");
        if (reference.IndexOf((byte)':') >= 0)
            return false;
        if (reference.IndexOf("/_history/"u8) is var history and >= 0)
            reference = reference[..history];
        var slash = reference.IndexOf((byte)'/');
        if (slash <= 0 || slash != reference.LastIndexOf((byte)'/') || slash == reference.Length - 1)
            return false;
        (type, id) = (pool.Get(reference[..slash]), pool.Get(reference[(slash + 1)..]));
        return char.IsAsciiLetterUpper(type[0]) && !id.Contains('?');
    }

    private static void AddDate(string parameter, in PathValue value, List<SearchValue> into)
    {
        var (low, high) = (long.MaxValue, long.MinValue);
        var element = value.Element;
        switch (value.Type?.Name)
        {
            // An element that may be a date or words (Immunization.occurrence) has no date in its words.
            case "string":
                return;
            case "Period":
                (low, high) = PeriodOf(element);
                break;
            case "Timing":
                foreach (var item in element["event"u8].Items)
                    Widen(item, ref low, ref high);
                if (element["repeat"u8]["boundsPeriod"u8] is { Exists: true } bounds)
                {
                    var (start, end) = PeriodOf(bounds);
                    (low, high) = (Math.Min(low, start), Math.Max(high, end));
                }
                break;
            default:
                Widen(element, ref low, ref high);
                break;
        }
        if (low < high)
            into.Add(new SearchValue.Date(parameter, low, high));
    }

    private static (long Low, long High) PeriodOf(Element period)
    {
        var (low, high) = (long.MaxValue, long.MinValue);
        var (startHigh, endLow) = (long.MinValue, long.MaxValue);
        Widen(period["start"u8], ref low, ref startHigh);
        Widen(period["end"u8], ref endLow, ref high);
        if (low == long.MaxValue && high == long.MinValue)
            return (low, high);
        return (low == long.MaxValue ? long.MinValue : low, high == long.MinValue ? long.MaxValue : high);
    }

    private static void Widen(Element element, ref long low, ref long high)
    {
        if (element.Kind != ElementKind.String || !Moment.TryParse(element.Raw, MomentKind.DateTime, out var moment))
            return;
        (low, high) = (Math.Min(low, moment.LowUtc), Math.Max(high, moment.HighUtc));
    }

    /// <summary>An element's text: a string's value, a number's or boolean's spelling; null for all others.</summary>
    private string? Text(Element element) => element.Kind switch
    {
        ElementKind.String => element.IsEscaped ? element.Text : pool.Get(element.Raw),
        ElementKind.Number or ElementKind.True or ElementKind.False => pool.Get(element.Raw),
        _ => null,
    };
}
