using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Records.Sources;

/// <summary>A Provenance as an origin. Source: FHIR R4 Provenance; IHE and HL7 v2-to-FHIR give the entity's identifier.</summary>
internal static class OriginReading
{
    public static Origin Read(StoredVersion provenance, string of)
    {
        var root = provenance.Document!.Root;
        var entity = root["entity"u8][0];
        var what = entity["what"u8];
        var recorded = ChartTime.First(root["recorded"u8], root["occurredDateTime"u8]);
        var reference = what.Target();
        return new Origin(
            provenance.Key.ToString(), Activity(root), From(what, entity), PlaceOf(root, of), Agents(root["agent"u8]), recorded.Text,
            ItemOf(what), reference.StartsWith("DocumentReference/", StringComparison.Ordinal) && !reference.StartsWith(of, StringComparison.Ordinal) ? reference : null);
    }

    private static string Activity(Element root) =>
        root["activity"u8].Concept() is { Length: > 0 } activity ? activity.ToLowerInvariant() : "recorded";

    private static string From(Element what, Element entity) =>
        what.Referred() is { Length: > 0 } named ? named : what.Target() is { Length: > 0 } target ? target : entity["role"u8].Text ?? "";

    /// <summary>The number in the intake journal, by which the raw message is opened.</summary>
    private static long? ItemOf(Element what)
    {
        var identifier = what["identifier"u8];
        var system = identifier["system"u8].Text ?? "";
        return system == "urn:chartroom:journal" && long.TryParse(identifier["value"u8].Text, out var number) ? number : null;
    }

    /// <summary>The place within the source: an extension on the target, the entity or the Provenance whose address ends in <c>place</c>, <c>path</c> or <c>location</c>.</summary>
    private static string PlaceOf(Element root, string of)
    {
        foreach (var holder in (ReadOnlySpan<Element>)[TargetOf(root, of), root["entity"u8][0], root["entity"u8][0]["what"u8], root])
        {
            foreach (var extension in holder["extension"u8].Items)
            {
                var url = extension["url"u8].Text ?? "";
                if (!url.EndsWith("place", StringComparison.Ordinal) && !url.EndsWith("path", StringComparison.Ordinal) && !url.EndsWith("location", StringComparison.Ordinal))
                    continue;
                foreach (var member in extension.Members)
                {
                    if (member.Name.StartsWith("value"u8) && member.Text is { } text)
                        return text;
                }
            }
        }
        return "";
    }

    /// <summary>What a source says of one of the many things that came from it.</summary>
    private static Element TargetOf(Element root, string of)
    {
        foreach (var target in root["target"u8].Items)
        {
            if (target["reference"u8].Text is { } reference && (reference == of || reference.StartsWith(of + "/_history/", StringComparison.Ordinal)))
                return target;
        }
        return root["target"u8][0];
    }

    private static string Agents(Element agents)
    {
        var names = new List<string>();
        foreach (var agent in agents.Items)
        {
            var who = agent["who"u8];
            var name = who.Referred() is { Length: > 0 } display ? display : who.Target();
            var role = agent["type"u8].Concept();
            if (name.Length > 0)
                names.Add(role.Length > 0 ? $"{name} ({role.ToLowerInvariant()})" : name);
        }
        return string.Join(", ", names);
    }
}
