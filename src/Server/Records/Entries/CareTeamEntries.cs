using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Care teams, one line a participant. Source: FHIR R4 CareTeam.</summary>
internal static class CareTeamEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var status = root["status"u8].Text ?? "";
        var reason = root["reasonCode"u8][0].Concept();
        var lines = new List<ChartEntry>();
        foreach (var participant in root["participant"u8].Items)
        {
            var member = participant["member"u8];
            // The patient is a member of the own team in many sources; the chart is about them already.
            if (member.Target().StartsWith("Patient/", StringComparison.Ordinal))
                continue;
            var period = participant["period"u8].Exists ? participant["period"u8] : root["period"u8];
            var (began, ended) = (ChartTime.Of(period), ChartTime.EndOf(period));
            var active = status is "active" or "" && !ended.Exists;
            var name = member.Referred();
            lines.Add(new ChartEntry(
                $"CareTeam/{root["id"u8].Text}", began.Text, began.Milliseconds, ended.Text, ended.Milliseconds,
                name.Length > 0 ? name : member.Target(), "", participant["role"u8][0].Concept(), root["name"u8].Text ?? reason,
                active ? "active" : status == "active" ? "ended" : status, active ? Tone.Info : Tone.Plain, participant["onBehalfOf"u8].Referred(), active)
            {
                Encounter = root["encounter"u8].Target(),
                Labels = Reading.Labels(root),
            });
        }
        return lines;
    }
}

/// <summary>Care plans and goals. Source: FHIR R4 CarePlan, Goal.</summary>
internal static class PlanEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var (began, ended) = (ChartTime.Of(root["period"u8]), ChartTime.EndOf(root["period"u8]));
        var status = root["status"u8].Text ?? "";
        var title = root["title"u8].Text ?? LastCategory(root["category"u8]);
        yield return new ChartEntry(
            $"CarePlan/{root["id"u8].Text}", began.Text, began.Milliseconds, ended.Text, ended.Milliseconds, title, "", Activities(root["activity"u8]),
            "plan", status, status == "active" ? Tone.Info : Tone.Plain, root["author"u8].Referred(), status == "active")
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    public static IEnumerable<ChartEntry> ReadGoal(Element root)
    {
        var began = ChartTime.First(root["startDate"u8], root["statusDate"u8]);
        var due = ChartTime.Of(root["target"u8][0]["dueDate"u8]);
        var status = root["lifecycleStatus"u8].Text ?? "";
        yield return new ChartEntry(
            $"Goal/{root["id"u8].Text}", began.Text, began.Milliseconds, due.Text, due.Milliseconds, root["description"u8].Concept(),
            root["description"u8].CodeWithSystem(), root["achievementStatus"u8].Concept(), "goal", status,
            status is "active" or "accepted" ? Tone.Info : Tone.Plain, root["expressedBy"u8].Referred(), status is "active" or "accepted")
        {
            Labels = Reading.Labels(root),
        };
    }

    private static string LastCategory(Element categories)
    {
        var title = "";
        foreach (var category in categories.Items)
        {
            if (category.Concept() is { Length: > 0 } text)
                title = text;
        }
        return title;
    }

    private static string Activities(Element activities)
    {
        var found = new List<string>();
        foreach (var activity in activities.Items)
        {
            if (activity["detail"u8]["code"u8].Concept() is { Length: > 0 } text)
                found.Add(text);
        }
        return string.Join(", ", found);
    }
}
