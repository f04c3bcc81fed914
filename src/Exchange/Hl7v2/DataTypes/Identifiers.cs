using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.DataTypes;

/// <summary>HD: an authority by local name, by universal id and its kind (ISO, UUID, DNS, CLIA…). Source: HL7 v2.5.1 §2.A.33.</summary>
public readonly record struct Hd(string? Namespace, string? UniversalId, string? UniversalIdType)
{
    public Hd(Hl7Value value)
        : this(value[1].Text, value[2].Text, value[3].Text)
    {
    }

    public bool Exists => Namespace is not null || UniversalId is not null;
}

/// <summary>EI: an identifier and its authority in the same data type. Source: HL7 v2.5.1 §2.A.28.</summary>
public readonly record struct Ei(string? Id, Hd Authority)
{
    public Ei(Hl7Value value)
        : this(value[1].Text, new Hd(value[2].Text, value[3].Text, value[4].Text))
    {
    }
}

/// <summary>
/// CX: an identifier with check digit, assigning authority, type (table 0203), facility and dates. Source: HL7 v2.5.1 §2.A.14.
/// </summary>
public readonly record struct Cx(
    string? Id, string? CheckDigit, string? CheckDigitScheme, Hd Authority, string? TypeCode, Hd Facility, Hl7Value Effective, Hl7Value Expires)
{
    public Cx(Hl7Value v)
        : this(v[1].Text, v[2].Text, v[3].Text, new Hd(v[4]), v[5].Text, new Hd(v[6]), v[7], v[8])
    {
    }
}

/// <summary>XON: an organization by name and number. Source: HL7 v2.5.1 §2.A.87.</summary>
public readonly record struct Xon(
    string? Name, string? Id, string? CheckDigit, string? CheckDigitScheme, Hd Authority, string? TypeCode, Hd Facility)
{
    public Xon(Hl7Value v)
        : this(v[1].Text, v[10].Text ?? v[3].Text, v[4].Text, v[5].Text, new Hd(v[6]), v[7].Text, new Hd(v[8]))
    {
    }

    public bool Exists => Name is not null || Id is not null;
}
