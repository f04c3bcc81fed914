using System.Collections.Concurrent;

namespace Chartroom.Rules.Matching.Text;

/// <summary>All names of one set of records, each held once. Safe for many threads.</summary>
public sealed class Vocabulary
{
    private static int lastId;
    private readonly ConcurrentDictionary<string, NameText> names = new();

    /// <summary>The shared name for an unfolded text, or null when it is empty or a placeholder.</summary>
    public NameText? Read(ReadOnlySpan<char> text)
    {
        var folded = Folding.Fold(text);
        return Placeholders.IsPlaceholder(folded) ? null : Intern(folded);
    }

    /// <summary>The shared name for a text that is folded already.</summary>
    public NameText Intern(string folded) =>
        names.TryGetValue(folded, out var known) ? known : names.GetOrAdd(folded, Make);

    private NameText Make(string folded)
    {
        NameText[] parts = [];
        if (folded.Contains(' ', StringComparison.Ordinal))
            parts = [.. folded.Split(' ').Select(Intern)];
        return new NameText(Interlocked.Increment(ref lastId), folded, parts);
    }
}
