using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// Whether each code is one, is whole, and is valid on the day of discharge.
/// Source: ICD-10-CM Official Guidelines, Section I.A.3 and I.B.2 (highest number of characters); ICD-10-PCS Guidelines A1;
/// release tables of validity.
/// </summary>
internal static class CodeChecks
{
    /// <summary>What is wrong with a diagnosis; null when nothing is, or when there is no release to judge by.</summary>
    public static Finding? Diagnosis(CodeSystem? system, string code, DateOnly day, FindingTarget target, int index)
    {
        var plain = CodeNames.Plain(code);
        var wellFormed = plain.Length is >= 3 and <= 7 && char.IsAsciiLetter(plain[0]) && char.IsAsciiDigit(plain[1]) && plain.All(char.IsAsciiLetterOrDigit);
        if (!wellFormed)
            return Malformed($"“{Cut(code)}” has not the form of an ICD-10-CM code: a letter, a digit, and one to five letters or digits more.", target, index);
        return system is null ? null : Judge(system, code, day, target, index);
    }

    /// <summary>What is wrong with a procedure; null when nothing is, or when there is no release to judge by.</summary>
    public static Finding? Procedure(CodeSystem? system, string code, DateOnly day, int index)
    {
        var plain = CodeNames.Plain(code);
        var wellFormed = plain.Length == 7 && plain.All(c => char.IsAsciiLetterOrDigit(c) && c is not ('I' or 'O'));
        if (!wellFormed)
            return Malformed($"“{Cut(code)}” has not the form of an ICD-10-PCS code: seven digits or letters, never I or O.", FindingTarget.Procedure, index);
        return system is null ? null : Judge(system, code, day, FindingTarget.Procedure, index);
    }

    private static Finding? Judge(CodeSystem system, string code, DateOnly day, FindingTarget target, int index)
    {
        if (system.Find(code) is not { } concept)
            return new Finding(FindingLevel.Stop, "Code 2", "Unknown code", $"{code} is in no release that is installed. Check for a typing error.", target, index);
        if (concept.IsBillableOn(day))
            return null;
        if (!concept.IsCode)
        {
            var below = concept.Children.Count;
            return new Finding(
                FindingLevel.Stop, "Code 3", "Code is not whole", $"{concept.Shown} is a category and not a code: choose one of the {below} below it.", target, index);
        }
        return concept.ValidTo < day
            ? new Finding(FindingLevel.Stop, "Code 4", "Code has expired", $"{concept.Shown} was valid until {concept.ValidTo:yyyy-MM-dd}; the day is {day:yyyy-MM-dd}.", target, index)
            : new Finding(FindingLevel.Stop, "Code 5", "Code is not valid yet", $"{concept.Shown} is valid from {concept.ValidFrom:yyyy-MM-dd}; the day is {day:yyyy-MM-dd}.", target, index);
    }

    private static Finding Malformed(string reason, FindingTarget target, int index) => new(FindingLevel.Stop, "Code 1", "Malformed code", reason, target, index);

    private static string Cut(string code) => code.Length > 12 ? code[..12] + "…" : code;
}
