using System.Text;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>Gathers every phrase by which the tables of a release name the codes of a system.</summary>
internal sealed class PhraseTables(WordForms wordForms)
{
    /// <summary>The columns of the neoplasm table and the words that each adds.</summary>
    private static readonly (string Column, string Words)[] NeoplasmColumns =
    [
        ("malignant_primary", "malignant primary"), ("malignant_secondary", "malignant secondary metastasis"), ("ca_in_situ", "carcinoma in situ"),
        ("benign", "benign"), ("uncertain", "uncertain behavior"), ("unspecified", "unspecified behavior"),
    ];

    private static readonly (string Column, string Words)[] DrugColumns =
    [
        ("poisoning_accidental", "poisoning overdose accidental"), ("poisoning_self_harm", "poisoning overdose intentional self harm"),
        ("poisoning_assault", "poisoning assault"), ("poisoning_undetermined", "poisoning undetermined"), ("adverse_effect", "adverse effect"),
        ("underdosing", "underdosing"),
    ];

    public IEnumerable<Phrase> Of(CodeSystem system, string folder)
    {
        var titles = system.Concepts.Where(c => c.Display.Length > 0).Select(Title);
        return system.Name != CodeSystemNames.Icd10Cm
            ? titles
            : titles
                .Concat(Index(system, folder, "index_main.tsv", PhraseSource.Index))
                .Concat(Inclusions(system, folder))
                .Concat(Synonyms(system, folder))
                .Concat(EverydayWords.Phrases(system))
                .Concat(Index(system, folder, "index_external_causes.tsv", PhraseSource.ExternalCause))
                .Concat(Table(system, folder, "table_neoplasm.tsv", NeoplasmColumns, PhraseSource.Neoplasm))
                .Concat(Table(system, folder, "table_drugs.tsv", DrugColumns, PhraseSource.Drug));
    }

    /// <summary>
    /// A title with its residual words optional: nobody says "unspecified", "without rupture", "(congestive)" or "initial encounter", yet the
    /// code with those words is the one meant when nothing more is said.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.6.b and I.A.9.b.
    /// </summary>
    private static Phrase Title(Concept concept)
    {
        var (said, residual) = (new StringBuilder(), new StringBuilder());
        var (quiet, inBrackets) = (false, false);
        foreach (var word in concept.Display.Split(' '))
        {
            var plain = word.TrimEnd(',', '.', ';').ToLowerInvariant();
            var starts = plain is "without" or "unspecified" or "uncomplicated" or "initial" or "not";
            var aside = inBrackets || word.StartsWith('(') || word.StartsWith('[');
            inBrackets = aside && !word.Contains(')') && !word.Contains(']');
            var into = quiet || starts || aside ? residual : said;
            into.Append(word).Append(' ');
            quiet = (quiet || (starts && plain is not "unspecified" and not "uncomplicated")) && !word.EndsWith(',');
        }
        return said.Length == 0
            ? new Phrase(concept.Display, "", concept, PhraseSource.Title)
            : new Phrase(said.ToString(), residual.ToString(), concept, PhraseSource.Title);
    }

    /// <summary>The concept that a printed code means: <c>I63.4-</c> is the header I63.4; null when the release has none.</summary>
    internal static Concept? Concept(CodeSystem system, string printed) =>
        printed.Length < 3 ? null : system.Find(printed.TrimEnd('-', '.', '✓'));

    private IEnumerable<Phrase> Index(CodeSystem system, string folder, string table, PhraseSource source)
    {
        if (!TsvTable.Exists(Path.Combine(folder, "icd10cm"), table))
            yield break;
        var index = AlphabeticIndex.Read(folder, table);
        foreach (var entry in index.Entries)
        {
            if (index.CodeOf(entry) is { } code && Concept(system, code) is { } concept)
            {
                var (path, forms) = Forms(entry.Path);
                yield return new Phrase(path, $"{forms} {entry.Modifiers}", concept, entry.Code.Length > 0 ? source : PhraseSource.IndexReference);
            }
        }
    }

    /// <summary>
    /// The index gives a term in several forms ("Failure, failed"; "respiration, respiratory"). The first is kept as the term; the
    /// other forms are optional words and are learned as words for the same thing.
    /// </summary>
    private (string Path, string Forms) Forms(string path)
    {
        if (!path.Contains(',', StringComparison.Ordinal))
            return (path, "");
        var (kept, forms) = (new StringBuilder(path.Length), new StringBuilder());
        foreach (var term in path.Split(" > "))
        {
            var parts = term.Split(", ");
            kept.Append(parts[0]).Append(' ');
            foreach (var part in parts[1..])
            {
                var other = part.StartsWith(parts[0].AsSpan(0, Math.Min(4, parts[0].Length)), StringComparison.OrdinalIgnoreCase);
                (other ? forms : kept).Append(part).Append(' ');
                if (other)
                    wordForms.Learn(parts[0], part);
            }
        }
        return (kept.ToString(), forms.ToString());
    }

    private static IEnumerable<Phrase> Inclusions(CodeSystem system, string folder)
    {
        if (!TsvTable.Exists(Path.Combine(folder, "icd10cm"), "tabular_notes.tsv"))
            yield break;
        using var notes = TsvTable.Open(Path.Combine(folder, "icd10cm"), "tabular_notes.tsv");
        var (node, type, text) = (notes.Column("node"), notes.Column("note_type"), notes.Column("text"));
        foreach (var row in notes.Rows())
        {
            if (row[type] == "inclusion_term" && system.Find(row[node]) is { } concept)
                yield return new Phrase(row[text], "", concept, PhraseSource.InclusionTerm);
        }
    }

    private static IEnumerable<Phrase> Synonyms(CodeSystem system, string folder)
    {
        if (!TsvTable.Exists(Path.Combine(folder, "text"), "disease_synonyms_doid.tsv"))
            yield break;
        using var table = TsvTable.Open(Path.Combine(folder, "text"), "disease_synonyms_doid.tsv");
        var (synonym, code) = (table.Column("synonym"), table.Column("icd10cm"));
        foreach (var row in table.Rows())
        {
            if (Concept(system, row[code]) is { } concept)
                yield return new Phrase(row[synonym], "", concept, PhraseSource.Synonym);
        }
    }

    private static IEnumerable<Phrase> Table(
        CodeSystem system, string folder, string name, (string Column, string Words)[] columns, PhraseSource source)
    {
        if (!TsvTable.Exists(Path.Combine(folder, "icd10cm"), name))
            yield break;
        using var table = TsvTable.Open(Path.Combine(folder, "icd10cm"), name);
        var (path, modifiers) = (table.Column("path"), table.Column("nonessential_modifiers"));
        var places = columns.Select(c => (Column: table.Column(c.Column), c.Words)).ToArray();
        foreach (var row in table.Rows())
        {
            foreach (var (column, words) in places)
            {
                if (Concept(system, row[column]) is { } concept)
                    yield return new Phrase($"{row[path]} {words}", row[modifiers], concept, source);
            }
        }
    }
}
