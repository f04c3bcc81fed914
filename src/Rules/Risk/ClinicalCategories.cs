using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>Whether a diagnosis is a chronic condition. <c>Unknown</c>: the code is not in the table. Source: AHRQ HCUP Chronic Condition Indicator.</summary>
public enum Chronicity : byte { Unknown, NotApplicable, Acute, Chronic, Both }

/// <summary>A clinical category of a diagnosis and whether it is the default one of an inpatient first-listed diagnosis.</summary>
public sealed record ClinicalCategory(string Code, string Title, bool IsInpatientDefault, bool IsOutpatientDefault);

/// <summary>
/// Groups diagnoses and procedures into AHRQ's clinical categories (CCSR) and says which diagnoses are chronic.
/// Source: AHRQ HCUP CCSR for ICD-10-CM v2023.1, CCSR for ICD-10-PCS v2021, Chronic Condition Indicator v2021.
/// </summary>
public sealed class ClinicalCategories
{
    private readonly ILookup<string, ClinicalCategory> diagnoses;
    private readonly Dictionary<string, ClinicalCategory> procedures;
    private readonly Dictionary<string, Chronicity> chronic;

    private ClinicalCategories(string folder)
    {
        var titles = Read(folder, "dxccsr_categories_v2023_1.tsv", ["ccsr", "description"]).ToDictionary(r => r[0], r => r[1]);
        diagnoses = Read(folder, "dxccsr_mapping_v2023_1.tsv", ["icd10cm", "ccsr", "inpatient_default", "outpatient_default"])
            .ToLookup(r => r[0], r => new ClinicalCategory(r[1], titles.GetValueOrDefault(r[1], ""), r[2] == "Y", r[3] == "Y"));
        procedures = Read(folder, "prccsr_mapping_v2021.tsv", ["icd10pcs", "ccsr", "ccsr_description"])
            .ToDictionary(r => r[0], r => new ClinicalCategory(r[1], r[2], true, true));
        chronic = Read(folder, "chronic_condition_indicator_v2021.tsv", ["icd10cm", "indicator"]).ToDictionary(r => r[0], r => ChronicityOf(r[1]));
    }

    /// <summary>Loads the tables from a release folder; throws naming the table when one is missing.</summary>
    public static ClinicalCategories Load(string folder) => new(folder);

    /// <summary>The categories of a diagnosis; none when the code is newer than the table.</summary>
    public IEnumerable<ClinicalCategory> OfDiagnosis(string code) => diagnoses[Plain(code)];

    /// <summary>The category of a procedure, or null.</summary>
    public ClinicalCategory? OfProcedure(string code) => procedures.GetValueOrDefault(Plain(code));

    public Chronicity ChronicityOfDiagnosis(string code) => chronic.GetValueOrDefault(Plain(code));

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Chronicity ChronicityOf(string text) => text switch
    {
        "Acute" => Chronicity.Acute,
        "Chronic" => Chronicity.Chronic,
        "Both" => Chronicity.Both,
        _ => Chronicity.NotApplicable,
    };

    private static IEnumerable<string[]> Read(string folder, string name, string[] wanted)
    {
        using var table = TsvTable.Open(folder, name);
        var columns = Array.ConvertAll(wanted, table.Column);
        foreach (var row in table.Rows())
            yield return Array.ConvertAll(columns, c => row[c]);
    }
}
