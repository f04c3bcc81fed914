using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>XCN, CNN and NDL as Practitioner and PractitionerRole. Source: HL7 v2-to-FHIR XCN[Practitioner], CNN[Practitioner], NDL[PractitionerRole].</summary>
internal static class Practitioners
{
    public static Entry? FromXcn(MessageWalk walk, Hl7Value value, string place)
    {
        var xcn = new Xcn(value);
        if (!xcn.Exists)
            return null;
        var system = Identifiers.System(xcn.Authority, xcn.TypeCode) ?? walk.LocalSystem;
        var entry = xcn.Id is null
            ? walk.Entries.ByNature("Practitioner", NameKey(walk, xcn.Name), place, out var isNew)
            : walk.Entries.ByIdentifier("Practitioner", system, xcn.Id, place, out isNew);
        entry.Referenced = true;
        entry.Display ??= Shown(xcn);
        if (!isNew)
            return entry;
        if (xcn.Id is not null)
        {
            var identifier = new JsonObject();
            Identifiers.AddCheckDigit(identifier, xcn.CheckDigit, xcn.CheckDigitScheme);
            identifier.Put("type", Identifiers.Type(xcn.TypeCode));
            identifier["system"] = system;
            identifier["value"] = xcn.Id;
            if (xcn.Authority.UniversalId is not null)
                identifier.Put("assigner", Organizations.FromHd(walk, xcn.Authority, place)?.Reference);
            entry.Resource.Append("identifier", identifier);
        }
        entry.Resource.Append("name", Names.From(walk, xcn.Name));
        if (xcn.Degree is not null)
            entry.Resource.Append("qualification", new JsonObject { ["code"] = FhirJson.Concept(V2.Table("0360"), xcn.Degree) });
        return entry;
    }

    /// <summary>A person in a part: PractitionerRole with the code of that part.</summary>
    public static Entry? Role(MessageWalk walk, Hl7Value xcn, string place, string? system, string? code, Entry? organization = null)
    {
        var practitioner = FromXcn(walk, xcn, place);
        if (practitioner is null && organization is null)
            return null;
        var nature = $"{practitioner?.FullUrl}|{organization?.FullUrl}|{code}";
        var role = walk.Entries.ByNature("PractitionerRole", nature, place, out var isNew);
        role.Referenced = true;
        if (!isNew)
            return role;
        role.Resource.Put("practitioner", practitioner?.Reference);
        role.Resource.Put("organization", organization?.Reference);
        if (code is not null)
            role.Resource.Append("code", FhirJson.Concept(system, code));
        return role;
    }

    /// <summary>NDL: a name with dates and a place: OBR-32 to OBR-35.</summary>
    public static Entry? FromNdl(MessageWalk walk, Hl7Value value, string place)
    {
        // CNN lies in the subcomponents of the first component; an XCN-shaped field sends them as components.
        var person = value[1].PartCount > 1 || value.PartCount < 3 ? value[1] : value;
        var practitioner = FromXcn(walk, person, place);
        if (practitioner is null)
            return null;
        var role = walk.Entries.ByNature("PractitionerRole", $"{practitioner.FullUrl}||{value}", place, out var isNew);
        role.Referenced = true;
        if (!isNew || person.Level == Hl7Level.Repetition)
        {
            role.Resource["practitioner"] = practitioner.Reference;
            return role;
        }
        role.Resource["practitioner"] = practitioner.Reference;
        role.Resource.Put("period", Periods.Between(walk, value[2], value[3]));
        var pl = new Pl(value[4].Text, value[5].Text, value[6].Text, new Hd(value[7]), value[8].Text, value[10].Text, value[11].Text, null);
        role.Resource.Append("location", Locations.From(walk, pl, place)?.Reference);
        return role;
    }

    /// <summary>As people are spoken of: prefix, names, then what follows a name; null when only a number was sent.</summary>
    private static string? Shown(Xcn xcn)
    {
        var name = string.Join(' ', new[] { xcn.Name.Prefix, xcn.Name.Given, xcn.Name.Further, xcn.Name.Family, xcn.Name.Suffix }.OfType<string>());
        return name.Length == 0 ? null : xcn.Degree is { } degree ? $"{name}, {degree}" : name;
    }

    private static string NameKey(MessageWalk walk, Xpn name) =>
        $"{walk.LocalSystem}|{name.Family}|{name.Given}|{name.Further}|{name.Suffix}".ToUpperInvariant();
}
