using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.DataTypes;

/// <summary>
/// CWE, CE, CNE and CF: up to three codings of one meaning and the original text; IS and ID are its first component alone.
/// Source: HL7 v2.5.1 §2.A.13 CWE.
/// </summary>
public readonly record struct Cwe(CodedPart First, CodedPart Second, CodedPart Third, string? OriginalText)
{
    public Cwe(Hl7Value v)
        : this(
            new CodedPart(v[1].Text, v[2].Text, v[3].Text, v[7].Text, v[14].Text),
            new CodedPart(v[4].Text, v[5].Text, v[6].Text, v[8].Text, v[17].Text),
            new CodedPart(v[10].Text, v[11].Text, v[12].Text, v[13].Text, v[20].Text),
            v[9].Text)
    {
    }

    public string? Code => First.Code;
}

/// <summary>One coding: code, display, name of the system (table 0396), its version and its OID.</summary>
public readonly record struct CodedPart(string? Code, string? Display, string? System, string? Version, string? SystemOid)
{
    public bool Exists => Code is not null || Display is not null;
}

/// <summary>PL: a place from the bed up: bed, room, point of care, floor, building, facility. Source: HL7 v2.5.1 §2.A.53.</summary>
public readonly record struct Pl(
    string? PointOfCare, string? Room, string? Bed, Hd Facility, string? Status, string? Building, string? Floor, string? Description)
{
    public Pl(Hl7Value v)
        : this(v[1].Text, v[2].Text, v[3].Text, new Hd(v[4]), v[5].Text, v[7].Text, v[8].Text, v[9].Text)
    {
    }
}
