using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// ROL: a person's part in what it follows: the patient's general practitioner, a participant of the visit, a performer of the procedure.
/// Source: HL7 v2-to-FHIR ROL[Patient-GeneralPractitioner], ROL[Encounter-PractitionerRole]; HL7 v2.5.1 §15.4.7.
/// </summary>
internal static class RolSegment
{
    public static void Map(MessageWalk walk, Segment rol)
    {
        foreach (var person in rol[4].Repetitions)
        {
            if (Role(walk, rol, person) is not { } role)
                continue;
            if (walk.Procedure is { } procedure && walk.NoteTarget == procedure)
                procedure.Resource.AppendOnce("performer", Performer(rol, role));
            else if (walk.Encounter is { } encounter)
                encounter.Resource.AppendOnce("participant", Participant(walk, rol, role));
            else
                walk.Patient?.Resource.AppendOnce("generalPractitioner", role.Reference);
        }
    }

    private static Entry? Role(MessageWalk walk, Segment rol, Hl7Value person)
    {
        var organization = Organizations.FromXon(walk, rol[14].Part(1), rol.PlaceName);
        var role = Practitioners.Role(walk, person, rol.PlaceName, V2.Table("0443"), rol[3][1].Text, organization);
        if (role is null)
            return null;
        role.Resource.Put("period", Periods.Between(walk, rol[5], rol[6]));
        foreach (var speciality in rol[9].Repetitions)
            role.Resource.AppendOnce("specialty", Codes.Concept(speciality));
        foreach (var phone in rol[12].Repetitions)
            role.Resource.AppendOnce("telecom", Contacts.FromXtn(walk, phone));
        if (Locations.FromPl(walk, rol[13], rol.PlaceName) is { } location)
            role.Resource.AppendOnce("location", location.Reference);
        if (Practitioners.FromXcn(walk, person, rol.PlaceName) is { } practitioner)
        {
            foreach (var address in rol[11].Repetitions)
                practitioner.Resource.AppendOnce("address", Addresses.FromXad(walk, address));
        }
        return role;
    }

    private static JsonObject Participant(MessageWalk walk, Segment rol, Entry role)
    {
        var participant = new JsonObject();
        participant.Append("type", Codes.Concept(rol[3], "0443", V2.ProviderRole));
        participant.Put("period", Periods.Between(walk, rol[5], rol[6]));
        participant["individual"] = role.Reference;
        return participant;
    }

    private static JsonObject Performer(Segment rol, Entry role)
    {
        var performer = new JsonObject();
        performer.Put("function", Codes.Concept(rol[3], "0443", V2.ProviderRole));
        performer["actor"] = role.Reference;
        return performer;
    }
}
