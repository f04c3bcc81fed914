using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>What went wrong with one document on its way into the chart.</summary>
public enum DocumentFault { None, Missing, Late, Unsigned, Contradictory, CopiedForward, Misfiled }

/// <summary>Which documents can have which fault, and how they then look.</summary>
internal static class DocumentFaults
{
    private const string HistoryAndPhysical = "34117-2";
    private const string Operation = "11504-8";
    private const string Progress = "11506-3";
    private const string DischargeSummary = "18842-5";

    /// <summary>
    /// When the document is due, counted from admission, operation or discharge; null for documents without a term.
    /// Source: 42 CFR 482.24(c)(4)(i)(A) history and physical within 24 hours; Joint Commission RC.02.01.03 operative report before the next level of care;
    /// 42 CFR 482.24(c)(4)(vii) completion within 30 days after discharge.
    /// </summary>
    public static DateTimeOffset? DueAt(Telling telling, StoryDocument document) => document.Type switch
    {
        HistoryAndPhysical => telling.Arrival.AddHours(24),
        Operation => telling.At(document.At).AddHours(24),
        DischargeSummary => telling.Departure.AddDays(30),
        _ => null,
    };

    /// <summary>The fault of a document, drawn; the rarer ones first.</summary>
    public static DocumentFault Draw(Telling telling, int number, FlawRates rates, ref DemoRandom random)
    {
        var document = telling.Story.Documents[number];
        var required = telling.Story.IsStay && DueAt(telling, document) is not null;
        if (random.Chance(rates[Kinds.DocumentMisfiled]) && document.Type is "18748-4" or "11526-1" or "11488-4" or "34108-1" or "11524-6")
            return DocumentFault.Misfiled;
        if (random.Chance(rates[Kinds.DocumentMissing]) && required)
            return DocumentFault.Missing;
        if (random.Chance(rates[Kinds.DocumentLate]) && required)
            return DocumentFault.Late;
        if (random.Chance(rates[Kinds.DocumentUnsigned]) && telling.Story.IsStay)
            return DocumentFault.Unsigned;
        if (random.Chance(rates[Kinds.DocumentCopiedForward]) && document.Type == Progress && Before(telling, number) is not null)
            return DocumentFault.CopiedForward;
        return random.Chance(rates[Kinds.DocumentContradictory]) && telling.Story.IsStay && OtherSide(telling.Text(number)) != telling.Text(number) && document.Type is Operation or "18748-4"
            ? DocumentFault.Contradictory : DocumentFault.None;
    }

    /// <summary>When the document arrives: on time, or so late that its term is over.</summary>
    public static DateTimeOffset ArrivesAt(Telling telling, int number, DocumentFault fault)
    {
        var document = telling.Story.Documents[number];
        var written = telling.At(document.At);
        return fault == DocumentFault.Late ? DueAt(telling, document)!.Value.AddHours(document.Type == DischargeSummary ? 100 : 30) : written;
    }

    /// <summary>The text as it arrives.</summary>
    public static string Text(Telling telling, int number, DocumentFault fault) => fault switch
    {
        DocumentFault.CopiedForward => telling.Text(Before(telling, number)!.Value),
        DocumentFault.Contradictory => OtherSide(telling.Text(number)),
        _ => telling.Text(number),
    };

    /// <summary>The progress note before this one; null when there is none.</summary>
    public static int? Before(Telling telling, int number)
    {
        for (var i = number - 1; i >= 0; i--)
        {
            if (telling.Story.Documents[i].Type == Progress)
                return i;
        }
        return null;
    }

    /// <summary>The text with right and left in each other's place.</summary>
    private static string OtherSide(string text)
    {
        const string Held = "\u0001";
        foreach (var (one, other) in ((string, string)[])[("right ", "left "), ("RIGHT ", "LEFT "), ("Right ", "Left ")])
        {
            text = text.Replace(one, Held, StringComparison.Ordinal).Replace(other, one, StringComparison.Ordinal).Replace(Held, other, StringComparison.Ordinal);
        }
        return text;
    }
}
