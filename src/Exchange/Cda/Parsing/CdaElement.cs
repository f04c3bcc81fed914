namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>
/// One element of a CDA document with its place in the file. Attribute names keep only their local part, so that
/// <c>xsi:type</c> is read as <c>type</c>; a name of the SDTC extension namespace stands under <c>sdtc:name</c>.
/// </summary>
public sealed class CdaElement
{
    private List<CdaNode>? nodes;
    private List<KeyValuePair<string, string>>? attributes;

    internal CdaElement(string name, CdaElement? parent, int line, int column)
    {
        Name = name;
        Parent = parent;
        LineNumber = line;
        Column = column;
    }

    /// <summary>The local name; with prefix <c>sdtc:</c> for the SDTC extension, <c>other:</c> for foreign namespaces.</summary>
    public string Name { get; }

    public CdaElement? Parent { get; }

    /// <summary>Line of the start tag in the file, from 1.</summary>
    public int LineNumber { get; }

    /// <summary>Column of the start tag in the file, from 1.</summary>
    public int Column { get; }

    /// <summary>Mixed content in document order.</summary>
    public IReadOnlyList<CdaNode> Nodes => nodes ?? (IReadOnlyList<CdaNode>)[];

    public IReadOnlyList<KeyValuePair<string, string>> Attributes => attributes ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    /// <summary>The attribute's value trimmed, or null when it is absent or blank.</summary>
    public string? this[string attribute]
    {
        get
        {
            if (attributes is null)
                return null;
            foreach (var (name, value) in attributes)
            {
                if (name == attribute)
                    return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
            }
            return null;
        }
    }

    /// <summary>The child elements.</summary>
    public IEnumerable<CdaElement> Elements
    {
        get
        {
            foreach (var node in Nodes)
            {
                if (node.Element is { } element)
                    yield return element;
            }
        }
    }

    public bool HasElements => Elements.Any();

    /// <summary>The directly contained text, trimmed; null when there is none.</summary>
    public string? Text
    {
        get
        {
            var text = string.Concat(Nodes.Select(n => n.Text)).Trim();
            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>The directly contained text in one line, runs of white space as one space; null when there is none.</summary>
    public string? Line => Text is { } text ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;

    /// <summary>True when the element is there only to say that its value is not.</summary>
    public bool IsNull => this["nullFlavor"] is not null;

    /// <summary>The first child of that name, or null.</summary>
    public CdaElement? Child(string name)
    {
        if (nodes is null)
            return null;
        foreach (var node in nodes)
        {
            if (node.Element is { } element && element.Name == name)
                return element;
        }
        return null;
    }

    /// <summary>The element reached by a path of child names, or null.</summary>
    public CdaElement? At(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var step in path)
        {
            at = at?.Child(step);
        }
        return at;
    }

    public IEnumerable<CdaElement> Children(string name) => Elements.Where(e => e.Name == name);

    /// <summary>This element and all below it, in document order.</summary>
    public IEnumerable<CdaElement> Descendants()
    {
        var stack = new Stack<CdaElement>();
        stack.Push(this);
        while (stack.TryPop(out var element))
        {
            yield return element;
            for (var i = element.Nodes.Count - 1; i >= 0; i--)
            {
                if (element.Nodes[i].Element is { } child)
                    stack.Push(child);
            }
        }
    }

    /// <summary>The <c>templateId</c> roots that the element claims.</summary>
    public IEnumerable<string> Templates => Children("templateId").Select(t => t["root"]).OfType<string>();

    public bool HasTemplate(string root) => Templates.Contains(root);

    public override string ToString() => Place.Of(this);

    internal void Add(CdaElement child) => (nodes ??= []).Add(new CdaNode(child, null));

    internal void Add(string text) => (nodes ??= []).Add(new CdaNode(null, text));

    internal void AddAttribute(string name, string value) => (attributes ??= []).Add(new(name, value));
}

/// <summary>A piece of an element's content: an element or text, never both.</summary>
public readonly record struct CdaNode(CdaElement? Element, string? Text);
