using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>Deep comparison of structures: child by child, by name; primitives by value.</summary>
internal static class Nodes
{
    public static bool? Equal(in PathValue a, in PathValue b, bool loose)
    {
        if (!a.IsNode || !b.IsNode)
            return false;
        if (a.Document is { } document && ReferenceEquals(document, b.Document) && a.Index == b.Index && a.SiblingIndex == b.SiblingIndex)
            return true;
        return Same(a.Element, b.Element, loose) && (loose || Same(a.Sibling, b.Sibling, loose));
    }

    private static bool Same(Element a, Element b, bool loose)
    {
        if (a.Kind != b.Kind)
            return false;
        switch (a.Kind)
        {
            case ElementKind.Object:
                return SameMembers(a, b, loose);
            case ElementKind.Array:
                return loose ? SameSet(a, b) : SameSequence(a, b);
            case ElementKind.String:
                return loose ? Equality.TextAlike(a.Text!, b.Text!) : a.Raw.SequenceEqual(b.Raw) || a.Text == b.Text;
            case ElementKind.Number:
                return PathValue.TryDecimal(a.Raw, out var x) && PathValue.TryDecimal(b.Raw, out var y)
                    && (loose ? Equality.NumbersAlike(x, y) : x == y);
            default:
                return true;
        }
    }

    private static bool SameMembers(Element a, Element b, bool loose)
    {
        var count = 0;
        foreach (var member in a.Members)
        {
            count++;
            if (!Same(member, b[member.Name], loose))
                return false;
        }
        foreach (var _ in b.Members)
            count--;
        return count == 0;
    }

    private static bool SameSequence(Element a, Element b)
    {
        var others = b.Items;
        foreach (var item in a.Items)
        {
            if (!others.MoveNext() || !Same(item, others.Current, loose: false))
                return false;
        }
        return !others.MoveNext();
    }

    private static bool SameSet(Element a, Element b)
    {
        var rest = new List<Element>();
        foreach (var item in b.Items)
            rest.Add(item);
        foreach (var item in a.Items)
        {
            var match = rest.FindIndex(r => Same(item, r, loose: true));
            if (match < 0)
                return false;
            rest.RemoveAt(match);
        }
        return rest.Count == 0;
    }
}
