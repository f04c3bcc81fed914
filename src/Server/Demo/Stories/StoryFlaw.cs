using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Chartroom.Server.Demo.Stories;

/// <summary>
/// A way of writing a story that deserves a query: words said less precisely (<c>query-unspecific</c>), or a diagnosis
/// added without indicators (<c>query-unsupported</c>); the codes as the chart then stands, and what should be asked.
/// </summary>
public sealed record StoryFlaw
{
    /// <summary>query-unspecific or query-unsupported.</summary>
    public required string Kind { get; init; }

    /// <summary>Words of the documents and what stands in their place.</summary>
    public IReadOnlyList<(string Words, string Instead)> Says { get; init; } = [];

    /// <summary>Lines added at the end of the last document of a type, before the signature.</summary>
    public IReadOnlyList<(string Type, string Line)> Adds { get; init; } = [];

    /// <summary>Codes of the careful coder and what the chart supports instead; null for nothing.</summary>
    public IReadOnlyList<(string Code, string? Instead)> Loses { get; init; } = [];

    /// <summary>Codes that a trusting coder would add, with their present-on-admission indicator.</summary>
    public IReadOnlyList<(string Code, string PresentOnAdmission)> Gains { get; init; } = [];

    public required string Ask { get; init; }

    /// <summary>The MS-DRG of the codes as the chart stands; null outside inpatient care.</summary>
    public int? Drg { get; init; }

    private readonly ConcurrentDictionary<(StoryDocument, bool), StoryText> cut = new(OfReference.Instance);

    /// <summary>What <see cref="Apply(StoryDocument, bool)"/> gives, cut at its placeholders, and made once.</summary>
    internal StoryText Cut(StoryDocument document, bool last) => cut.GetOrAdd((document, last), static (d, flaw) => StoryText.Of(flaw.Apply(d.Item1, d.Item2)), this);

    /// <summary>The text of a document with the flaw in it; <paramref name="last"/> marks the last document of its type.</summary>
    public string Apply(StoryDocument document, bool last)
    {
        var text = document.Text;
        foreach (var (words, instead) in Says)
            text = Replace(text, words, instead);
        foreach (var (type, line) in Adds)
        {
            if (!last || document.Type != type)
                continue;
            var signature = text.LastIndexOf('{');
            text = signature < 0 ? $"{text}\n{line}" : text.Insert(signature, line + "\n\n");
        }
        return text;
    }

    /// <summary>The careful coder's codes as the flawed chart would have them.</summary>
    public IReadOnlyList<StoryCode> Apply(IReadOnlyList<StoryCode> codes)
    {
        var result = new List<StoryCode>(codes.Count + Gains.Count);
        foreach (var code in codes)
        {
            var loss = Loses.FirstOrDefault(l => l.Code == code.Code);
            if (loss.Code is null)
                result.Add(code);
            else if (loss.Instead is { } instead)
                result.Add(code with { Code = instead });
        }
        result.AddRange(Gains.Select(g => new StoryCode(g.Code, false, g.PresentOnAdmission, 0, "", "")));
        return result;
    }

    /// <summary>Documents are told apart by what they are, not by reading them through.</summary>
    private sealed class OfReference : IEqualityComparer<(StoryDocument Document, bool Last)>
    {
        public static readonly OfReference Instance = new();

        public bool Equals((StoryDocument Document, bool Last) x, (StoryDocument Document, bool Last) y) => ReferenceEquals(x.Document, y.Document) && x.Last == y.Last;

        public int GetHashCode((StoryDocument Document, bool Last) obj) => RuntimeHelpers.GetHashCode(obj.Document) * 2 + (obj.Last ? 1 : 0);
    }

    /// <summary>Words may be broken over lines in the text, and begin a sentence or not.</summary>
    private static string Replace(string text, string words, string instead)
    {
        for (var at = Find(text, words, 0, out var length); at >= 0; at = Find(text, words, at + instead.Length, out length))
        {
            var said = char.IsUpper(text[at]) ? instead : char.ToLowerInvariant(instead[0]) + instead[1..];
            text = string.Concat(text.AsSpan(0, at), said, text.AsSpan(at + length));
        }
        return text;
    }

    private static int Find(string text, string words, int from, out int length)
    {
        for (var start = from; start < text.Length; start++)
        {
            length = Matches(text, words, start);
            if (length > 0)
                return start;
        }
        length = 0;
        return -1;
    }

    private static int Matches(string text, string words, int start)
    {
        var at = start;
        foreach (var c in words)
        {
            if (at >= text.Length)
                return 0;
            var same = c == ' ' ? char.IsWhiteSpace(text[at]) : char.ToUpperInvariant(c) == char.ToUpperInvariant(text[at]);
            if (!same)
                return 0;
            at++;
        }
        return at - start;
    }
}
