using System.Collections.Concurrent;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// The encoder over one directory of code-set releases: search, index, tabular list and procedure building of every code system. Each
/// part is read when it is first asked for, and then shared by all threads.
/// Source: ICD-10-CM Official Guidelines, Section I.B.1–I.B.2 (how to locate a code).
/// </summary>
public sealed class Encoder
{
    private readonly ConcurrentDictionary<string, Lazy<CodeSystem>> systems = new();
    private readonly ConcurrentDictionary<string, Lazy<CodeSearch>> searches = new();
    private readonly Lazy<AlphabeticIndex> index;
    private readonly Lazy<AlphabeticIndex> externalCauses;
    private readonly Lazy<TabularList> tabular;
    private readonly Lazy<ProcedureBuilder> procedures;

    /// <summary>An encoder over a directory; nothing is read yet.</summary>
    public Encoder(string folder)
    {
        Folder = folder;
        index = new(() => AlphabeticIndex.Read(folder, "index_main.tsv"));
        externalCauses = new(() => AlphabeticIndex.Read(folder, "index_external_causes.tsv"));
        tabular = new(() => TabularList.Read(System(CodeSystemNames.Icd10Cm), folder));
        procedures = new(() => new ProcedureBuilder(System(CodeSystemNames.Icd10Pcs)));
    }

    public string Folder { get; }

    /// <summary>The alphabetic index of diseases and injuries.</summary>
    public AlphabeticIndex Index => index.Value;

    /// <summary>The index of external causes.</summary>
    public AlphabeticIndex ExternalCauses => externalCauses.Value;

    /// <summary>The tabular list of ICD-10-CM.</summary>
    public TabularList Tabular => tabular.Value;

    /// <summary>ICD-10-PCS, character by character.</summary>
    public ProcedureBuilder Procedures => procedures.Value;

    /// <summary>The concepts of a system; throws <see cref="FileNotFoundException"/> naming the table that is not there.</summary>
    public CodeSystem System(string name) => systems.GetOrAdd(name, n => new(() => CodeSystem.Read(n, Folder))).Value;

    /// <summary>The search of a system; throws <see cref="FileNotFoundException"/> naming the table that is not there.</summary>
    public CodeSearch Search(string name) => searches.GetOrAdd(name, n => new(() => CodeSearch.Open(System(n), Folder))).Value;

    /// <summary>
    /// The concept of a code in the first system that has it, or in the one named; null when none has. Systems whose tables are not
    /// installed are passed over.
    /// </summary>
    public Concept? Find(string code, string? system = null)
    {
        foreach (var name in system is null ? CodeSystemNames.All : [system])
        {
            try
            {
                if (System(name).Find(code) is { } concept)
                    return concept;
            }
            catch (FileNotFoundException) when (system is null)
            {
                // Not installed: another system may have the code.
            }
        }
        return null;
    }
}
