using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Says of each code that the grouper version does not hold why: malformed, expired, not yet valid, or unknown.
/// Source: CMS ICD-10 MS-DRG Grouper, code tables by version.
/// </summary>
public static class CodeFindings
{
    /// <summary>The findings of a claim just grouped; empty for a claim with only valid codes.</summary>
    public static IReadOnlyList<Issue> Of(MsDrgTables tables, MsDrgClaim claim, GroupedClaim grouped)
    {
        List<Issue>? findings = null;
        var work = grouped.Work;
        if (claim.PrincipalDiagnosis.IsEmpty)
            Add(Issue.Warning("required", "The claim has no principal diagnosis.", "pdx"));
        else if (work.Principal.Row < 0)
            Add(Finding(tables.Diagnoses.VersionsOf, work.Principal.Code, claim.Version, "pdx"));
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            if (work.Secondary[i].Row < 0)
                Add(Finding(tables.Diagnoses.VersionsOf, work.Secondary[i].Code, claim.Version, $"sdx[{i}]"));
        }
        for (var i = 0; i < work.ProcedureCount; i++)
        {
            if (work.Procedures[i].Row < 0)
                Add(Finding(tables.Procedures.VersionsOf, work.Procedures[i].Code, claim.Version, $"px[{i}]"));
        }
        return findings ?? (IReadOnlyList<Issue>)[];

        void Add(Issue issue) => (findings ??= []).Add(issue);
    }

    private static Issue Finding(Func<CodeKey, (int First, int Last)?> versionsOf, CodeKey code, int version, string path)
    {
        if (versionsOf(code.ToUpper()) is { } known)
        {
            var when = known.Last < version ? "is no longer valid" : known.First > version ? "is not yet valid" : "is not valid";
            return Issue.Warning("code-invalid", $"The code {code} {when} in version {version}; it is in {known.First} to {known.Last}.", path);
        }
        if (IsWellFormed(code))
            return Issue.Warning("code-invalid", $"The code {code} is not known.", path);
        var plain = new string([.. code.ToString().Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        var meant = plain.Length is >= 3 and <= 7 && versionsOf(CodeKey.Of(plain)) is not null ? $" Is {plain} meant?" : "";
        return Issue.Warning("value", $"The code is malformed: codes are 3 to 7 letters and digits without a dot.{meant}", path);
    }

    private static bool IsWellFormed(CodeKey code)
    {
        var text = code.ToString();
        return code.CanBeCode && text.Length is >= 3 and <= 7 && text.All(char.IsAsciiLetterOrDigit);
    }
}
