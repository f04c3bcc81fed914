using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Chartroom.Server.Records.Documents;

/// <summary>
/// Reads HTML, XHTML narrative and C-CDA as a person reads them: headings and lines of text. A scanner of tags and not a
/// parser: a broken document still shows its text, no entity is resolved but the character ones, and nothing is fetched.
/// Of a C-CDA only section titles and narrative blocks are read, which is what its author signed.
/// Source: HL7 CDA R2 §1.3 human readability.
/// </summary>
public static class MarkupText
{
    private static readonly FrozenSet<string> Headings = new[] { "title", "h1", "h2", "h3", "h4", "h5", "h6", "caption" }.ToFrozenSet();

    private static readonly FrozenSet<string> Breaks = new[]
    {
        "br", "p", "div", "li", "tr", "ul", "ol", "table", "paragraph", "item", "list", "section", "content-block", "hr", "pre", "tbody", "thead",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Unread = new[] { "script", "style", "head", "template" }.ToFrozenSet();

    /// <summary>The blocks of a document; a C-CDA is known by its root element.</summary>
    public static IReadOnlyList<TextBlock> Read(string markup)
    {
        var blocks = new Blocks();
        var cda = markup.Contains("<ClinicalDocument", StringComparison.Ordinal) || markup.Contains(":ClinicalDocument", StringComparison.Ordinal);
        var (narrative, skipped, heading) = (0, "", false);
        for (var i = 0; i < markup.Length;)
        {
            var open = markup.IndexOf('<', i);
            var text = open < 0 ? markup[i..] : markup[i..open];
            if (skipped.Length == 0 && (!cda || narrative > 0 || heading))
                blocks.Text(WebUtility.HtmlDecode(text));
            if (open < 0)
                break;
            if (markup.AsSpan(open).StartsWith("<!--"))
            {
                i = After(markup, "-->", open);
                continue;
            }
            var end = markup.IndexOf('>', open);
            if (end < 0)
                break;
            i = end + 1;
            var (name, closing, empty) = Tag(markup.AsSpan(open + 1, end - open - 1));
            if (skipped.Length > 0)
            {
                if (closing && name == skipped)
                    skipped = "";
                continue;
            }
            if (Unread.Contains(name) && !closing && !empty)
                skipped = name;
            else if (name == "text" && cda && !empty)
                narrative += closing ? -1 : 1;
            else if (Headings.Contains(name) && !empty && (!cda || name == "title"))
                heading = Heading(blocks, closing);
            else if (Breaks.Contains(name))
                blocks.Break();
            else if (name is "td" or "th" && !closing)
                blocks.Cell();
        }
        return blocks.Close();
    }

    private static bool Heading(Blocks blocks, bool closing)
    {
        if (closing)
            blocks.EndHeading();
        else
            blocks.StartHeading();
        return !closing;
    }

    private static int After(string text, string mark, int from)
    {
        var at = text.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + mark.Length;
    }

    private static (string Name, bool Closing, bool Empty) Tag(ReadOnlySpan<char> tag)
    {
        var closing = tag.StartsWith('/');
        var body = closing ? tag[1..] : tag;
        var end = body.IndexOfAny([' ', '\t', '\r', '\n', '/']);
        var name = end < 0 ? body : body[..end];
        var prefix = name.IndexOf(':');
        return (name[(prefix + 1)..].ToString().ToLowerInvariant(), closing, tag.EndsWith('/'));
    }

    private sealed class Blocks
    {
        private readonly List<TextBlock> done = [];
        private readonly List<string> lines = [];
        private readonly StringBuilder line = new();
        private string heading = "";

        public void Text(string text)
        {
            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c))
                    line.Append(c);
                else if (line.Length > 0 && line[^1] is not (' ' or '\t'))
                    line.Append(' ');
            }
        }

        public void Cell()
        {
            if (line.Length > 0)
                line.Append(line[^1] == ' ' ? "\t" : " \t");
        }

        public void Break()
        {
            var text = line.ToString().Trim();
            line.Clear();
            if (text.Length > 0)
                lines.Add(text.Replace(" \t", "  |  ", StringComparison.Ordinal).Replace("\t", "  |  ", StringComparison.Ordinal));
        }

        public void StartHeading()
        {
            Finish();
        }

        public void EndHeading()
        {
            heading = line.ToString().Trim();
            line.Clear();
        }

        public List<TextBlock> Close()
        {
            Finish();
            return done;
        }

        private void Finish()
        {
            Break();
            if (heading.Length > 0 || lines.Count > 0)
                done.Add(new TextBlock(heading, [.. lines]));
            heading = "";
            lines.Clear();
        }
    }
}

/// <summary>A heading (may be empty) and the lines under it.</summary>
public sealed record TextBlock(string Heading, IReadOnlyList<string> Lines);
