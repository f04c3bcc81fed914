using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Conditions as problems. Source: FHIR R4 Condition.</summary>
internal static class ProblemEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var began = ChartTime.First(root["onsetDateTime"u8], root["onsetPeriod"u8], root["recordedDate"u8]);
        var ended = ChartTime.First(root["abatementDateTime"u8], root["abatementPeriod"u8]);
        var clinical = root["clinicalStatus"u8].FirstCode();
        var verification = root["verificationStatus"u8].FirstCode();
        var active = clinical is "active" or "recurrence" or "relapse" || (clinical.Length == 0 && !ended.Exists);
        var wrong = verification is "entered-in-error" or "refuted";
        yield return new ChartEntry(
            $"Condition/{root["id"u8].Text}", began.Text, began.Milliseconds, ended.Text, ended.Milliseconds, root["code"u8].Concept(),
            root["code"u8].CodeWithSystem(), root["severity"u8].Concept(), root["category"u8][0].FirstCode(),
            wrong ? verification : clinical, wrong ? Tone.Warning : active ? Tone.Info : Tone.Plain,
            Who(root), active && !wrong)
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    private static string Who(Element root) =>
        root["recorder"u8].Exists ? root["recorder"u8].Referred() : root["asserter"u8].Referred();
}

/// <summary>Allergies and intolerances. Source: FHIR R4 AllergyIntolerance.</summary>
internal static class AllergyEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var at = ChartTime.First(root["onsetDateTime"u8], root["recordedDate"u8]);
        var clinical = root["clinicalStatus"u8].FirstCode();
        var verification = root["verificationStatus"u8].FirstCode();
        var active = clinical is "active" or "" && verification is not ("entered-in-error" or "refuted");
        var high = root["criticality"u8].Text == "high";
        yield return new ChartEntry(
            $"AllergyIntolerance/{root["id"u8].Text}", at.Text, at.Milliseconds, "", 0, root["code"u8].Concept(),
            root["code"u8].CodeWithSystem(), Reactions(root["reaction"u8]), root["category"u8][0].Text ?? "",
            Status(clinical, verification, root["criticality"u8].Text),
            active && high ? Tone.Stop : active ? Tone.Warning : Tone.Plain,
            root["recorder"u8].Referred(), active)
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    private static string Status(string clinical, string verification, string? criticality)
    {
        var state = verification is "entered-in-error" or "refuted" ? verification : clinical;
        return criticality is null or "unable-to-assess" ? state : $"{state}, {criticality} criticality";
    }

    private static string Reactions(Element reactions)
    {
        var found = new List<string>();
        foreach (var reaction in reactions.Items)
        {
            foreach (var manifestation in reaction["manifestation"u8].Items)
            {
                var severity = reaction["severity"u8].Text;
                found.Add(severity is null ? manifestation.Concept() : $"{manifestation.Concept()} ({severity})");
            }
        }
        return string.Join(", ", found.Distinct());
    }
}
