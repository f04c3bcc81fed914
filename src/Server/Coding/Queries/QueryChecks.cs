using Chartroom.Server.Coding.Evaluation;

namespace Chartroom.Server.Coding.Queries;

/// <summary>
/// Whether a question to a physician may be sent: it rests on facts of this chart, leads to no answer, leaves every answer
/// open, and says nothing of money or scores.
/// Source: AHIMA/ACDIS, Guidelines for Achieving a Compliant Query Practice (2022 update).
/// </summary>
internal static class QueryChecks
{
    /// <summary>Words that a physician must not see in a query.</summary>
    private static readonly string[] Banned =
    [
        "reimburse", "payment", "drg", "revenue", "dollar", "case mix", "casemix", "cmi", "severity of illness", "risk of mortality", "mcc", "quality score",
        "profile", "denial", "insurance", "billing",
    ];

    private static readonly string[] Leading = ["please document", "please add", "please confirm that", "don't you think", "we need", "would you agree"];

    public static IReadOnlyList<Finding> Of(AskQuery query)
    {
        var findings = new List<Finding>();
        if (query.Indicators.Count == 0)
            Stop("Query 1", "No clinical indicator", "Cite at least one fact of this chart, with its document and day.");
        AddOptions(query, findings, Stop);
        var shown = $"{query.Title} {query.Text} {string.Join(' ', query.Options)}".ToLowerInvariant();
        foreach (var word in Banned.Where(w => Holds(shown, w)))
            Stop("Query 4", "Money or scores", $"“{word}” may not stand in what the physician reads.");
        foreach (var words in Leading.Where(w => shown.Contains(w, StringComparison.Ordinal)))
            Stop("Query 2", "Leading", $"“{words}” leads to an answer. Ask what the findings mean instead.");
        foreach (var option in query.Options.Where(o => o.Length > 3 && !IsOpen(o) && query.Title.Contains(o, StringComparison.OrdinalIgnoreCase)))
            Stop("Query 2", "The title answers itself", $"The title names the option “{option}”.");
        return findings;

        void Stop(string rule, string title, string reason) => findings.Add(new Finding(FindingLevel.Stop, rule, title, reason));
    }

    private static void AddOptions(AskQuery query, List<Finding> findings, Action<string, string, string> stop)
    {
        if (query.Options.Count(o => !IsOpen(o)) < 2)
            stop("Query 2", "Too few options", "Offer at least two answers that the findings support, besides “other” and “unable to determine”.");
        if (!query.Options.Any(o => o.StartsWith("other", StringComparison.OrdinalIgnoreCase)))
            stop("Query 3", "No “other”", "The physician must be able to answer in words of their own: offer “Other”.");
        if (!query.Options.Any(o => o.Contains("unable", StringComparison.OrdinalIgnoreCase)))
            stop("Query 3", "No “unable to determine”", "Offer “Unable to determine”.");
        if (query.Text.Length < 20)
            findings.Add(new Finding(FindingLevel.Warning, "Query 1", "The question is very short", "Say what was found and what is asked."));
    }

    private static bool IsOpen(string option) =>
        option.StartsWith("other", StringComparison.OrdinalIgnoreCase) || option.Contains("unable", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word by itself: "mcc" is not found in "McCoy".</summary>
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            var ends = word.Length > 5 || at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]);
            if (begins && ends)
                return true;
        }
        return false;
    }
}
