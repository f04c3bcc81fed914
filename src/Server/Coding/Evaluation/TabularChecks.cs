using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Abstracts;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// What the tabular list says of the codes as they are being put together: codes that exclude each other, what comes first, what is
/// to be added, a side left open.
/// Source: ICD-10-CM Official Guidelines, Section I.A.12–I.A.17 and I.B.13.
/// </summary>
internal static class TabularChecks
{
    public static IEnumerable<Finding> Of(CodeInstructions instructions, AbstractCodes codes, DateOnly day)
    {
        foreach (var issue in instructions.Check([.. codes.Diagnoses.Select(d => d.Code)], day))
        {
            // Whether a code is whole, valid and there once has findings of its own.
            if (RuleOf(issue.Code) is var (rule, title))
                yield return new Finding(LevelOf(issue), rule, title, issue.Text, FindingTarget.Diagnosis, int.Parse(issue.Path!["dx[".Length..^1]));
        }
    }

    private static (string Rule, string Title)? RuleOf(string code) => code switch
    {
        "excludes1" => ("Tabular 1", "Codes exclude each other"),
        "sequence" => ("Tabular 2", "Another code comes first"),
        "instruction" => ("Tabular 3", "The tabular list asks for another code"),
        "laterality" => ("Tabular 4", "The side is left open"),
        _ => null,
    };

    private static FindingLevel LevelOf(Issue issue) => issue.Severity == IssueSeverity.Warning ? FindingLevel.Warning : FindingLevel.Info;
}
