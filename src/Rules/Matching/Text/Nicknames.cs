using System.Collections.Frozen;

namespace Chartroom.Rules.Matching.Text;

/// <summary>Which given names stand for one another: a table of groups (<c>robert bob bobby rob…</c>), data of this release.</summary>
public static class Nicknames
{
    private static readonly FrozenDictionary<string, short[]> Groups = Read();

    /// <summary>The groups a folded given name stands in; empty for most names.</summary>
    public static short[] GroupsOf(string given) => Groups.TryGetValue(given, out var groups) ? groups : [];

    /// <summary>Do the two lists, in ascending order, have a group in common?</summary>
    public static bool Share(ReadOnlySpan<short> a, ReadOnlySpan<short> b) => !a.IsEmpty && !b.IsEmpty && a.ContainsAny(b);

    private static FrozenDictionary<string, short[]> Read()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream("Chartroom.Rules.Matching.Text.nicknames.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, List<short>>();
        short group = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!groups.TryGetValue(name, out var list))
                    groups[name] = list = [];
                if (!list.Contains(group))
                    list.Add(group);
            }
            group++;
        }
        return groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray());
    }
}
