using System.Collections.Frozen;

namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>
/// A parsed CDA document, or a fragment of one (a section, an entry, a header part). Immutable after parsing.
/// </summary>
public sealed class CdaDocument
{
    private static readonly FrozenSet<string> Header = FrozenSet.Create(
        "recordTarget", "author", "custodian", "legalAuthenticator", "authenticator", "dataEnterer", "informant",
        "informationRecipient", "participant", "documentationOf", "componentOf", "relatedDocument", "inFulfillmentOf",
        "serviceEvent", "encompassingEncounter", "encounterParticipant", "performer", "assignedAuthor", "assignedEntity",
        "participantRole", "authorization", "patientRole", "patient", "name", "addr", "telecom", "time", "effectiveTime", "id");

    private static readonly FrozenSet<string> Body = FrozenSet.Create(
        "component", "structuredBody", "nonXMLBody", "section", "entry", "entryRelationship", "act", "observation", "organizer",
        "substanceAdministration", "supply", "procedure", "encounter", "observationMedia", "regionOfInterest",
        "manufacturedProduct", "externalDocument", "reference", "precondition", "criterion", "specimen", "text", "code", "value");

    private readonly Lazy<Dictionary<string, CdaElement>> narrative;

    internal CdaDocument(CdaElement root, ReadOnlyMemory<byte> source)
    {
        Root = root;
        Source = source;
        narrative = new Lazy<Dictionary<string, CdaElement>>(IndexNarrative);
    }

    /// <summary><c>ClinicalDocument</c>, the fragment's element, or <c>fragments</c> over several.</summary>
    public CdaElement Root { get; }

    /// <summary>The bytes that were parsed.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    /// <summary>False for a fragment; so is a published example with nothing of a header but the part that it shows.</summary>
    public bool IsWhole => Root.Name == "ClinicalDocument"
        && (Root.Child("recordTarget") ?? Root.Child("typeId") ?? Root.Child("custodian")) is not null;

    /// <summary>The body of a document that is not structured (a scan, a PDF, plain text), or null.</summary>
    public CdaElement? NonXmlBody => Root.Name == "nonXMLBody" ? Root : Root.Child("nonXMLBody") ?? Root.At("component", "nonXMLBody");

    /// <summary>The sections at the top of the body, in order.</summary>
    public IEnumerable<CdaElement> Sections => SectionsUnder(Root);

    /// <summary>The element that carries <c>ID</c> in a narrative block, or null. A leading # is ignored.</summary>
    public CdaElement? Referenced(string reference) => narrative.Value.GetValueOrDefault(reference.TrimStart('#'));

    internal static bool KnowsRoot(string name) => name == "ClinicalDocument" || Header.Contains(name) || Body.Contains(name);

    internal static IEnumerable<CdaElement> SectionsUnder(CdaElement element)
    {
        if (element.Name == "section")
        {
            yield return element;
            yield break;
        }
        foreach (var child in element.Elements)
        {
            if (child.Name is "component" or "structuredBody" or "section")
            {
                foreach (var section in SectionsUnder(child))
                    yield return section;
            }
        }
    }

    private Dictionary<string, CdaElement> IndexNarrative()
    {
        var index = new Dictionary<string, CdaElement>(StringComparer.Ordinal);
        foreach (var element in Root.Descendants())
        {
            if (element["ID"] is { } id)
                index.TryAdd(id, element);
        }
        return index;
    }
}
