using System.Text.Json;

namespace Chartroom.Fhir.Outcomes;

/// <summary>
/// Issues as an OperationOutcome resource, with line and column in the extensions that HL7 defines for them. A resource must have
/// an issue, so that no issues are told as one of severity information.
/// Source: FHIR R4 OperationOutcome; extensions operationoutcome-issue-line and operationoutcome-issue-col.
/// </summary>
public static class OperationOutcomeForm
{
    private static readonly Issue[] AllWell = [Issue.Information("informational", "No issues were found.")];

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Issue> issues)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "OperationOutcome"u8);
        json.WriteStartArray("issue"u8);
        foreach (var issue in issues.Count == 0 ? AllWell : issues)
            WriteIssue(json, issue);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        if (issue.Line > 0)
        {
            json.WriteStartArray("extension"u8);
            WritePlace(json, "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line", issue.Line);
            WritePlace(json, "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col", issue.Column);
            json.WriteEndArray();
        }
        json.WriteString("severity"u8, issue.Severity switch
        {
            IssueSeverity.Fatal => "fatal",
            IssueSeverity.Error => "error",
            IssueSeverity.Warning => "warning",
            _ => "information",
        });
        json.WriteString("code"u8, issue.Code);
        json.WriteStartObject("details"u8);
        json.WriteString("text"u8, issue.Text);
        json.WriteEndObject();
        if (issue.Path is { Length: > 0 } path)
        {
            json.WriteStartArray("expression"u8);
            json.WriteStringValue(path);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string url, int value)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, url);
        json.WriteNumber("valueInteger"u8, value);
        json.WriteEndObject();
    }
}
