using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>NK1 as RelatedPerson and as Patient.contact. Source: HL7 v2-to-FHIR NK1[RelatedPerson], NK1[Patient].</summary>
internal static class Nk1Segment
{
    public static void Map(MessageWalk walk, Segment nk1)
    {
        if (walk.Patient is not { } patient)
            return;
        patient.Resource.Append("contact", Contact(walk, nk1));
        // Employers, agencies and insurers are contacts, not persons.
        if (nk1[7][1].Text is "EMR" or "E" or "F" or "I" or "S" || nk1[3][1].Text is "EMR" || !HasPerson(nk1))
            return;
        var number = new Cx(nk1[33]);
        var related = number.Id is null
            ? walk.Entries.ByNature("RelatedPerson", walk.OfPatient("related", nk1[2].Whole, nk1[3][1].Text ?? nk1[7][1].Text), nk1.PlaceName, out _)
            : walk.Entries.ByNature("RelatedPerson", walk.OfPatient("related", number.Id), nk1.PlaceName, out _);
        related.Resource["patient"] = patient.Reference;
        Fill(walk, nk1, related.Resource);
    }

    private static bool HasPerson(Segment nk1) => nk1[2].HasValue || nk1[30].HasValue || nk1[33].HasValue || nk1[12].HasValue;

    private static void Fill(MessageWalk walk, Segment nk1, JsonObject person)
    {
        walk.FillAll(person, "identifier", nk1[12], v => Identifiers.FromCx(walk, v));
        walk.FillAll(person, "identifier", nk1[33], v => Identifiers.FromCx(walk, v));
        if (nk1[37].Text is { } ssn)
            person.Append("identifier", new JsonObject { ["type"] = Identifiers.Type("SS"), ["system"] = Identifiers.Ssn, ["value"] = ssn });
        person["active"] = true;
        AddRelationship(person, nk1);
        walk.FillAll(person, "name", nk1[2], v => Names.FromXpn(walk, v));
        walk.FillAll(person, "name", nk1[30], v => Names.FromXpn(walk, v));
        AddTelecom(walk, nk1, person, withContactPerson: true);
        walk.Fill(person, "gender", nk1[15], v => V2.Gender.Find(v[1].Text)?.Code ?? "unknown");
        walk.Fill(person, "birthDate", nk1[16], v => walk.Date(v));
        walk.FillAll(person, "address", nk1[4], v => Addresses.FromXad(walk, v));
        walk.FillAll(person, "address", nk1[32], v => Addresses.FromXad(walk, v));
        person.Put("period", Periods.Between(walk, nk1[8], nk1[9]));
        if (Codes.Concept(nk1[20], "0296", V2.Language) is { } language)
            person.Append("communication", new JsonObject { ["language"] = language });
    }

    private static JsonObject Contact(MessageWalk walk, Segment nk1)
    {
        var contact = new JsonObject();
        AddRelationship(contact, nk1);
        contact.Put("name", Names.FromXpn(walk, nk1[2].Part(1)));
        AddTelecom(walk, nk1, contact, withContactPerson: false);
        contact.Put("address", Addresses.FromXad(walk, nk1[4].Part(1)));
        contact.Put("gender", nk1[15].HasValue ? V2.Gender.Find(nk1[15][1].Text)?.Code : null);
        contact.Put("organization", Organizations.FromXon(walk, nk1[13].Part(1), nk1.PlaceName)?.Reference);
        contact.Put("period", Periods.Between(walk, nk1[8], nk1[9]));
        return contact;
    }

    private static void AddRelationship(JsonObject to, Segment nk1)
    {
        to.Append("relationship", Codes.Concept(nk1[3], "0063", V2.Relationship));
        to.Append("relationship", Codes.Concept(nk1[7], "0131", V2.ContactRole));
    }

    private static void AddTelecom(MessageWalk walk, Segment nk1, JsonObject to, bool withContactPerson)
    {
        walk.FillAll(to, "telecom", nk1[5], v => Contacts.FromXtn(walk, v));
        walk.FillAll(to, "telecom", nk1[6], v => Contacts.FromXtn(walk, v, "work"));
        if (withContactPerson)
            walk.FillAll(to, "telecom", nk1[31], v => Contacts.FromXtn(walk, v));
        walk.FillAll(to, "telecom", nk1[40], v => Contacts.FromXtn(walk, v));
        walk.FillAll(to, "telecom", nk1[41], v => Contacts.FromXtn(walk, v));
    }
}
