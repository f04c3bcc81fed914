using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.Structure;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>A MeasureReport has the stratifiers of its Measure, told apart by their codes. Source: FHIR R4 MeasureReport.group.stratifier, Measure.group.stratifier.</summary>
internal sealed class MeasureReportRules(WalkContext context, Findings findings)
{
    public void Check(Element report)
    {
        if (report["measure"u8].Text is not { } url || context.Definitions.Find("Measure", url) is not { } measure)
            return;
        foreach (var group in report["group"u8].Items)
        {
            foreach (var defined in measure.Root["group"u8].Items)
            {
                if (Says(group["code"u8], defined["code"u8]) || measure.Root["group"u8].Count == 1)
                    Stratifiers(group, defined);
            }
        }
    }

    private void Stratifiers(Element group, Element defined)
    {
        var left = new List<Element>();
        foreach (var stratifier in defined["stratifier"u8].Items)
            left.Add(stratifier);
        foreach (var stratifier in group["stratifier"u8].Items)
        {
            var at = left.FindIndex(d => Says(stratifier["code"u8], d["code"u8]));
            if (at < 0)
                findings.Error(stratifier.Index, "invalid", "The stratifier has no code of a stratifier that the measure defines.");
            else
                left.RemoveAt(at);
        }
        if (left.Count > 0 && group["stratifier"u8].Exists)
            findings.Error(group.Index, "required", "A stratifier of the measure is not in the report.");
    }

    /// <summary>True when two concepts share a coding, or their words when they have no coding.</summary>
    private static bool Says(Element a, Element b)
    {
        foreach (var own in a["coding"u8].Items)
        {
            foreach (var other in b["coding"u8].Items)
            {
                if (own["code"u8].Text is { } code && code == other["code"u8].Text && own["system"u8].Text == other["system"u8].Text)
                    return true;
            }
        }
        return a["text"u8].Text is { } text && text == b["text"u8].Text;
    }
}
