namespace Chartroom.Rules.Terminology;

/// <summary>A value that a character of a procedure code may take: its meaning where the release tells, and how many valid codes lie behind it.</summary>
public sealed record ProcedureValue(char Character, string? Meaning, int Codes);

/// <summary>A step of building a procedure code: what the next character is for, and the values it may take.</summary>
public sealed record ProcedureStep(string Prefix, string Axis, IReadOnlyList<ProcedureValue> Values, Concept? Code);

/// <summary>
/// Builds ICD-10-PCS codes character by character: only values that lead to a valid code are offered. Meanings of the first three
/// characters of the medical and surgical section and of approaches are the book's; the others are read off the titles of the release
/// (the words that the codes behind a value have in common), and a value whose codes have no titles has none.
/// Source: ICD-10-PCS Reference Manual, "Code structure" and Appendix A (root operations).
/// </summary>
public sealed class ProcedureBuilder(CodeSystem system)
{
    private static readonly Dictionary<char, string> Sections = new()
    {
        ['0'] = "Medical and Surgical",
        ['1'] = "Obstetrics",
        ['2'] = "Placement",
        ['3'] = "Administration",
        ['4'] = "Measurement and Monitoring",
        ['5'] = "Extracorporeal or Systemic Assistance and Performance",
        ['6'] = "Extracorporeal or Systemic Therapies",
        ['7'] = "Osteopathic",
        ['8'] = "Other Procedures",
        ['9'] = "Chiropractic",
        ['B'] = "Imaging",
        ['C'] = "Nuclear Medicine",
        ['D'] = "Radiation Therapy",
        ['F'] = "Physical Rehabilitation and Diagnostic Audiology",
        ['G'] = "Mental Health",
        ['H'] = "Substance Abuse Treatment",
        ['X'] = "New Technology",
    };

    private static readonly Dictionary<char, string> BodySystems = new()
    {
        ['0'] = "Central Nervous System and Cranial Nerves",
        ['1'] = "Peripheral Nervous System",
        ['2'] = "Heart and Great Vessels",
        ['3'] = "Upper Arteries",
        ['4'] = "Lower Arteries",
        ['5'] = "Upper Veins",
        ['6'] = "Lower Veins",
        ['7'] = "Lymphatic and Hemic Systems",
        ['8'] = "Eye",
        ['9'] = "Ear, Nose, Sinus",
        ['B'] = "Respiratory System",
        ['C'] = "Mouth and Throat",
        ['D'] = "Gastrointestinal System",
        ['F'] = "Hepatobiliary System and Pancreas",
        ['G'] = "Endocrine System",
        ['H'] = "Skin and Breast",
        ['J'] = "Subcutaneous Tissue and Fascia",
        ['K'] = "Muscles",
        ['L'] = "Tendons",
        ['M'] = "Bursae and Ligaments",
        ['N'] = "Head and Facial Bones",
        ['P'] = "Upper Bones",
        ['Q'] = "Lower Bones",
        ['R'] = "Upper Joints",
        ['S'] = "Lower Joints",
        ['T'] = "Urinary System",
        ['U'] = "Female Reproductive System",
        ['V'] = "Male Reproductive System",
        ['W'] = "Anatomical Regions, General",
        ['X'] = "Anatomical Regions, Upper Extremities",
        ['Y'] = "Anatomical Regions, Lower Extremities",
    };

    private static readonly Dictionary<char, string> RootOperations = new()
    {
        ['0'] = "Alteration",
        ['1'] = "Bypass",
        ['2'] = "Change",
        ['3'] = "Control",
        ['4'] = "Creation",
        ['5'] = "Destruction",
        ['6'] = "Detachment",
        ['7'] = "Dilation",
        ['8'] = "Division",
        ['9'] = "Drainage",
        ['B'] = "Excision",
        ['C'] = "Extirpation",
        ['D'] = "Extraction",
        ['F'] = "Fragmentation",
        ['G'] = "Fusion",
        ['H'] = "Insertion",
        ['J'] = "Inspection",
        ['K'] = "Map",
        ['L'] = "Occlusion",
        ['M'] = "Reattachment",
        ['N'] = "Release",
        ['P'] = "Removal",
        ['Q'] = "Repair",
        ['R'] = "Replacement",
        ['S'] = "Reposition",
        ['T'] = "Resection",
        ['U'] = "Supplement",
        ['V'] = "Restriction",
        ['W'] = "Revision",
        ['X'] = "Transfer",
        ['Y'] = "Transplantation",
    };

    private static readonly Dictionary<char, string> Approaches = new()
    {
        ['0'] = "Open",
        ['3'] = "Percutaneous",
        ['4'] = "Percutaneous Endoscopic",
        ['7'] = "Via Natural or Artificial Opening",
        ['8'] = "Via Natural or Artificial Opening Endoscopic",
        ['F'] = "Via Natural or Artificial Opening with Percutaneous Endoscopic Assistance",
        ['X'] = "External",
    };

    private static readonly string[] SurgicalAxes = ["Section", "Body system", "Root operation", "Body part", "Approach", "Device", "Qualifier"];

    private static readonly string[] OtherAxes = ["Section", "Body system", "Operation or type", "Body part or region", "Approach or 5th character", "6th character", "Qualifier"];

    private static readonly HashSet<string> Joining = ["of", "in", "with", "to", "from", "into", "and", "using", "Approach"];

    /// <summary>What may follow a beginning of up to six characters on a day; a whole valid code is given as <c>Code</c>; no values when nothing begins so.</summary>
    public ProcedureStep Next(string prefix, DateOnly day)
    {
        var plain = prefix.Trim().ToUpperInvariant();
        var codes = system.StartingWith(plain).Where(c => c.IsBillableOn(day)).ToList();
        if (plain.Length >= 7)
            return new ProcedureStep(plain, "", [], codes.Find(c => c.Code == plain));
        var axes = plain.Length == 0 || plain[0] is '0' or '1' ? SurgicalAxes : OtherAxes;
        var common = plain.Length < 3 ? [] : CommonWords(codes);
        var values = codes.GroupBy(c => c.Code[plain.Length])
            .Select(g => new ProcedureValue(g.Key, MeaningOf(plain, g.Key, [.. g], common), g.Count())).ToList();
        return new ProcedureStep(plain, axes[plain.Length], values, null);
    }

    private static string? MeaningOf(string prefix, char value, List<Concept> codes, List<string> common)
    {
        var told = prefix.Length switch
        {
            0 => Sections,
            1 when prefix[0] == '0' => BodySystems,
            2 when prefix[0] == '0' => RootOperations,
            4 when prefix[0] is '0' or '1' => Approaches,
            _ => null,
        };
        if (told is not null)
            return told.GetValueOrDefault(value);
        var own = CommonWords(codes);
        foreach (var word in common)
            own.Remove(word);
        while (own.Count > 0 && Joining.Contains(own[0]))
            own.RemoveAt(0);
        while (own.Count > 0 && Joining.Contains(own[^1]))
            own.RemoveAt(own.Count - 1);
        if (own.Count > 0)
            return string.Join(' ', own);
        return value == 'Z' && prefix.Length >= 5 ? $"No {(prefix.Length == 5 ? "Device" : "Qualifier")}" : null;
    }

    /// <summary>The words that all titles have in common, in the order of the first; none when there is no title.</summary>
    private static List<string> CommonWords(List<Concept> codes)
    {
        List<string>? common = null;
        foreach (var code in codes.Where(c => c.Display.Length > 0))
        {
            var words = code.Display.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (common is null)
                common = [.. words];
            else
                common.RemoveAll(w => Array.IndexOf(words, w) < 0);
            if (common.Count == 0)
                break;
        }
        return common ?? [];
    }
}
