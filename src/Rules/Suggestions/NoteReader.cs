namespace Chartroom.Rules.Suggestions;

/// <summary>A word of a note: its stem and where it stands, in UTF-16 units.</summary>
internal readonly record struct NoteWord(string Stem, int Start, int Length);

/// <summary>One sentence: its words, its section, and whether it ends a list item or a full sentence.</summary>
internal sealed record NoteSentence(NoteSection Section, IReadOnlyList<NoteWord> Words);

/// <summary>
/// Cuts a note into sentences of words with their places. A line break ends a sentence only where a list item, a heading or an
/// empty line follows, for notes are wrapped at any width.
/// </summary>
internal static class NoteReader
{
    public static List<NoteSentence> Sentences(string text)
    {
        var sentences = new List<NoteSentence>();
        var section = NoteSection.Body;
        var words = new List<NoteWord>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            var line = text.AsSpan(at, end - at);
            var opened = NoteSections.Opened(line);
            if (opened is not null || StartsItem(line))
                words = Close(sentences, section, words);
            section = opened?.Section ?? section;
            for (var from = (opened?.Length ?? 0) + ListMark(line[(opened?.Length ?? 0)..]); from < line.Length;)
            {
                var stop = SentenceEnd(line, from);
                AddWords(text, at + from, Math.Min(at + stop, end), words);
                if (stop <= line.Length - 1)
                    words = Close(sentences, section, words);
                from = stop + 1;
            }
            at = end + 1;
        }
        Close(sentences, section, words);
        return sentences;
    }

    private static List<NoteWord> Close(List<NoteSentence> sentences, NoteSection section, List<NoteWord> words)
    {
        if (words.Count == 0)
            return words;
        sentences.Add(new NoteSentence(section, words));
        return [];
    }

    /// <summary>The length of a list number ("2. ", "3) ") at the start; 0 when there is none.</summary>
    private static int ListMark(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && (line[at] is ' ' or '\t'))
            at++;
        var digits = at;
        while (at < line.Length && char.IsDigit(line[at]))
            at++;
        return at > digits && at < line.Length && (line[at] is '.' or ')') ? at + 1 : 0;
    }

    private static bool StartsItem(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimStart();
        return trimmed.Length == 0 || trimmed[0] is '-' or '*' or '•' || (char.IsDigit(trimmed[0]) && trimmed.Length > 1 && trimmed[1] is '.' or ')');
    }

    /// <summary>Where the sentence that begins at a place ends: a full stop or semicolon before white space, or the line's end.</summary>
    private static int SentenceEnd(ReadOnlySpan<char> line, int from)
    {
        for (var i = from; i < line.Length; i++)
        {
            var ends = line[i] is ';' or '!' or '?' || (line[i] == '.' && (i + 1 == line.Length || line[i + 1] is ' ' or '\r') && !IsAbbreviation(line, i));
            if (ends)
                return i;
        }
        return line.Length;
    }

    // "Dr." and "vs." do not end a sentence, nor does the full stop after a list number.
    private static bool IsAbbreviation(ReadOnlySpan<char> line, int dot)
    {
        var start = dot;
        while (start > 0 && char.IsLetterOrDigit(line[start - 1]))
            start--;
        var word = line[start..dot];
        return word.Length <= 2 && (word.Length == 0 || char.IsDigit(word[0]) || word is "Dr" or "Mr" or "Ms" or "vs" or "St" or "E" or "S");
    }

    private static void AddWords(string text, int from, int to, List<NoteWord> words)
    {
        to = Math.Min(to, text.Length);
        for (var i = from; i < to;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < to && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && i + 1 < to && char.IsLetter(text[i + 1]))))
                i++;
            var cut = text.AsSpan(start, i - start);
            foreach (var stem in Terminology.Words.Of(cut.ToString()))
                words.Add(new NoteWord(stem, start, i - start));
            if (Terminology.Words.IsEmpty(cut.ToString().ToLowerInvariant()))
                words.Add(new NoteWord("", start, i - start));
        }
    }
}
