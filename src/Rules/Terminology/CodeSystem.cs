using System.Globalization;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// The concepts of one code system as a release holds them, with their hierarchy. Immutable once read.
/// </summary>
public sealed class CodeSystem
{
    private readonly Dictionary<string, Concept> byCode;
    private readonly Concept[] inOrder;

    private CodeSystem(string name, IReadOnlyList<Concept> concepts, Dictionary<string, Concept> byCode)
    {
        (Name, Concepts) = (name, concepts);
        this.byCode = byCode;
        inOrder = [.. concepts];
        Array.Sort(inOrder, (a, b) => string.CompareOrdinal(a.Code, b.Code));
    }

    public string Name { get; }

    /// <summary>All concepts in the order of the release.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>
    /// Reads a system from a directory of code-set tables.
    /// Throws <see cref="FileNotFoundException"/> naming the table that the release does not hold.
    /// </summary>
    public static CodeSystem Read(string name, string folder) => name switch
    {
        CodeSystemNames.Icd10Cm => ReadIcd10Cm(folder),
        CodeSystemNames.Icd10Pcs => ReadIcd10Pcs(folder),
        CodeSystemNames.Hcpcs => ReadHcpcs(folder),
        CodeSystemNames.Cvx => ReadCvx(folder),
        _ => throw new ArgumentException($"No such code system: {name}.", nameof(name)),
    };

    /// <summary>The concept of a code, written with or without dot and in any case; null when unknown.</summary>
    public Concept? Find(string code) => byCode.GetValueOrDefault(Plain(code));

    /// <summary>Concepts whose code begins so, in the order of their codes.</summary>
    public IEnumerable<Concept> StartingWith(string prefix)
    {
        var plain = Plain(prefix);
        var (low, high) = (0, inOrder.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(inOrder[middle].Code, plain) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < inOrder.Length && inOrder[low].Code.StartsWith(plain, StringComparison.Ordinal); low++)
            yield return inOrder[low];
    }

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private static CodeSystem ReadIcd10Cm(string folder)
    {
        using var table = TsvTable.Open(Path.Combine(folder, "icd10cm"), "codes.tsv");
        var (code, dotted, parent, kind) = (table.Column("code"), table.Column("code_dotted"), table.Column("parent"), table.Column("kind"));
        var (start, end, title) = (table.Column("start_date"), table.Column("end_date"), table.Column("description"));
        var (chapter, section) = (table.Column("chapter"), table.Column("section"));
        var parents = new List<string>();
        var concepts = new List<Concept>(100_000);
        foreach (var row in table.Rows())
        {
            concepts.Add(new Concept(
                CodeSystemNames.Icd10Cm, row[code], row[dotted], row[title], row[kind] == "code", Date(row[start]), Date(row[end]))
            {
                Chapter = string.Intern(row[chapter]),
                Section = string.Intern(row[section]),
            });
            parents.Add(row[parent]);
        }
        return Build(CodeSystemNames.Icd10Cm, concepts, parents);
    }

    private static CodeSystem ReadIcd10Pcs(string folder)
    {
        using var table = TsvTable.Open(Path.Combine(folder, "icd10pcs"), "codes.tsv");
        var (code, start, end, title) = (table.Column("code"), table.Column("start_date"), table.Column("end_date"), table.Column("description"));
        return Build(
            CodeSystemNames.Icd10Pcs,
            [.. table.Rows().Select(r => new Concept(CodeSystemNames.Icd10Pcs, r[code], r[code], r[title], true, Date(r[start]), Date(r[end])))]);
    }

    /// <summary>
    /// The OPPS addendum is newer but has short descriptors alone, so a long one of 2019 is kept where the code still stands. A code that only
    /// the file of 2019 holds is taken to have ended with that year, except the classes that Medicare does not pay and the addendum leaves
    /// out (H, S, T). Modifiers are of 2019 too.
    /// </summary>
    private static CodeSystem ReadHcpcs(string folder)
    {
        var hcpcs = Path.Combine(folder, "hcpcs");
        var concepts = new Dictionary<string, Concept>();
        using (var table = TsvTable.Open(hcpcs, "hcpcs_level2_2019.tsv"))
        {
            var (code, title) = (table.Column("hcpcs"), table.Column("long_descriptor"));
            foreach (var row in table.Rows())
                concepts[row[code]] = Supply(row[code], row[title], row[code][0] is 'H' or 'S' or 'T' ? null : new DateOnly(2019, 12, 31));
        }
        if (TsvTable.Exists(hcpcs, "opps_addendum_b_level2_2026_04.tsv"))
        {
            using var table = TsvTable.Open(hcpcs, "opps_addendum_b_level2_2026_04.tsv");
            var (code, brief) = (table.Column("hcpcs"), table.Column("short_descriptor"));
            foreach (var row in table.Rows())
                concepts[row[code]] = Supply(row[code], concepts.TryGetValue(row[code], out var old) ? old.Display : row[brief], null);
        }
        if (TsvTable.Exists(hcpcs, "modifiers_level2_2019.tsv"))
        {
            using var table = TsvTable.Open(hcpcs, "modifiers_level2_2019.tsv");
            var (code, title) = (table.Column("modifier"), table.Column("long_descriptor"));
            foreach (var row in table.Rows())
                concepts.TryAdd(row[code], Supply(row[code], row[title], null));
        }
        return Build(CodeSystemNames.Hcpcs, [.. concepts.Values.OrderBy(c => c.Code, StringComparer.Ordinal)]);

        static Concept Supply(string code, string title, DateOnly? until) => new(CodeSystemNames.Hcpcs, code, code, title, true, null, until);
    }

    private static CodeSystem ReadCvx(string folder)
    {
        using var table = TsvTable.Open(Path.Combine(folder, "vaccines"), "cvx.tsv");
        var (code, title, status) = (table.Column("cvx"), table.Column("full_name"), table.Column("status"));
        return Build(
            CodeSystemNames.Cvx,
            [.. table.Rows().Select(r => new Concept(CodeSystemNames.Cvx, r[code].Trim(), r[code].Trim(), r[title], r[status].Trim() == "Active", null, null))]);
    }

    private static CodeSystem Build(string name, List<Concept> concepts, List<string>? parents = null)
    {
        var known = new Dictionary<string, Concept>(concepts.Count);
        foreach (var concept in concepts)
            known.TryAdd(concept.Code, concept);
        for (var i = 0; i < concepts.Count; i++)
        {
            concepts[i].Number = i;
            if (parents is not null && parents[i].Length > 0 && known.TryGetValue(parents[i], out var parent))
                parent.AddChild(concepts[i]);
        }
        return new CodeSystem(name, concepts, known);
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
