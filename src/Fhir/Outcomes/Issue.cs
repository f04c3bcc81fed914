namespace Chartroom.Fhir.Outcomes;

/// <summary>How bad an issue is. Source: FHIR R4 value set issue-severity.</summary>
public enum IssueSeverity { Fatal, Error, Warning, Information }

/// <summary>
/// One finding about an input: what, how bad, and where. Expected failures travel as issues, never as exceptions.
/// <para><c>Code</c> is a code of FHIR R4 issue-type (<c>invalid</c>, <c>structure</c>, <c>not-found</c>…);
/// <c>Path</c> a FHIRPath-like element path or, for HL7 v2, <c>PID-3[1].4</c>; <c>Line</c> and <c>Column</c> count
/// from 1 and are 0 when unknown. <c>Text</c> never holds patient data.</para>
/// Source: FHIR R4 OperationOutcome.issue.
/// </summary>
public sealed record Issue(
    IssueSeverity Severity, string Code, string Text, string? Path = null, int Line = 0, int Column = 0)
{
    public static Issue Error(string code, string text, string? path = null, int line = 0, int column = 0) =>
        new(IssueSeverity.Error, code, text, path, line, column);

    public static Issue Fatal(string code, string text, string? path = null, int line = 0, int column = 0) =>
        new(IssueSeverity.Fatal, code, text, path, line, column);

    public static Issue Warning(string code, string text, string? path = null, int line = 0, int column = 0) =>
        new(IssueSeverity.Warning, code, text, path, line, column);

    public static Issue Information(string code, string text, string? path = null) =>
        new(IssueSeverity.Information, code, text, path);

    public bool Fails => Severity is IssueSeverity.Fatal or IssueSeverity.Error;
}
