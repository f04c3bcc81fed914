namespace Chartroom.Server.Demo.Population;

/// <summary>Which medicines an allergy forbids, by the class of the drug.</summary>
internal static class DrugAllergy
{
    private static readonly Dictionary<string, string[]> Forbids = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Penicillin"] = ["penicillin", "amoxicillin", "ampicillin", "piperacillin"],
        ["Sulfamethoxazole"] = ["sulfamethoxazole"],
        ["Lisinopril"] = ["lisinopril", "enalapril", "ramipril"],
        ["Aspirin"] = ["aspirin", "ibuprofen", "naproxen", "ketorolac"],
        ["Codeine"] = ["codeine"],
    };

    /// <summary>True when somebody with the allergy should not get the medicine.</summary>
    public static bool IsAgainst(string substance, string medicine) =>
        Forbids.GetValueOrDefault(substance)?.Any(m => medicine.Contains(m, StringComparison.OrdinalIgnoreCase)) == true;
}
