using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// PRT: who, what place or what device took part in what it follows.
/// Source: HL7 v2-to-FHIR PRT[PractitionerRole], PRT[Device], PRT[Patient-GeneralPractitioner-PractitionerRole]; HL7 v2.8.2 §7.4.4.
/// </summary>
internal static class PrtSegment
{
    public static void Map(MessageWalk walk, Segment prt)
    {
        var organization = Organizations.FromXon(walk, prt[8].Part(1), prt.PlaceName);
        var role = Practitioners.Role(walk, prt[5].Part(1), prt.PlaceName, V2.Table("0912"), prt[4][1].Text, organization);
        if (role is not null)
        {
            role.Resource.Put("period", Periods.Between(walk, prt[11], prt[12]));
            if (Locations.FromPl(walk, prt[9].Part(1), prt.PlaceName) is { } location)
                role.Resource.AppendOnce("location", location.Reference);
            foreach (var phone in prt[15].Repetitions)
                role.Resource.AppendOnce("telecom", Contacts.FromXtn(walk, phone));
            Attach(walk, prt, role);
        }
        AddDevice(walk, prt);
    }

    private static void Attach(MessageWalk walk, Segment prt, Entry role)
    {
        var (target, element) = (walk.NoteTarget ?? walk.Encounter, prt[4][1].Text) switch
        {
            ({ Type: "Patient" } t, _) => (t, "generalPractitioner"),
            ({ Type: "ServiceRequest" } t, "OP") => (t, "requester"),
            ({ Type: "Observation" } t, _) => (t, "performer"),
            ({ Type: "DocumentReference" } t, _) => (t, "author"),
            _ => ((Entry?)null, ""),
        };
        if (target is not null && element == "requester")
            target.Resource[element] = role.Reference;
        else
            target?.Resource.AppendOnce(element, role.Reference);
    }

    private static void AddDevice(MessageWalk walk, Segment prt)
    {
        var ei = new Ei(prt[10].Part(1));
        var udi = prt[16].HasValue ? prt[16].Text : null;
        if ((ei.Id ?? udi) is not { } number)
            return;
        var system = Identifiers.System(ei.Authority, null) ?? walk.LocalSystem;
        var device = walk.Entries.ByIdentifier("Device", system, number, prt.PlaceName, out var isNew);
        device.Referenced = true;
        if (isNew)
        {
            device.Resource["identifier"] = new JsonArray(new JsonObject { ["system"] = system, ["value"] = number });
            if (udi is not null)
                device.Resource["udiCarrier"] = new JsonArray(new JsonObject { ["deviceIdentifier"] = udi });
            device.Resource.Put("manufactureDate", walk.DateTime(prt[17]));
            device.Resource.Put("expirationDate", walk.DateTime(prt[18]));
            device.Resource.Put("lotNumber", prt[19].Text);
            device.Resource.Put("serialNumber", prt[20].Text);
        }
        if (walk.NoteTarget is { Type: "Observation" } observation)
            observation.Resource["device"] = device.Reference;
    }
}
