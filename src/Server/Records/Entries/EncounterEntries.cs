using System.Collections.Frozen;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Encounters. Source: FHIR R4 Encounter; class by HL7 v3 ActCode.</summary>
internal static class EncounterEntries
{
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>
    {
        ["IMP"] = "inpatient",
        ["ACUTE"] = "inpatient",
        ["NONAC"] = "inpatient",
        ["AMB"] = "ambulatory",
        ["EMER"] = "emergency",
        ["OBSENC"] = "observation",
        ["SS"] = "short stay",
        ["HH"] = "home health",
        ["VR"] = "virtual",
        ["PRENC"] = "pre-admission",
        ["FLD"] = "field",
    }.ToFrozenDictionary();

    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var period = root["period"u8];
        var (began, ended) = (ChartTime.Of(period), ChartTime.EndOf(period));
        var status = root["status"u8].Text ?? "";
        var classCode = root["class"u8]["code"u8].Text ?? "";
        var kind = Classes.GetValueOrDefault(classCode, root["class"u8]["display"u8].Text ?? classCode);
        var type = root["type"u8][0].Concept();
        var active = status is "in-progress" or "arrived" or "triaged" or "onleave";
        yield return new ChartEntry(
            $"Encounter/{root["id"u8].Text}", began.Text, began.Milliseconds, ended.Text, ended.Milliseconds,
            type.Length > 0 ? type : kind, root["type"u8][0].CodeWithSystem(), Reason(root), kind, status,
            status is "entered-in-error" or "cancelled" ? Tone.Warning : active ? Tone.Info : Tone.Plain, Who(root["participant"u8]), active)
        {
            Labels = Reading.Labels(root),
        };
    }

    private static string Reason(Element root) =>
        root["reasonCode"u8][0].Concept() is { Length: > 0 } reason
            ? reason
            : root["diagnosis"u8][0]["condition"u8].Referred() is { Length: > 0 } diagnosis
                ? diagnosis
                : root["serviceProvider"u8].Referred();

    private static string Who(Element participants)
    {
        foreach (var participant in participants.Items)
        {
            if (participant["individual"u8].Referred() is { Length: > 0 } name)
                return name;
        }
        return "";
    }
}

/// <summary>Procedures. Source: FHIR R4 Procedure.</summary>
internal static class ProcedureEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var at = ChartTime.First(root["performedDateTime"u8], root["performedPeriod"u8]);
        var ended = ChartTime.EndOf(root["performedPeriod"u8]);
        var status = root["status"u8].Text ?? "";
        yield return new ChartEntry(
            $"Procedure/{root["id"u8].Text}", at.Text, at.Milliseconds, ended.Text, ended.Milliseconds, root["code"u8].Concept(),
            root["code"u8].CodeWithSystem(), Reason(root), root["category"u8].Concept(), status,
            status == "completed" ? Tone.Done : status is "entered-in-error" or "not-done" or "stopped" ? Tone.Warning : Tone.Info,
            root["performer"u8][0]["actor"u8].Referred(), status == "in-progress")
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    private static string Reason(Element root) =>
        root["reasonCode"u8][0].Concept() is { Length: > 0 } reason ? reason : root["reasonReference"u8][0].Referred();
}
