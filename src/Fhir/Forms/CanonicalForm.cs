using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Forms;

/// <summary>
/// Whether two resources say the same: the order of properties and white space do not matter, the order of lists and the digits
/// of decimals do (<c>1.0</c> is not <c>1.00</c>). A null at the end of a list, which only keeps two lists in step, counts as nothing. Source: FHIR R4 §2.6.2.3 canonical JSON; §2.24.0.1 decimal.
/// </summary>
public static class CanonicalForm
{
    public static bool AreEqual(ResourceDocument a, ResourceDocument b) => Difference(a.Root, b.Root, a.ResourceType) is null;

    /// <summary>The path of the first difference, or null when there is none.</summary>
    public static string? Difference(ResourceDocument a, ResourceDocument b) => Difference(a.Root, b.Root, a.ResourceType);

    private static string? Difference(Element a, Element b, string path)
    {
        if (a.Kind != b.Kind)
            return path;
        switch (a.Kind)
        {
            case ElementKind.Object:
                return Members(a, b, path);
            case ElementKind.Array:
                return Items(a, b, path);
            case ElementKind.String:
                return a.Raw.SequenceEqual(b.Raw) || a.Text == b.Text ? null : path;
            default:
                return a.Raw.SequenceEqual(b.Raw) ? null : path;
        }
    }

    private static string? Members(Element a, Element b, string path)
    {
        foreach (var member in a.Members)
        {
            if (Difference(member, b[member.Name], $"{path}.{System.Text.Encoding.UTF8.GetString(member.Name)}") is { } different)
                return different;
        }
        foreach (var member in b.Members)
        {
            if (!a[member.Name].Exists)
                return $"{path}.{System.Text.Encoding.UTF8.GetString(member.Name)}";
        }
        return null;
    }

    private static string? Items(Element a, Element b, string path)
    {
        var others = b.Items;
        var position = 0;
        foreach (var item in a.Items)
        {
            var other = others.MoveNext() ? others.Current : default;
            if (!other.Exists && item.Kind == ElementKind.Null)
                continue;
            if (Difference(item, other, $"{path}[{position++}]") is { } different)
                return different;
        }
        while (others.MoveNext())
        {
            if (others.Current.Kind != ElementKind.Null)
                return $"{path}[{position}]";
        }
        return null;
    }
}
