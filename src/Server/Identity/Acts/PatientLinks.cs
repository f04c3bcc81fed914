using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Identity.Acts;

/// <summary>The links of a Patient: read, added, taken off. Source: FHIR R4 Patient.link and value set link-type.</summary>
internal static class PatientLinks
{
    public const string ReplacedBy = "replaced-by";
    public const string Replaces = "replaces";
    public const string SeeAlso = "seealso";

    /// <summary>The patients linked to, with the type of each link.</summary>
    public static IReadOnlyList<(string Other, string Type)> Of(Element patient)
    {
        var links = new List<(string, string)>();
        foreach (var link in patient["link"u8].Items)
        {
            if (IdOf(link["other"u8]["reference"u8].Text) is { } other)
                links.Add((other, link["type"u8].Text ?? ""));
        }
        return links;
    }

    /// <summary>The record that replaced this one, or null.</summary>
    public static string? ReplacedByOf(Element patient)
    {
        foreach (var (other, type) in Of(patient))
        {
            if (type == ReplacedBy)
                return other;
        }
        return null;
    }

    public static void Add(JsonObject patient, string other, string type)
    {
        Remove(patient, other, type);
        if (patient["link"] is not JsonArray links)
            patient["link"] = links = [];
        links.Add(new JsonObject { ["other"] = ActDocument.Reference($"Patient/{other}"), ["type"] = type });
    }

    public static void Remove(JsonObject patient, string other, string type)
    {
        if (patient["link"] is not JsonArray links)
            return;
        for (var i = links.Count - 1; i >= 0; i--)
        {
            if ((string?)links[i]?["type"] == type && IdOf((string?)links[i]?["other"]?["reference"]) == other)
                links.RemoveAt(i);
        }
        if (links.Count == 0)
            patient.Remove("link");
    }

    private static string? IdOf(string? reference) => reference?.Split('/') is [.., "Patient", var id] ? id : null;
}
