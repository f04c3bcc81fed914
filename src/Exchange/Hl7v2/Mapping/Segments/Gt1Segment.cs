using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// GT1 as Account.guarantor: the patient, an organization, or a RelatedPerson. HL7 has no map for GT1; this one follows the elements of
/// NK1[RelatedPerson]. Source: HL7 v2.5.1 §6.5.5; FHIR R4 Account.guarantor.
/// </summary>
internal static class Gt1Segment
{
    public static void Map(MessageWalk walk, Segment gt1)
    {
        if (walk.Patient is not { } patient || !(gt1[3].HasValue || gt1[21].HasValue))
            return;
        var account = walk.Account ?? PatientAccount(walk, gt1, patient);
        var who = gt1[11][1].Text is "SEL" or "SE" or "18" ? patient : Guarantor(walk, gt1, patient);
        var guarantor = new JsonObject { ["party"] = who.Reference };
        guarantor.Put("period", Periods.Between(walk, gt1[13], gt1[14]));
        account.Resource.AppendOnce("guarantor", guarantor);
    }

    private static Entry PatientAccount(MessageWalk walk, Segment gt1, Entry patient)
    {
        var account = walk.Entries.ByNature("Account", walk.OfPatient("account", walk.Encounter?.FullUrl), gt1.PlaceName, out _);
        account.Defaults["status"] = "active";
        account.Resource["subject"] = new JsonArray(patient.Reference);
        return account;
    }

    private static Entry Guarantor(MessageWalk walk, Segment gt1, Entry patient)
    {
        if (!gt1[3].HasValue && Organizations.FromXon(walk, gt1[21].Part(1), gt1.PlaceName) is { } organization)
            return organization;
        var entry = walk.Entries.ByNature("RelatedPerson", walk.OfPatient("guarantor", gt1[3].Whole, gt1[2][1].Text), gt1.PlaceName, out _);
        var person = entry.Resource;
        person["patient"] = patient.Reference;
        walk.FillAll(person, "identifier", gt1[2], v => Identifiers.FromCx(walk, v));
        if (gt1[12].Text is { } ssn)
            person.Append("identifier", new JsonObject { ["type"] = Identifiers.Type("SS"), ["system"] = Identifiers.Ssn, ["value"] = ssn });
        person.Append("relationship", Codes.Concept(gt1[11], "0063", V2.Relationship));
        person.Append("relationship", FhirJson.Concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GUAR", "guarantor"));
        walk.FillAll(person, "name", gt1[3], v => Names.FromXpn(walk, v));
        walk.FillAll(person, "telecom", gt1[6], v => Contacts.FromXtn(walk, v, "home"));
        walk.FillAll(person, "telecom", gt1[7], v => Contacts.FromXtn(walk, v, "work"));
        walk.Fill(person, "gender", gt1[9], v => V2.Gender.Find(v[1].Text)?.Code ?? "unknown");
        walk.Fill(person, "birthDate", gt1[8], v => walk.Date(v));
        walk.FillAll(person, "address", gt1[5], v => Addresses.FromXad(walk, v));
        person.Put("period", Periods.Between(walk, gt1[13], gt1[14]));
        return entry;
    }
}
