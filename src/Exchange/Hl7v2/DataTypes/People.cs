using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.DataTypes;

/// <summary>XPN: a person's name. <c>Family</c> is the surname of FN, prefixes included. Source: HL7 v2.5.1 §2.A.88.</summary>
public readonly record struct Xpn(
    string? Family, string? Given, string? Further, string? Suffix, string? Prefix, string? Degree, string? TypeCode,
    string? ProfessionalSuffix, string? CalledBy, Hl7Value Range, Hl7Value Effective, Hl7Value Expires)
{
    public Xpn(Hl7Value v)
        : this(
            v[1].Text, v[2].Text, v[3].Text, v[4].Text, v[5].Text, v[6].Text, v[7].Text, v[14].Text, v[15].Text, v[10], v[12], v[13])
    {
    }

    public bool Exists => Family is not null || Given is not null || Further is not null;
}

/// <summary>XCN: a person with number and name; CNN lies in the same first components. Source: HL7 v2.5.1 §2.A.86.</summary>
public readonly record struct Xcn(
    string? Id, Xpn Name, string? Degree, Hd Authority, string? CheckDigit, string? CheckDigitScheme, string? TypeCode, Hd Facility)
{
    public Xcn(Hl7Value v)
        : this(
            v[1].Text,
            new Xpn(
                v[2].Text, v[3].Text, v[4].Text, v[5].Text, v[6].Text, null, v[10].Text, v[21].Text, null, v[17], v[19], v[20]),
            v[7].Text, new Hd(v[9]), v[11].Text, v[12].Text, v[13].Text, new Hd(v[14]))
    {
    }

    public bool Exists => Id is not null || Name.Exists;
}

/// <summary>XAD: an address; <c>Street</c> is SAD's three parts. Source: HL7 v2.5.1 §2.A.84.</summary>
public readonly record struct Xad(
    Hl7Value Street, string? Other, string? City, string? State, string? PostalCode, string? Country, string? TypeCode,
    string? County, string? CensusTract, Hl7Value Range, Hl7Value Effective, Hl7Value Expires, string? Addressee)
{
    public Xad(Hl7Value v)
        : this(
            v[1], v[2].Text, v[3].Text, v[4].Text, v[5].Text, v[6].Text, v[7].Text, v[9].Text, v[10].Text, v[12], v[13], v[14], v[19].Text)
    {
    }
}

/// <summary>XTN: a number or address to reach somebody by. Source: HL7 v2.5.1 §2.A.89.</summary>
public readonly record struct Xtn(
    string? Number, string? UseCode, string? EquipmentCode, string? Address, string? Country, string? Area, string? Local,
    string? Extension, string? Unformatted, Hl7Value Effective, Hl7Value Expires, string? Preference)
{
    public Xtn(Hl7Value v)
        : this(
            v[1].Text, v[2].Text, v[3].Text, v[4].Text, v[5].Text, v[6].Text, v[7].Text, v[8].Text, v[12].Text, v[13], v[14], v[18].Text)
    {
    }
}
