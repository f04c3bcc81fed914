using System.Text;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>Gathers every phrase by which the tables of a release name the codes of a system.</summary>
internal sealed class PhraseTables(WordForms wordForms)
{
    /// <summary>The columns of the neoplasm table, the words that each adds and those that may be said besides.</summary>
    private static readonly (string Column, string Words, string Optional)[] NeoplasmColumns =
    [
        ("malignant_primary", "malignant", "primary"), ("malignant_secondary", "malignant secondary", "metastasis metastatic"),
        ("ca_in_situ", "carcinoma in situ", ""), ("benign", "benign", "tumor"), ("uncertain", "uncertain behavior", "tumor"),
        ("unspecified", "unspecified behavior", "tumor growth mass"),
    ];

    private static readonly (string Column, string Words, string Optional)[] DrugColumns =
    [
        ("poisoning_accidental", "poisoning", "overdose accidental unintentional toxicity toxic ingestion"),
        ("poisoning_self_harm", "poisoning intentional self harm", "overdose suicide attempt suicidal deliberate"),
        ("poisoning_assault", "poisoning assault", "homicide"), ("poisoning_undetermined", "poisoning undetermined", "overdose intent"),
        ("adverse_effect", "adverse effect", "reaction allergic allergy side drug due"), ("underdosing", "underdosing", "missed less than prescribed"),
    ];

    public IEnumerable<Phrase> Of(CodeSystem system, string folder)
    {
        var titles = system.Concepts.Where(c => c.Display.Length > 0 && !IsExtension(c)).Select(Title).Concat(wordForms.Everyday.Phrases(system));
        return system.Name switch
        {
            CodeSystemNames.Icd10Cm => titles
                .Concat(Index(system, folder, "index_main.tsv", PhraseSource.Index))
                .Concat(Inclusions(system, folder))
                .Concat(Synonyms(system, folder))
                .Concat(Index(system, folder, "index_external_causes.tsv", PhraseSource.ExternalCause))
                .Concat(Table(system, folder, "table_neoplasm.tsv", NeoplasmColumns, PhraseSource.Neoplasm))
                .Concat(Table(system, folder, "table_drugs.tsv", DrugColumns, PhraseSource.Drug)),
            CodeSystemNames.Hcpcs => titles.Concat(Names(system, Path.Combine(folder, "hcpcs"), "opps_addendum_b_level2_2026_04.tsv", "hcpcs", "short_descriptor", PhraseSource.InclusionTerm)),
            CodeSystemNames.Cvx => titles
                .Concat(Names(system, Path.Combine(folder, "vaccines"), "cvx.tsv", "cvx", "short", PhraseSource.InclusionTerm))
                .Concat(Names(system, Path.Combine(folder, "vaccines"), "tradename.tsv", "cvxcode", "cdc_product_name", PhraseSource.InclusionTerm)),
            _ => titles,
        };
    }

    /// <summary>
    /// A code that only adds a 7th character to a header: the header's title stands for it, and the way down finds the character.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.5.
    /// </summary>
    private static bool IsExtension(Concept concept) =>
        concept is { System: CodeSystemNames.Icd10Cm, Code.Length: 7, Parent: { IsCode: false, Display.Length: > 0 } parent }
        && concept.Display.StartsWith(parent.Display.AsSpan(0, Math.Min(12, parent.Display.Length)), StringComparison.OrdinalIgnoreCase);

    /// <summary>Other names that a table gives for codes.</summary>
    private static IEnumerable<Phrase> Names(CodeSystem system, string folder, string table, string codeColumn, string nameColumn, PhraseSource source)
    {
        if (!TsvTable.Exists(folder, table))
            yield break;
        using var rows = TsvTable.Open(folder, table);
        var (code, name) = (rows.Column(codeColumn), rows.Column(nameColumn));
        foreach (var row in rows.Rows())
        {
            if (row[name].Length > 0 && system.Find(row[code]) is { } concept)
                yield return new Phrase(row[name], "", concept, source);
        }
    }

    /// <summary>A title with its residual words optional.</summary>
    private static Phrase Title(Concept concept)
    {
        var (said, residual) = (new StringBuilder(), new StringBuilder());
        foreach (var (word, speech) in TitleParts.Of(concept.Display))
        {
            if (speech == TitleSpeech.Denied)
                residual.Append(TitleParts.Denial);
            (speech == TitleSpeech.Said ? said : residual).Append(word).Append(' ');
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

    private IEnumerable<Phrase> Table(
        CodeSystem system, string folder, string name, (string Column, string Words, string Optional)[] columns, PhraseSource source)
    {
        if (!TsvTable.Exists(Path.Combine(folder, "icd10cm"), name))
            yield break;
        using var table = TsvTable.Open(Path.Combine(folder, "icd10cm"), name);
        var (path, modifiers) = (table.Column("path"), table.Column("nonessential_modifiers"));
        var places = columns.Select(c => (Column: table.Column(c.Column), c.Words, c.Optional)).ToArray();
        foreach (var row in table.Rows())
        {
            var (named, forms) = Forms(row[path]);
            foreach (var (column, words, optional) in places)
            {
                if (Concept(system, row[column]) is { } concept)
                    yield return new Phrase($"{named} {words}", $"{row[modifiers]} {forms} {optional}", concept, source);
            }
        }
    }
}
