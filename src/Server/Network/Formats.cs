namespace Chartroom.Server.Network;

/// <summary>
/// The form in which an answer is wanted. <c>_format</c> wins over Accept. Source: FHIR R4 §3.1.0.1.10 content types.
/// </summary>
internal static class Formats
{
    public const string Json = "application/fhir+json; charset=utf-8";

    /// <summary>What the capability statement names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["application/fhir+json", "json"];

    /// <summary>True when JSON is acceptable to the client.</summary>
    public static bool TakesJson(HttpRequest request, string query)
    {
        var wanted = QueryText.Value(query, "_format") ?? request.Headers.Accept.ToString();
        return wanted.Length == 0 || wanted.Contains("json", StringComparison.OrdinalIgnoreCase) || wanted.Contains("*/*", StringComparison.Ordinal)
            || wanted.Contains("application/*", StringComparison.Ordinal) || wanted.Contains("text/html", StringComparison.Ordinal);
    }
}
