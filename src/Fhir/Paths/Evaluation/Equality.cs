using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>Equality and equivalence of values and collections. Source: FHIRPath §6.1 equality.</summary>
internal static class Equality
{
    /// <summary><c>=</c> on collections: null when either is empty, or when a pair cannot be decided.</summary>
    public static bool? Equal(PathList a, PathList b)
    {
        if (a.Count == 0 || b.Count == 0)
            return null;
        if (a.Count != b.Count)
            return false;
        bool? all = true;
        for (var i = 0; i < a.Count; i++)
        {
            var same = Equal(a[i], b[i]);
            if (same == false)
                return false;
            if (same is null)
                all = null;
        }
        return all;
    }

    public static bool? Equal(in PathValue a, in PathValue b)
    {
        if (TryRaw(a, b, out var same))
            return same;
        var hasA = a.TryToSystem(out var x);
        var hasB = b.TryToSystem(out var y);
        if (!hasA || !hasB)
            return Nodes.Equal(a, b, loose: false);
        if (IsNumber(x.Kind) && IsNumber(y.Kind))
            return x.AsDecimal == y.AsDecimal;
        if (IsMoment(x.Kind) && IsMoment(y.Kind))
            return MomentsEqual(x.AsMoment, y.AsMoment);
        if (ToQuantity(x, y) is var (p, q))
            return p.CompareTo(q) is { } order ? order == 0 : p.Code != q.Code && !p.IsComparableTo(q) ? IsUnlike(p, q) : null;
        if (x.Kind != y.Kind)
            return false;
        return x.Kind switch
        {
            PathValueKind.Boolean => x.AsBoolean == y.AsBoolean,
            PathValueKind.String => string.Equals(x.AsString, y.AsString, StringComparison.Ordinal),
            PathValueKind.Type => x.AsType.ToString() == y.AsType.ToString(),
            _ => Nodes.Equal(x, y, loose: false),
        };
    }

    /// <summary><c>~</c> on collections: order does not matter; two empty collections are equivalent.</summary>
    public static bool Equivalent(PathList a, PathList b)
    {
        if (a.Count != b.Count)
            return false;
        var taken = a.Count <= 64 ? 0UL : ulong.MaxValue;
        var used = a.Count <= 64 ? null : new bool[b.Count];
        foreach (ref readonly var value in a.Items)
        {
            var match = -1;
            for (var j = 0; j < b.Count && match < 0; j++)
            {
                var isTaken = used is null ? (taken & (1UL << j)) != 0 : used[j];
                if (!isTaken && Equivalent(value, b[j]))
                    match = j;
            }
            if (match < 0)
                return false;
            if (used is null)
                taken |= 1UL << match;
            else
                used[match] = true;
        }
        return true;
    }

    public static bool Equivalent(in PathValue a, in PathValue b)
    {
        if (!a.TryToSystem(out var x) || !b.TryToSystem(out var y))
            return Nodes.Equal(a, b, loose: true) == true;
        if (IsNumber(x.Kind) && IsNumber(y.Kind))
            return NumbersAlike(x.AsDecimal, y.AsDecimal);
        if (IsMoment(x.Kind) && IsMoment(y.Kind))
            return x.AsMoment.Kind == y.AsMoment.Kind && Moment.Compare(x.AsMoment, y.AsMoment) == 0;
        if (ToQuantity(x, y) is var (p, q))
            return p.Convert(q) is { } value && NumbersAlike(p.Value, value);
        if (x.Kind != y.Kind)
            return false;
        return x.Kind == PathValueKind.String ? TextAlike(x.AsString, y.AsString) : Equal(x, y) == true || Nodes.Equal(x, y, loose: true) == true;
    }

    /// <summary>Equal once rounded to the lesser precision of the two.</summary>
    public static bool NumbersAlike(decimal a, decimal b)
    {
        var digits = Math.Min(Digits(a), Digits(b));
        return Math.Round(a, digits, MidpointRounding.AwayFromZero) == Math.Round(b, digits, MidpointRounding.AwayFromZero);
    }

    /// <summary>Equal but for case and for how much white space parts the words.</summary>
    public static bool TextAlike(string a, string b) => string.Equals(Fold(a), Fold(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>Quantities when either is one; the other may be a number.</summary>
    public static (PathQuantity A, PathQuantity B)? ToQuantity(in PathValue a, in PathValue b)
    {
        if (a.Kind != PathValueKind.Quantity && b.Kind != PathValueKind.Quantity)
            return null;
        return AsQuantity(a) is { } x && AsQuantity(b) is { } y ? (x, y) : null;
    }

    public static PathQuantity? AsQuantity(in PathValue value) => value.Kind switch
    {
        PathValueKind.Quantity => value.AsQuantity,
        _ when IsNumber(value.Kind) => new PathQuantity(value.AsDecimal, "1", false),
        _ => null,
    };

    public static bool IsNumber(PathValueKind kind) =>
        kind is PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal;

    public static bool IsMoment(PathValueKind kind) =>
        kind is PathValueKind.Date or PathValueKind.DateTime or PathValueKind.Time;

    /// <summary>Moments of unequal precision may still be known to differ.</summary>
    private static bool? MomentsEqual(in Moment a, in Moment b)
    {
        if ((a.Kind == MomentKind.Time) != (b.Kind == MomentKind.Time))
            return false;
        return Moment.Compare(a, b) is { } order ? order == 0 : null;
    }

    /// <summary>Units of unlike dimension are unequal; indefinite calendar units stay undecided.</summary>
    private static bool? IsUnlike(PathQuantity a, PathQuantity b) => a.IsCalendar != b.IsCalendar && a.Code == b.Code ? null : false;

    private static bool TryRaw(in PathValue a, in PathValue b, out bool? same)
    {
        same = null;
        var (node, text) = a.IsNode ? (a, b) : (b, a);
        if (!node.IsNode || text.Kind != PathValueKind.String || node.Type is null || SystemKinds.Of(node.Type) != PathValueKind.String)
            return false;
        var element = node.Element;
        if (element.Kind != ElementKind.String || element.IsEscaped)
            return false;
        var raw = element.Raw;
        var literal = text.AsString;
        if (raw.Length < literal.Length)
        {
            same = false;
            return true;
        }
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] > 127 || raw[i] > 127)
                return false;
            if (raw[i] != literal[i])
            {
                same = false;
                return true;
            }
        }
        same = raw.Length == literal.Length;
        return true;
    }

    private static int Digits(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static string Fold(string text) =>
        text.AsSpan().IndexOfAny(" \t\r\n") < 0 ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
