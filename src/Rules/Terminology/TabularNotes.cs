using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// An instruction of the tabular list. <c>Type</c> is as the release names it: includes, inclusion_term, excludes1, excludes2,
/// code_first, use_additional_code, code_also, note, seven_chr_note, seven_chr_def. <c>Edition</c> says of which year the text is.
/// </summary>
public sealed record TabularNote(string Type, string Text, string Edition);

/// <summary>
/// The instructional notes of ICD-10-CM by code, block and chapter. A note on a header holds for every code below it.
/// Source: ICD-10-CM Official Guidelines, Section I.A.11–I.A.17.
/// </summary>
public sealed class TabularNotes
{
    private readonly Dictionary<string, List<TabularNote>> notes = [];

    /// <summary>Reads the notes of a release; none when it holds none.</summary>
    public static TabularNotes Read(string folder)
    {
        var read = new TabularNotes();
        if (!TsvTable.Exists(Path.Combine(folder, "icd10cm"), "tabular_notes.tsv"))
            return read;
        using var table = TsvTable.Open(Path.Combine(folder, "icd10cm"), "tabular_notes.tsv");
        var (node, type, text, edition) = (table.Column("node"), table.Column("note_type"), table.Column("text"), table.Column("edition"));
        foreach (var row in table.Rows())
        {
            if (!read.notes.TryGetValue(row[node], out var list))
                read.notes[row[node]] = list = [];
            list.Add(new TabularNote(row[type], row[text], row[edition]));
        }
        return read;
    }

    /// <summary>The notes at a place itself: a dotted code, <c>chapter:N</c> or <c>section:ID</c>.</summary>
    public IReadOnlyList<TabularNote> At(string node) => notes.GetValueOrDefault(node) ?? [];

    /// <summary>The notes that hold for a code: its own and those of the headers above it, nearest first.</summary>
    public IEnumerable<(Concept From, TabularNote Note)> For(Concept concept)
    {
        for (var at = concept; at is not null; at = at.Parent)
        {
            foreach (var note in At(at.Shown))
                yield return (at, note);
        }
    }
}
