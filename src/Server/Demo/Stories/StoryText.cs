namespace Chartroom.Server.Demo.Stories;

/// <summary>A text of a story, cut at its placeholders once, because it is told many thousand times.</summary>
internal sealed class StoryText
{
    /// <summary>One piece: words as they are, or the name of a placeholder, with its wordings when it has several.</summary>
    internal readonly record struct Piece(string Text, bool IsPlaceholder, string[]? Wordings);

    private StoryText(Piece[] pieces, int length) => (Pieces, Length) = (pieces, length);

    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>About as long as the filled text.</summary>
    public int Length { get; }

    public static StoryText Of(string text)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                pieces.Add(new Piece(text[at..], false, null));
                break;
            }
            if (open > at)
                pieces.Add(new Piece(text[at..open], false, null));
            var name = text[(open + 1)..close];
            pieces.Add(new Piece(name, true, name.Contains('|', StringComparison.Ordinal) ? name.Split('|') : null));
            at = close + 1;
        }
        return new StoryText([.. pieces], text.Length + 64);
    }
}
