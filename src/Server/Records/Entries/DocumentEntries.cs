using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Documents, and reports that carry a text of their own. Source: FHIR R4 DocumentReference, DiagnosticReport.</summary>
internal static class DocumentEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var at = ChartTime.First(root["context"u8]["period"u8], root["date"u8]);
        var status = root["status"u8].Text ?? "";
        var signed = root["docStatus"u8].Text;
        var title = root["description"u8].Text ?? root["content"u8][0]["attachment"u8]["title"u8].Text;
        var type = root["type"u8].Concept();
        yield return new ChartEntry(
            $"DocumentReference/{root["id"u8].Text}", at.Text, at.Milliseconds, "", 0, title is { Length: > 0 } ? title : type,
            root["type"u8].CodeWithSystem(), root["content"u8][0]["attachment"u8]["contentType"u8].Text ?? "",
            type.Length > 0 ? type : root["category"u8][0].Concept(), status == "current" && signed is not null ? signed : status,
            status == "entered-in-error" ? Tone.Warning : signed is "final" or "amended" ? Tone.Done : signed == "preliminary" ? Tone.Info : Tone.Plain,
            root["author"u8][0].Referred(), status == "current")
        {
            Encounter = root["context"u8]["encounter"u8][0].Target(),
            Labels = Reading.Labels(root),
        };
    }

    /// <summary>A report without a text of its own is only a heading over its results, and no document.</summary>
    public static IEnumerable<ChartEntry> ReadReport(Element root)
    {
        if (!root["presentedForm"u8].Exists && !root["conclusion"u8].Exists)
            yield break;
        var at = ChartTime.First(root["effectiveDateTime"u8], root["effectivePeriod"u8], root["issued"u8]);
        var status = root["status"u8].Text ?? "";
        yield return new ChartEntry(
            $"DiagnosticReport/{root["id"u8].Text}", at.Text, at.Milliseconds, "", 0, root["code"u8].Concept(), root["code"u8].CodeWithSystem(),
            root["presentedForm"u8][0]["contentType"u8].Text ?? "text/plain", root["category"u8][0].Concept(), status,
            status is "final" or "amended" or "corrected" ? Tone.Done : Tone.Info, root["performer"u8][0].Referred(), status != "entered-in-error")
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }
}
