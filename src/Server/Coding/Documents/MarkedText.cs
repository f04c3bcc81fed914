using Chartroom.Server.Coding.Abstracts;

namespace Chartroom.Server.Coding.Documents;

/// <summary>Cuts a document's lines into pieces at the marks: suggestions, and the evidence of codes. Pure.</summary>
internal static class MarkedText
{
    /// <summary>A stretch of the text that is marked. Evidence goes before a suggestion at the same place.</summary>
    public readonly record struct Mark(int Start, int End, int Suggestion, SuggestionState State, string Code);

    /// <summary>The marks of a document, in order, none over another: the first at a place wins.</summary>
    public static IReadOnlyList<Mark> Marks(string document, long version, AbstractCodes codes, IReadOnlyList<SuggestedCode> suggestions)
    {
        var marks = new List<Mark>();
        var numbers = suggestions.ToDictionary(s => s.Code, s => s.Number);
        foreach (var (code, words) in Cited(codes).Where(c => c.Words.Document == document && c.Words.Version == version))
            marks.Add(new Mark(words.Start, words.End, numbers.GetValueOrDefault(code), SuggestionState.Coded, code));
        foreach (var suggestion in suggestions)
        {
            foreach (var mention in suggestion.Mentions.Where(m => m.Words.Document == document && m.Words.Version == version))
                marks.Add(new Mark(mention.Words.Start, mention.Words.End, suggestion.Number, suggestion.State, ""));
        }
        var kept = new List<Mark>();
        foreach (var mark in marks.OrderBy(m => m.Start).ThenByDescending(m => m.Code.Length > 0).ThenByDescending(m => m.End))
        {
            if (kept.Count == 0 || mark.Start >= kept[^1].End)
                kept.Add(mark);
        }
        return kept;
    }

    public static IReadOnlyList<MarkedBlock> Blocks(NoteText text, IReadOnlyList<Mark> marks) =>
        [.. text.Blocks.Select(b => new MarkedBlock(b.Heading is { } heading ? Line(heading, marks) : null, [.. b.Lines.Select(l => Line(l, marks))]))];

    private static MarkedLine Line(NoteLine line, IReadOnlyList<Mark> marks)
    {
        var (pieces, at, end) = (new List<MarkedPiece>(), line.Start, line.Start + line.Text.Length);
        foreach (var mark in marks)
        {
            if (mark.End <= at || mark.Start >= end)
                continue;
            var (from, to) = (Math.Max(mark.Start, at), Math.Min(mark.End, end));
            if (from > at)
                pieces.Add(new MarkedPiece(Cut(at, from), at, 0, SuggestionState.Open, ""));
            pieces.Add(new MarkedPiece(Cut(from, to), from, mark.Suggestion, mark.State, mark.Code));
            at = to;
        }
        if (at < end || pieces.Count == 0)
            pieces.Add(new MarkedPiece(Cut(at, end), at, 0, SuggestionState.Open, ""));
        return new MarkedLine(pieces);

        string Cut(int from, int to) => line.Text[(from - line.Start)..(to - line.Start)];
    }

    private static IEnumerable<(string Code, Evidence Words)> Cited(AbstractCodes codes) =>
        codes.Diagnoses.SelectMany(d => d.Evidence.Select(e => (d.Code, e))).Concat(codes.Procedures.SelectMany(p => p.Evidence.Select(e => (p.Code, e))));
}
