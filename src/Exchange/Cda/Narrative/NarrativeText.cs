using System.Text;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Narrative;

/// <summary>The plain text of a piece of narrative: white space collapsed, table cells and blocks apart.</summary>
internal static class NarrativeText
{
    private static readonly string[] Blocks = ["paragraph", "item", "tr", "br", "table", "list", "caption", "p", "div", "li"];

    public static string Of(CdaElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        var lines = text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }

    private static void Append(CdaElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes)
        {
            if (node.Text is { } words)
            {
                AppendCollapsed(words, text);
            }
            else if (node.Element is { } child)
            {
                if (child.Name is "td" or "th")
                    AppendCollapsed(" ", text);
                else if (Array.IndexOf(Blocks, child.Name) >= 0)
                    text.Append('\n');
                Append(child, text);
                if (Array.IndexOf(Blocks, child.Name) >= 0)
                    text.Append('\n');
            }
        }
    }

    private static void AppendCollapsed(string words, StringBuilder text)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                text.Append(' ');
        }
    }
}
