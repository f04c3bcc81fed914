using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// AIS, AIG, AIL and AIP: service, things, places and people of an Appointment.
/// Source: HL7 v2-to-FHIR AIS[Appointment], AIG[Appointment], AIL[Appointment], AIP[Appointment]; HL7 v2.5.1 §10.6.4 to §10.6.7.
/// </summary>
internal static class ResourceSegments
{
    public static void MapAis(MessageWalk walk, Segment ais)
    {
        if (walk.Appointment is not { } entry)
            return;
        entry.Resource.AppendOnce("serviceType", Codes.Concept(ais[3]));
        if (walk.Instant(ais[4]) is { } start)
            entry.Resource.TryAdd("start", start);
        if (FhirJson.PositiveInt(ais[7]) is { } minutes && V2.TimeUnit.GetValueOrDefault(ais[8][1].Text ?? "min") is "min")
            entry.Resource.TryAdd("minutesDuration", minutes);
        SetEnd(entry.Resource);
    }

    public static void MapAig(MessageWalk walk, Segment aig)
    {
        var cwe = new Cwe(aig[3]);
        if (walk.Appointment is not { } entry || !cwe.First.Exists)
            return;
        var name = cwe.Code ?? cwe.First.Display!;
        var device = walk.Entries.ByNature("Device", $"resource|{walk.LocalSystem}|{name}".ToUpperInvariant(), aig.PlaceName, out var isNew);
        device.Referenced = true;
        if (isNew)
        {
            device.Resource.Append("identifier", new JsonObject { ["system"] = walk.LocalSystem, ["value"] = name });
            device.Resource["deviceName"] = new JsonArray(new JsonObject { ["name"] = cwe.First.Display ?? name, ["type"] = "user-friendly-name" });
            device.Resource.Put("type", Codes.Concept(aig[4]));
        }
        Add(walk, entry, device, null, aig[8], aig[11], aig[14]);
    }

    public static void MapAil(MessageWalk walk, Segment ail)
    {
        if (walk.Appointment is not { } entry)
            return;
        foreach (var place in ail[3].Repetitions)
            Add(walk, entry, Locations.FromPl(walk, place, ail.PlaceName), null, ail[6], ail[9], ail[12]);
    }

    public static void MapAip(MessageWalk walk, Segment aip)
    {
        if (walk.Appointment is not { } entry)
            return;
        foreach (var person in aip[3].Repetitions)
            Add(walk, entry, Practitioners.FromXcn(walk, person, aip.PlaceName), Codes.Concept(aip[4]), aip[6], aip[9], aip[12]);
    }

    private static void Add(MessageWalk walk, Entry entry, Entry? who, JsonObject? type, Hl7Value start, Hl7Value minutes, Hl7Value status)
    {
        if (who is null)
            return;
        var participant = new JsonObject();
        participant.Append("type", type);
        participant["actor"] = who.Reference;
        participant["status"] = status[1].Text?.ToUpperInvariant() switch
        {
            "PENDING" or "WAITLIST" => "tentative",
            "CANCELLED" or "DELETED" or "DISCONTINUED" => "declined",
            _ => "accepted",
        };
        var period = new JsonObject();
        period.Put("start", walk.DateTime(start));
        if (FhirJson.PositiveInt(minutes) is { } length && walk.Instant(start) is { } from)
            period["end"] = DateTimeOffset.Parse(from, null).AddMinutes((int)length).ToString("yyyy-MM-ddTHH:mm:sszzz", null);
        participant.Put("period", period);
        entry.Resource.AppendOnce("participant", participant);
    }

    private static void SetEnd(JsonObject appointment)
    {
        if (appointment["end"] is null && (string?)appointment["start"] is { } start && (int?)appointment["minutesDuration"] is { } minutes)
            appointment["end"] = DateTimeOffset.Parse(start, null).AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:sszzz", null);
    }
}
