namespace Chartroom.Server.Network;

/// <summary>
/// The form in which an answer is wanted. <c>_format</c> wins over Accept. Source: FHIR R4 §3.1.0.1.10 content types.
/// </summary>
internal static class Formats
{
    public const string Json = "application/fhir+json; charset=utf-8";

    /// <summary>What the capability statement names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["application/fhir+json", "application/fhir+xml", "json", "xml"];

    public const string Xml = "application/fhir+xml; charset=utf-8";

    /// <summary>The content type of the answer; null when the client takes neither JSON nor XML.</summary>
    public static string? Wanted(HttpRequest request, string query)
    {
        var wanted = QueryText.Value(query, "_format") ?? request.Headers.Accept.ToString();
        var (json, xml) = (Place(wanted, "json"), Place(wanted, "xml"));
        if (json < int.MaxValue && json <= xml)
            return Json;
        // Browsers ask for html first and xml by the way: they get JSON.
        if (xml < int.MaxValue && !wanted.Contains("text/html", StringComparison.Ordinal))
            return Xml;
        return wanted.Length == 0 || wanted.Contains("*/*", StringComparison.Ordinal) || wanted.Contains("application/*", StringComparison.Ordinal)
            || wanted.Contains("text/html", StringComparison.Ordinal) ? Json : null;
    }

    private static int Place(string wanted, string form) =>
        wanted.IndexOf(form, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : int.MaxValue;
}
