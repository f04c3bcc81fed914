using System.Collections.Frozen;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// What abbreviations may stand for, from the lists of a release; most have several meanings. Used where nothing better is known.
/// Source: Berman 2004, "Pathology abbreviated"; the abbreviation lists of the release <c>text</c>.
/// </summary>
internal sealed class Abbreviations
{
    private readonly FrozenDictionary<string, string[]> expansions;

    private Abbreviations(Dictionary<string, List<string>> read) =>
        expansions = read.ToFrozenDictionary(r => r.Key, r => r.Value.ToArray());

    /// <summary>Reads the lists under a directory of code-set tables; none when it has none.</summary>
    public static Abbreviations Read(string folder)
    {
        var read = new Dictionary<string, List<string>>();
        foreach (var table in (string[])["medical_abbreviations_berman.tsv", "medical_abbreviations_wikipedia_ccbysa.tsv"])
        {
            if (!TsvTable.Exists(Path.Combine(folder, "text"), table))
                continue;
            using var rows = TsvTable.Open(Path.Combine(folder, "text"), table);
            var (brief, meaning) = (rows.Column("abbreviation"), rows.Column("expansion"));
            foreach (var row in rows.Rows())
                Add(read, row[brief], row[meaning]);
        }
        return new Abbreviations(read);
    }

    /// <summary>What a word may stand for; empty when it is no abbreviation.</summary>
    public IReadOnlyList<string> Of(string word) => expansions.TryGetValue(word, out var meanings) ? meanings : [];

    private static void Add(Dictionary<string, List<string>> read, string brief, string meaning)
    {
        var key = Words.Of(brief);
        if (key.Count != 1 || key[0].Length is < 2 or > 6 || meaning.Length > 60)
            return;
        if (!read.TryGetValue(key[0], out var meanings))
            read[key[0]] = meanings = [];
        if (!meanings.Contains(meaning))
            meanings.Add(meaning);
    }
}
