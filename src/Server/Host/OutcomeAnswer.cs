using System.Buffers;
using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Host;

/// <summary>OperationOutcome answers. Source: FHIR R4 OperationOutcome; §3.1.0.1.5 HTTP status codes.</summary>
internal static class OutcomeAnswer
{
    public static async Task WriteAsync(HttpContext context, int status, IReadOnlyList<Issue> issues)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/fhir+json; charset=utf-8";
        var body = Document(issues, context.TraceIdentifier);
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The OperationOutcome as JSON; <paramref name="id"/> is the request's id in the log.</summary>
    public static ReadOnlyMemory<byte> Document(IReadOnlyList<Issue> issues, string? id = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "OperationOutcome"u8);
        if (id is not null)
            json.WriteString("id"u8, id.Replace(':', '-'));
        json.WriteStartArray("issue"u8);
        foreach (var issue in issues)
            WriteIssue(json, issue);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        json.WriteString("severity"u8, issue.Severity.ToString().ToLowerInvariant());
        json.WriteString("code"u8, issue.Code);
        json.WriteString("diagnostics"u8, Text(issue));
        if (issue.Path is { } path)
        {
            json.WriteStartArray("expression"u8);
            json.WriteStringValue(path);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string Text(Issue issue)
    {
        if (issue.Line == 0)
            return issue.Text;
        return new StringBuilder(issue.Text).Append(" (line ").Append(issue.Line).Append(", column ").Append(issue.Column).Append(')').ToString();
    }
}
