namespace Chartroom.Rules.Releases;

/// <summary>
/// A kind of release that the program can use: which folder names it has, which tables it must have, and what it is good for.
/// Facts that the tables do not carry (publisher, licence, dates of the edition held) stand here unless the folder brings a
/// <c>release.json</c>. Source: README of the code sets.
/// </summary>
internal sealed record ReleaseKind(
    string System, string FolderPrefix, string Version, DateOnly From, DateOnly? To, string Publisher, string[] Tables, string[] KnownGaps, string Screens)
{
    private static readonly DateOnly Icd10Start = new(2015, 10, 1);
    private static readonly DateOnly EndOf2026 = new(2026, 9, 30);

    public static readonly ReleaseKind[] All =
    [
        new("ms-drg", "ms-drg-v", "", new(2022, 10, 1), EndOf2026, "CMS",
            ["version.tsv", "diagnosis.tsv", "procedure.tsv", "procedure_cluster.tsv", "exclusion_collection.tsv", "drg_formula.tsv", "drg.tsv", "hac_formula.tsv"],
            ["relative weights and geometric mean stay for FY2026 only; no arithmetic mean stay, no transfer-policy flags"],
            "grouping, the live DRG panel and the case-mix index"),
        new("mce", "mce-v", "", new(1985, 10, 1), EndOf2026, "CMS",
            ["dx_icd10.tsv", "px_icd10.tsv", "dx_icd9.tsv", "px_icd9.tsv", "age_group.tsv", "discharge_status.tsv", "edit.tsv"], [], "code edits"),
        new("icd10cm", "icd10cm", "FY2026 April", Icd10Start, EndOf2026, "NCHS and CMS", ["codes.tsv", "index_main.tsv", "tabular_notes.tsv"],
            ["487 codes new in FY2026 have no title", "tabular notes are of FY2021 except chapter 2"], "diagnosis coding"),
        new("icd10pcs", "icd10pcs", "FY2026 April", Icd10Start, EndOf2026, "CMS", ["codes.tsv"], ["1,141 codes newer than FY2021 have no title"], "procedure coding"),
        new("hcc", "hcc", "PY2026", new(2025, 1, 1), new(2026, 12, 31), "CMS",
            ["dx_to_cc_py2026.tsv", "hierarchies_py2026.tsv", "coefficients_py2026.tsv", "dx_age_sex_edits.tsv"], ["normalization and coding-intensity factors"], "risk scores"),
        new("ccsr", "ccsr", "v2023.1", Icd10Start, null, "AHRQ HCUP", ["dxccsr_mapping_v2023_1.tsv", "prccsr_mapping_v2021.tsv"], ["procedure categories are of 2021"], "clinical groupings"),
        new("comorbidity", "comorbidity", "Quan 2005", Icd10Start, null, "published papers and AHRQ",
            ["charlson_quan2005_icd10.tsv", "elixhauser_quan2005_icd10.tsv"], ["code lists of AHRQ Elixhauser after v2019.1"], "comorbidity indices"),
        new("hcpcs", "hcpcs", "2026 April", new(2019, 1, 1), null, "CMS", ["hcpcs_level2_2019.tsv"], ["CPT and dental codes (licensed by their owners)"], "outpatient coding"),
        new("psi", "psi", "v2024", new(2023, 10, 1), null, "AHRQ", ["code_sets_v2024.tsv"], [], "patient safety indicators"),
        new("reference", "reference", "2024-05", new(2000, 1, 1), null, "CMS, CDC, NLM", ["place_of_service.tsv"], [], "place of service, race and ethnicity, units"),
        new("surveillance", "surveillance", "2022", new(2019, 1, 1), null, "CDC and CSTE", ["rctc_icd10cm_valuesets.tsv"], ["the full list of trigger codes"], "public-health surveillance"),
        new("text", "text", "2024", new(2000, 1, 1), null, "Disease Ontology; Berman 2004", ["disease_synonyms_doid.tsv"], [], "code suggestions"),
        new("vaccines", "vaccines", "2025-12", new(2000, 1, 1), null, "CDC", ["cvx.tsv", "mvx.tsv"], [], "immunizations"),
    ];

    public bool IsNameOf(string folder) => FolderPrefix == System
        ? folder == System || folder.StartsWith(System + "-", StringComparison.Ordinal)
        : folder.StartsWith(FolderPrefix, StringComparison.Ordinal);

    /// <summary>The version a folder name says, else that of the edition known.</summary>
    public string VersionOf(string folder)
    {
        var rest = folder.Length > FolderPrefix.Length ? folder[FolderPrefix.Length..].TrimStart('-') : "";
        if (rest.Length == 0)
            return Version;
        return FolderPrefix.EndsWith("-v", StringComparison.Ordinal) ? "v" + rest : rest;
    }
}
