using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching;

namespace Chartroom.Server.Identity;

/// <summary>
/// The demographics of a Patient resource as a record for matching. Of several names the official one counts and the
/// others are aliases; a maiden name is one; of addresses and phones the first current ones.
/// <para>Source: FHIR R4 Patient; US Core identifier systems us-ssn; HL7 v2 table 0203 (MR, SS, MC).</para>
/// </summary>
internal static class PatientDemographics
{
    public static PersonText Read(string id, Element patient)
    {
        var text = new PersonText(id);
        Names(patient, text);
        text.With(PersonField.BirthDate, patient["birthDate"u8].Text)
            .With(PersonField.Sex, patient["gender"u8].Text)
            .With(PersonField.BirthOrder, patient["multipleBirthInteger"u8].Text);
        Address(patient, text);
        Telecom(patient, text);
        Identifiers(patient, text);
        Mother(patient, text);
        return text;
    }

    /// <summary>The same without any number: what one version of a record says of the person, whatever numbers it holds.</summary>
    public static PersonText ReadFace(Element patient)
    {
        var text = new PersonText("");
        Names(patient, text);
        text.With(PersonField.BirthDate, patient["birthDate"u8].Text).With(PersonField.Sex, patient["gender"u8].Text);
        Address(patient, text);
        Telecom(patient, text);
        return text;
    }

    private static void Names(Element patient, PersonText text)
    {
        var names = patient["name"u8];
        var chosen = names[0];
        foreach (var name in names.Items)
        {
            if (name["use"u8].Is("official"u8))
                chosen = name;
            else if (name["use"u8].Is("maiden"u8))
                text.With(PersonField.Maiden, name["family"u8].Text);
            else if (name["use"u8].Is("nickname"u8))
                text.With(PersonField.Alias, name["given"u8][0].Text);
        }
        text.With(PersonField.Family, chosen["family"u8].Text).With(PersonField.Given, chosen["given"u8][0].Text)
            .With(PersonField.Middle, chosen["given"u8][1].Text).With(PersonField.Suffix, chosen["suffix"u8][0].Text);
    }

    private static void Address(Element patient, PersonText text)
    {
        foreach (var address in patient["address"u8].Items)
        {
            if (address["use"u8].Is("old"u8))
                continue;
            text.With(PersonField.Street, address["line"u8][0].Text).With(PersonField.Unit, address["line"u8][1].Text)
                .With(PersonField.City, address["city"u8].Text).With(PersonField.State, address["state"u8].Text)
                .With(PersonField.Zip, address["postalCode"u8].Text);
            return;
        }
    }

    private static void Telecom(Element patient, PersonText text)
    {
        var phones = 0;
        foreach (var point in patient["telecom"u8].Items)
        {
            if (point["use"u8].Is("old"u8))
                continue;
            if (point["system"u8].Is("email"u8) && text[PersonField.Email].Length == 0)
                text.With(PersonField.Email, point["value"u8].Text);
            else if (point["system"u8].Is("phone"u8) && ++phones <= 2)
                text.With(PersonField.Phone, point["value"u8].Text);
        }
    }

    private static void Identifiers(Element patient, PersonText text)
    {
        foreach (var identifier in patient["identifier"u8].Items)
        {
            var field = Kind(identifier);
            if (field is { } f && text[f].Length == 0 && !identifier["use"u8].Is("old"u8))
                text.With(f, identifier["value"u8].Text);
        }
    }

    private static PersonField? Kind(Element identifier)
    {
        if (identifier["system"u8].Is("http://hl7.org/fhir/sid/us-ssn"u8))
            return PersonField.Ssn;
        var type = identifier["type"u8]["coding"u8][0]["code"u8].Text;
        return type switch
        {
            "SS" or "SB" => PersonField.Ssn,
            "MR" => PersonField.Mrn,
            "MC" or "MB" or "MA" or "SN" => PersonField.Insurance,
            _ => null,
        };
    }

    private static void Mother(Element patient, PersonText text)
    {
        foreach (var extension in patient["extension"u8].Items)
        {
            if (extension["url"u8].Is("http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName"u8))
                text.With(PersonField.Mother, extension["valueString"u8].Text);
        }
    }
}
