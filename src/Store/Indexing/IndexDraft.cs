using Chartroom.Fhir.Search;

namespace Chartroom.Store.Indexing;

/// <summary>A token (system, code) or a reference (type, id) that is yet to get its number.</summary>
internal readonly record struct KeyDraft(string Parameter, string? Space, string Text);

internal readonly record struct StringDraft(string Parameter, string Folded, string Exact);

internal readonly record struct DateDraft(string Parameter, long Low, long High);

internal readonly record struct NumberDraft(string Parameter, double Value, string? UnitSystem, string? Unit);

internal readonly record struct DisplayDraft(string? System, string Code, string Folded);

/// <summary>The components of one repetition of a composite: two, or a code and two numbers; a position is two numbers.</summary>
internal readonly record struct CompositeDraft(string Parameter, SearchValue First, SearchValue Second, SearchValue? Third = null);

/// <summary>
/// The search rows of one version before they get numbers: made by the caller in parallel, so that the one writer has
/// only to number and to insert. No row comes twice.
/// </summary>
internal sealed class IndexDraft
{
    /// <summary>A longer token is kept by its beginning and a hash.</summary>
    private const int LongestCode = 400;

    public List<KeyDraft> Tokens { get; } = [];

    public List<KeyDraft> References { get; } = [];

    public List<StringDraft> Strings { get; } = [];

    public List<DateDraft> Dates { get; } = [];

    public List<NumberDraft> Numbers { get; } = [];

    public List<DisplayDraft> Displays { get; } = [];

    public List<CompositeDraft> Composites { get; } = [];

    /// <summary>The id of the patient in whose compartment the resource lies, or null.</summary>
    public string? Patient { get; private set; }

    /// <summary>True when the type lies in the chart index and the resource names its patient.</summary>
    public bool InChart { get; private set; }

    /// <summary>The codes by which the chart index finds the resource (positions in <see cref="Tokens"/>), and when it was.</summary>
    public List<int> ChartCodes { get; } = [];

    public long? ChartTime { get; private set; }

    public static IndexDraft Of(string type, List<SearchValue> values, string? patient)
    {
        var draft = new IndexDraft();
        foreach (var value in values)
        {
            if (value.Group >= 0)
                continue;
            draft.Add(value);
        }
        draft.AddComposites(values.FindAll(v => v.Group >= 0));
        LeaveOnce(draft.Tokens);
        LeaveOnce(draft.References);
        LeaveOnce(draft.Strings);
        LeaveOnce(draft.Dates);
        LeaveOnce(draft.Numbers);
        draft.PlaceInChart(type, patient);
        return draft;
    }

    /// <summary>A token as it is indexed: cut with a hash when it is very long.</summary>
    public static string Code(string code) =>
        code.Length <= LongestCode
            ? code
            : string.Concat(
                code.AsSpan(0, LongestCode - 64),
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code))));

    /// <summary>100 ns ticks to whole milliseconds since 1970, downwards.</summary>
    public static long Low(long ticks) => ticks == long.MinValue ? long.MinValue + 1 : Milliseconds(ticks);

    /// <summary>100 ns ticks to whole milliseconds since 1970, upwards.</summary>
    public static long High(long ticks) =>
        ticks == long.MaxValue ? long.MaxValue : Milliseconds(ticks + TimeSpan.TicksPerMillisecond - 1);

    private static long Milliseconds(long ticks)
    {
        var (whole, rest) = Math.DivRem(ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMillisecond);
        return rest < 0 ? whole - 1 : whole;
    }

    /// <summary>Leaves each item once. Most lists are short; a group of ten thousand members is not.</summary>
    private static void LeaveOnce<T>(List<T> list)
        where T : struct, IEquatable<T>
    {
        const int Short = 12;
        if (list.Count > Short)
        {
            var seen = new HashSet<T>(list.Count);
            list.RemoveAll(item => !seen.Add(item));
            return;
        }
        for (var i = list.Count - 1; i > 0; i--)
        {
            if (list.IndexOf(list[i]) < i)
                list.RemoveAt(i);
        }
    }

    private void Add(SearchValue value)
    {
        switch (value)
        {
            case SearchValue.Token token:
                AddToken(token);
                break;
            case SearchValue.String text:
                AddString(text);
                break;
            case SearchValue.Date date:
                Dates.Add(new DateDraft(date.Parameter, Low(date.Low), High(date.High)));
                break;
            case SearchValue.Number number:
                Numbers.Add(new NumberDraft(number.Parameter, (double)number.Value, null, null));
                break;
            case SearchValue.Quantity quantity:
                AddQuantity(quantity);
                break;
            case SearchValue.Reference reference:
                AddReference(reference);
                break;
            case SearchValue.Uri uri:
                Tokens.Add(new KeyDraft(uri.Parameter, null, Code(uri.Value)));
                break;
        }
    }

    private void AddToken(SearchValue.Token token)
    {
        if (token.Code is not null || token.System is not null)
        {
            var code = Code(token.Code ?? "");
            Tokens.Add(new KeyDraft(token.Parameter, token.System, code));
            if (token.Text is { Length: > 0 } text)
                Displays.Add(new DisplayDraft(token.System, code, TextFold.Fold(text)));
        }
        else if (token.Text is { Length: > 0 } alone)
        {
            // Text without a code: kept under a parameter of its own, so that only :text finds it.
            Tokens.Add(new KeyDraft(token.Parameter + ":text", null, TextFold.Fold(alone)));
        }
    }

    private void AddString(SearchValue.String text)
    {
        var folded = TextFold.Fold(text.Value);
        var exact = text.Value.Length > TextFold.Longest ? text.Value[..TextFold.Longest] : text.Value;
        if (folded.Length > 0)
            Strings.Add(new StringDraft(text.Parameter, folded, exact));
    }

    private void AddQuantity(SearchValue.Quantity quantity)
    {
        Numbers.Add(new NumberDraft(quantity.Parameter, (double)quantity.Value, quantity.System, quantity.Code ?? quantity.Unit));
        if (quantity.Code is not null && quantity.Unit is not null && quantity.Unit != quantity.Code)
            Numbers.Add(new NumberDraft(quantity.Parameter + ":unit", (double)quantity.Value, null, quantity.Unit));
        if (quantity.CanonicalValue is { } value)
            Numbers.Add(new NumberDraft(quantity.Parameter + ":canonical", (double)value, null, quantity.CanonicalCode));
    }

    private void AddReference(SearchValue.Reference reference)
    {
        if (reference.TargetType is { Length: > 0 } type && reference.TargetId is { Length: > 0 } id)
        {
            References.Add(new KeyDraft(reference.Parameter, type, id));
        }
        else if (reference.Url is { Length: > 0 } url)
        {
            References.Add(new KeyDraft(reference.Parameter, "", Code(url)));
            if (url.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar)
                References.Add(new KeyDraft(reference.Parameter, "", Code(url[..bar])));
        }
        if (reference.IdentifierValue is { Length: > 0 } value)
            Tokens.Add(new KeyDraft(reference.Parameter + ":identifier", reference.IdentifierSystem, Code(value)));
    }

    private void AddComposites(List<SearchValue> values)
    {
        foreach (var first in values)
        {
            if (first.Part != 0)
                continue;
            foreach (var second in values)
            {
                if (second.Part == 1 && second.Group == first.Group && second.Parameter == first.Parameter)
                    AddComposite(first, second, values);
            }
        }
    }

    private void AddComposite(SearchValue first, SearchValue second, List<SearchValue> values)
    {
        var third = values.FindAll(v => v.Part == 2 && v.Group == first.Group && v.Parameter == first.Parameter);
        if (third.Count == 0)
            Composites.Add(new CompositeDraft(first.Parameter, first, second));
        foreach (var value in third)
            Composites.Add(new CompositeDraft(first.Parameter, first, second, value));
    }

    private void PlaceInChart(string type, string? patient)
    {
        Patient = patient;
        if (ChartShape.Of(type) is not { } shape)
            return;
        if (References.Find(r => r.Parameter == shape.Patient && r.Space == "Patient").Text is not { } subject)
            return;
        Patient = subject;
        InChart = true;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Parameter == shape.Code)
                ChartCodes.Add(i);
        }
        foreach (var date in Dates)
        {
            if (date.Parameter == shape.Date && date.Low > long.MinValue + 1 && !(ChartTime >= date.Low))
                ChartTime = date.Low;
        }
    }
}
