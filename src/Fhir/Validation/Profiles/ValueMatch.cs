using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Compares an element with a fixed value (the same in all parts) or a pattern (at least those parts).
/// Source: FHIR R4 ElementDefinition.fixed[x], ElementDefinition.pattern[x].
/// </summary>
internal static class ValueMatch
{
    /// <summary>True when the element has the fixed value, no more and no less; ids and extensions beside it are not part of it.</summary>
    public static bool IsFixed(in PathValue actual, FixedValue wanted) => First(actual.Element, wanted.Value, exact: true) is null;

    /// <summary>True when everything in the pattern is in the element.</summary>
    public static bool HasPattern(in PathValue actual, FixedValue wanted) => First(actual.Element, wanted.Value, exact: false) is null;

    /// <summary>The first node where the element departs from the wanted value, with what is wrong; null when it does not.</summary>
    public static (Element At, string Why)? First(Element actual, Element wanted, bool exact)
    {
        if (!actual.Exists)
            return (actual, "a part that is asked for is missing");
        if (actual.Kind != wanted.Kind)
            return wanted.Kind is ElementKind.Array || actual.Kind is ElementKind.Array ? FirstOfItems(actual, wanted, exact) : (actual, "the value is another");
        return actual.Kind switch
        {
            ElementKind.Object => FirstOfMembers(actual, wanted, exact),
            ElementKind.Array => FirstOfItems(actual, wanted, exact),
            ElementKind.String => actual.Raw.SequenceEqual(wanted.Raw) || actual.Text == wanted.Text ? null : (actual, "the value is another"),
            ElementKind.Number => SameNumber(actual, wanted) ? null : (actual, "the value is another"),
            _ => null,
        };
    }

    /// <summary>The members of an object that a fixed value does not have.</summary>
    public static List<int> Extra(Element actual, Element wanted)
    {
        var extra = new List<int>();
        foreach (var member in actual.Members)
        {
            if (!IsAside(member) && !wanted[member.Name].Exists)
                extra.Add(member.Index);
        }
        return extra;
    }

    /// <summary>Ids and extensions are no part of a fixed value.</summary>
    private static bool IsAside(Element member) =>
        member.Name.SequenceEqual("id"u8) || member.Name.SequenceEqual("extension"u8) || (!member.Name.IsEmpty && member.Name[0] == '_');

    private static bool SameNumber(Element a, Element b) =>
        a.Raw.SequenceEqual(b.Raw) || (PathValue.TryDecimal(a.Raw, out var x) && PathValue.TryDecimal(b.Raw, out var y) && x == y);

    private static (Element, string)? FirstOfMembers(Element actual, Element wanted, bool exact)
    {
        foreach (var member in wanted.Members)
        {
            var own = actual[member.Name];
            if (!own.Exists)
                return (actual, $"'{ElementPaths.Named(member.Name)}' is asked for and missing");
            if (First(own, member, exact) is { } different)
                return different.At.Exists ? different : (actual, different.Why);
        }
        if (!exact)
            return null;
        foreach (var member in actual.Members)
        {
            if (!IsAside(member) && !wanted[member.Name].Exists)
                return (member, "the fixed value does not have this part");
        }
        return null;
    }

    private static (Element, string)? FirstOfItems(Element actual, Element wanted, bool exact)
    {
        if (exact)
            return FirstInOrder(actual, wanted);
        foreach (var item in wanted.Items)
        {
            var found = false;
            foreach (var own in actual.Items)
                found = found || First(own, item, exact: false) is null;
            if (!found)
                return (actual, "no item has what is asked for");
        }
        return null;
    }

    private static (Element, string)? FirstInOrder(Element actual, Element wanted)
    {
        var others = wanted.Items;
        foreach (var own in actual.Items)
        {
            if (!others.MoveNext())
                return (own, "the fixed value does not have this item");
            if (First(own, others.Current, exact: true) is { } different)
                return different;
        }
        return others.MoveNext() ? (actual, "an item of the fixed value is missing") : null;
    }
}
