using System.Text;
using Chartroom.Server.Records.Documents;

namespace Chartroom.Server.Coding.Documents;

/// <summary>
/// The text of a document as one string, and where each line of its blocks stands in it. Evidence names places in this
/// string, so it is made the same way whenever a version is read.
/// </summary>
public sealed class NoteText
{
    private NoteText(string text, IReadOnlyList<NoteBlock> blocks)
    {
        Text = text;
        Blocks = blocks;
    }

    public string Text { get; }

    public IReadOnlyList<NoteBlock> Blocks { get; }

    public static NoteText Of(IReadOnlyList<TextBlock> blocks)
    {
        var text = new StringBuilder();
        var placed = new List<NoteBlock>();
        foreach (var block in blocks)
        {
            NoteLine? heading = null;
            if (block.Heading.Length > 0)
            {
                heading = new NoteLine(text.Length, block.Heading);
                // The colon tells the reader of notes that a section begins.
                text.Append(block.Heading).Append(":\n");
            }
            var lines = new List<NoteLine>();
            foreach (var line in block.Lines)
            {
                lines.Add(new NoteLine(text.Length, line));
                text.Append(line).Append('\n');
            }
            placed.Add(new NoteBlock(heading, lines));
        }
        return new NoteText(text.ToString(), placed);
    }

    /// <summary>True when the words stand at that place.</summary>
    public bool Holds(int start, int end, string quote) =>
        start >= 0 && end > start && end <= Text.Length && Text.AsSpan(start, end - start).SequenceEqual(quote);

    /// <summary>The sentence or line around a place, for showing a code's evidence in a list.</summary>
    public (int Start, int End) SentenceAround(int start, int end)
    {
        const int Most = 240;
        var from = start;
        while (from > 0 && start - from < Most && !IsBreak(from - 1))
            from--;
        var to = end;
        while (to < Text.Length && to - end < Most && !IsBreak(to))
            to++;
        while (from < start && char.IsWhiteSpace(Text[from]))
            from++;
        return (from, to);
    }

    private bool IsBreak(int at) => Text[at] == '\n' || (Text[at] is '.' or ';' && at + 1 < Text.Length && char.IsWhiteSpace(Text[at + 1]));
}

/// <summary>A block of a document: its heading, if it has one, and its lines.</summary>
public sealed record NoteBlock(NoteLine? Heading, IReadOnlyList<NoteLine> Lines);

/// <summary>A line and where it begins in the whole text.</summary>
public sealed record NoteLine(int Start, string Text);
