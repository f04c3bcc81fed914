using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Search;

namespace Chartroom.Store.Writing;

/// <summary>References that name their target by a search, such as <c>Patient?identifier=a|b</c>. Source: FHIR R4 §3.1.0.11.3.</summary>
internal static class ConditionalReferences
{
    public static List<string> In(ResourceDocument document)
    {
        var found = new List<string>();
        Collect(document.Root, found);
        return found;
    }

    public static Parsed<SearchQuery> Query(string reference)
    {
        var mark = reference.IndexOf('?', StringComparison.Ordinal);
        return SearchQuery.Parse(reference[..mark], SearchParser.Pairs(reference[(mark + 1)..]));
    }

    private static void Collect(Element element, List<string> found)
    {
        switch (element.Kind)
        {
            case ElementKind.Object:
                foreach (var member in element.Members)
                    Collect(member, found);
                break;
            case ElementKind.Array:
                foreach (var item in element.Items)
                    Collect(item, found);
                break;
            case ElementKind.String when element.Name.SequenceEqual("reference"u8) && element.Raw.Contains((byte)'?'):
                // Only Type?parameters: an address with a path is a literal reference.
                if (element.Text is { } text && text[..text.IndexOf('?', StringComparison.Ordinal)].All(char.IsAsciiLetter))
                    found.Add(text);
                break;
        }
    }
}
