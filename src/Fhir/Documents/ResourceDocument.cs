using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Documents;

/// <summary>
/// One FHIR resource: its UTF-8 JSON, kept to the byte, and an index of its nodes made in one pass. Immutable and
/// safe to share between threads; reading never copies the text.
/// Source: FHIR R4 §2.6.2 JSON representation of resources.
/// </summary>
public sealed class ResourceDocument
{
    private Node[]? nodes;

    private ResourceDocument(ReadOnlyMemory<byte> utf8, Node[]? nodes)
    {
        Utf8 = utf8;
        this.nodes = nodes;
    }

    /// <summary>The resource as it was given, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public Element Root => new(this, 0);

    /// <summary>The resource's type, such as <c>Patient</c>; empty when the document has none.</summary>
    public string ResourceType => Root["resourceType"u8].Text ?? "";

    /// <summary>The logical id; empty when the document has none.</summary>
    public string Id => Root["id"u8].Text ?? "";

    internal ReadOnlySpan<Node> Nodes => nodes ?? ReadNodes();

    /// <summary>Where the nodes stood in the XML that the document was read from; null for JSON.</summary>
    internal SourcePlaces? Places { get; private init; }

    /// <summary>
    /// Reads one JSON object. Fails with line, column and element path on malformed JSON, on a root that is not an
    /// object, on a duplicate property and on nesting deeper than <see cref="DocumentLimits.Depth"/>.
    /// </summary>
    public static Parsed<ResourceDocument> Parse(ReadOnlyMemory<byte> utf8, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
        if (utf8.Length > limits.Bytes)
            return Issue.Fatal("too-long", $"The document has {utf8.Length} bytes; the limit is {limits.Bytes}.");
        return DocumentParser.Read(utf8, limits, out var nodes) is { } issue ? issue : new ResourceDocument(utf8, nodes);
    }

    /// <summary>
    /// Text that this program wrote itself. It is read when somebody first looks into it: much of what is stored is only sent
    /// on. Malformed JSON, which would be a bug, throws <see cref="InvalidDataException"/> then.
    /// </summary>
    public static ResourceDocument Trusted(ReadOnlyMemory<byte> utf8) => new(utf8, null);

    /// <summary>
    /// A part of a larger document (the resource of a bundle's entry, a contained resource) as a document of its own; the
    /// text is shared and not read again.
    /// </summary>
    public static ResourceDocument Part(Element element)
    {
        if (element.Document is not { } whole || element.Kind != ElementKind.Object)
            throw new ArgumentException("Only an object can be a document.", nameof(element));
        var (first, start) = (element.Index, whole.Nodes[element.Index].Start);
        var part = whole.Nodes[first..whole.Nodes[first].Next].ToArray();
        for (var i = 0; i < part.Length; i++)
        {
            part[i].Start -= start;
            // Items of an array have no name, and no place of one that could be moved.
            if (part[i].NameLength > 0)
                part[i].NameStart -= start;
            else
                part[i].NameStart = 0;
            part[i].Next -= first;
        }
        (part[0].NameStart, part[0].NameLength) = (0, 0);
        return new ResourceDocument(element.RawMemory, part);
    }

    /// <summary>What was read of a text that is no whole document; for naming the place where it broke.</summary>
    internal static ResourceDocument Broken(ReadOnlyMemory<byte> utf8, Node[] nodes) => new(utf8, nodes);

    /// <summary>The same document with the places of its nodes in the text it was made from.</summary>
    internal ResourceDocument From(SourcePlaces places) => new(Utf8, nodes) { Places = places };

    public override string ToString() => $"{ResourceType}/{Id}";

    /// <summary>Two threads that come at once read it twice, with the same result.</summary>
    private Node[] ReadNodes()
    {
        if (DocumentParser.Read(Utf8, DocumentLimits.Default, out var read) is { } issue)
            throw new InvalidDataException($"A stored document is damaged: {issue.Text}");
        return nodes = read;
    }
}

/// <summary>What a document may be at most. Depth counts nested objects and arrays; bytes the whole text.</summary>
public sealed record DocumentLimits(int Depth, int Bytes)
{
    public static DocumentLimits Default { get; } = new(Depth: 128, Bytes: 256 * 1024 * 1024);
}
