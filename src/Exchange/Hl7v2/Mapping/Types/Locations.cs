using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>
/// PL and HD as Location: one for each level that is sent, each part of the next, and the smallest is the answer.
/// Source: HL7 v2-to-FHIR PL[Location], HD[Location].
/// </summary>
internal static class Locations
{
    public static Entry? FromPl(MessageWalk walk, Hl7Value value, string place) => From(walk, new Pl(value), place);

    public static Entry? From(MessageWalk walk, Pl pl, string place)
    {
        (string? Text, string Code, string Display)[] levels =
        [
            (pl.Facility.Namespace ?? pl.Facility.UniversalId, "si", "Site"),
            (pl.Building, "bu", "Building"),
            (pl.Floor, "lvl", "Level"),
            (pl.PointOfCare, "wi", "Wing"),
            (pl.Room, "ro", "Room"),
            (pl.Bed, "bd", "Bed"),
        ];
        Entry? within = null;
        var path = walk.LocalSystem;
        foreach (var level in levels)
        {
            if (level.Text is null)
                continue;
            path = $"{path}/{level.Code}:{level.Text}";
            var entry = walk.Entries.ByNature("Location", path.ToUpperInvariant(), place, out var isNew);
            entry.Referenced = true;
            if (isNew)
                Describe(entry.Resource, level.Text, level.Code, level.Display, within);
            within = entry;
        }
        if (within is not null && pl.Description is not null)
            within.Resource["description"] = pl.Description;
        return within;
    }

    public static Entry? FromHd(MessageWalk walk, Hd hd, string place) =>
        From(walk, new Pl(null, null, null, hd, null, null, null, null), place);

    private static void Describe(JsonObject location, string text, string code, string display, Entry? within)
    {
        location.Append("identifier", new JsonObject { ["value"] = text });
        location["status"] = "active";
        location["name"] = text;
        location["mode"] = "instance";
        location["physicalType"] = FhirJson.Concept(V2.PhysicalType, code, display);
        location.Put("partOf", within?.Reference);
    }
}
