namespace Chartroom.Rules.Suggestions;

/// <summary>What part of a note a sentence stands in; it decides how much a diagnosis there counts.</summary>
public enum NoteSection : byte
{
    Body, ChiefComplaint, PresentIllness, PastHistory, FamilyHistory, SocialHistory, Medications, Allergies, ReviewOfSystems, Examination,
    Results, Assessment, Diagnoses, HospitalCourse, Plan, Procedure,
}

/// <summary>
/// Recognizes section headings in the forms hospitals use: a line or the start of a line that ends in a colon, or a short line
/// in capitals. Source: LOINC document section names; HL7 C-CDA R2.1 §2 (section titles).
/// </summary>
public static class NoteSections
{
    private static readonly (string Heading, NoteSection Section)[] Headings =
    [
        ("chief complaint", NoteSection.ChiefComplaint), ("cc", NoteSection.ChiefComplaint), ("reason for visit", NoteSection.ChiefComplaint),
        ("reason", NoteSection.ChiefComplaint), ("presenting", NoteSection.ChiefComplaint), ("indication", NoteSection.ChiefComplaint),
        ("history of present illness", NoteSection.PresentIllness), ("hpi", NoteSection.PresentIllness), ("history of presenting", NoteSection.PresentIllness),
        ("subjective", NoteSection.PresentIllness), ("interval history", NoteSection.PresentIllness), ("s", NoteSection.PresentIllness),
        ("past medical history", NoteSection.PastHistory), ("past history", NoteSection.PastHistory), ("medical history", NoteSection.PastHistory),
        ("pmh", NoteSection.PastHistory), ("past surgical history", NoteSection.PastHistory), ("surgical history", NoteSection.PastHistory),
        ("family history", NoteSection.FamilyHistory), ("fh", NoteSection.FamilyHistory), ("fhx", NoteSection.FamilyHistory),
        ("social history", NoteSection.SocialHistory), ("social", NoteSection.SocialHistory), ("sh", NoteSection.SocialHistory),
        ("medications", NoteSection.Medications), ("meds", NoteSection.Medications), ("current medications", NoteSection.Medications),
        ("home medications", NoteSection.Medications), ("medications at home", NoteSection.Medications), ("discharge medications", NoteSection.Medications),
        ("allergies", NoteSection.Allergies), ("allergy", NoteSection.Allergies),
        ("review of systems", NoteSection.ReviewOfSystems), ("ros", NoteSection.ReviewOfSystems),
        ("physical examination", NoteSection.Examination), ("physical exam", NoteSection.Examination), ("examination", NoteSection.Examination),
        ("exam", NoteSection.Examination), ("objective", NoteSection.Examination), ("vitals", NoteSection.Examination), ("vital signs", NoteSection.Examination),
        ("o", NoteSection.Examination), ("findings", NoteSection.Examination),
        ("data", NoteSection.Results), ("results", NoteSection.Results), ("laboratory", NoteSection.Results), ("labs", NoteSection.Results),
        ("imaging", NoteSection.Results), ("film", NoteSection.Results), ("films", NoteSection.Results),
        ("assessment and plan", NoteSection.Assessment), ("assessment", NoteSection.Assessment), ("impression", NoteSection.Assessment),
        ("a/p", NoteSection.Assessment), ("a", NoteSection.Assessment), ("conclusion", NoteSection.Assessment),
        ("diagnosis", NoteSection.Diagnoses), ("diagnoses", NoteSection.Diagnoses), ("principal diagnosis", NoteSection.Diagnoses),
        ("discharge diagnosis", NoteSection.Diagnoses), ("discharge diagnoses", NoteSection.Diagnoses), ("final diagnosis", NoteSection.Diagnoses),
        ("other diagnoses", NoteSection.Diagnoses), ("secondary", NoteSection.Diagnoses), ("secondary diagnoses", NoteSection.Diagnoses),
        ("postoperative diagnosis", NoteSection.Diagnoses), ("preoperative and postoperative diagnosis", NoteSection.Diagnoses),
        ("problem list", NoteSection.Diagnoses), ("problems", NoteSection.Diagnoses),
        ("hospital course", NoteSection.HospitalCourse), ("course", NoteSection.HospitalCourse), ("ed course", NoteSection.HospitalCourse),
        ("plan", NoteSection.Plan), ("follow-up", NoteSection.Plan), ("disposition", NoteSection.Plan), ("recommendations", NoteSection.Plan),
        ("procedure", NoteSection.Procedure), ("procedures", NoteSection.Procedure), ("operation", NoteSection.Procedure),
        ("description", NoteSection.Procedure), ("technique", NoteSection.Procedure), ("specimen", NoteSection.Procedure),
    ];

    private static readonly Dictionary<string, NoteSection> ByHeading = Headings.DistinctBy(h => h.Heading).ToDictionary(h => h.Heading, h => h.Section);

    /// <summary>
    /// The section that a line opens and the length of its heading, or null when the line goes on with the section before.
    /// </summary>
    public static (NoteSection Section, int Length)? Opened(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (start < line.Length && (line[start] is ' ' or '\t' or '#' or '*' or '-'))
            start++;
        var rest = line[start..];
        var colon = rest.IndexOf(':');
        if (colon is > 0 and < 48 && Named(rest[..colon]) is { } section)
            return (section, start + colon + 1);
        var whole = rest.TrimEnd();
        if (whole.Length is > 2 and < 48 && Named(whole) is { } alone)
            return (alone, line.Length);
        // An unknown heading in capitals with a colon still ends the section before it.
        return colon is > 2 and < 48 && IsCapital(rest[..colon]) ? (NoteSection.Body, start + colon + 1) : null;
    }

    private static NoteSection? Named(ReadOnlySpan<char> heading)
    {
        var name = heading.Trim().ToString().ToLowerInvariant();
        return ByHeading.TryGetValue(name, out var section) ? section : null;
    }

    private static bool IsCapital(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
                return false;
        }
        return true;
    }
}
