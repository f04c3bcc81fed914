using System.Collections.Frozen;

namespace Chartroom.Exchange.Hl7v2.Mapping.Tables;

/// <summary>
/// The code maps that more than one mapping needs, and those of data types. A code that a map does not hold is kept as it was sent.
/// Source: HL7 v2-to-FHIR concept maps; HL7 v2.8.2 chapter 2C tables.
/// </summary>
internal static class V2
{
    public const string ParticipationType = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    public const string PhysicalType = "http://terminology.hl7.org/CodeSystem/location-physical-type";
    public const string ProvenanceParticipant = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    public const string DataOperation = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    public const string NullFlavor = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";
    private const string RoleCode = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    public static string Table(string number) => "http://terminology.hl7.org/CodeSystem/v2-" + number;

    /// <summary>Table 0001.</summary>
    public static CodeMap Gender { get; } = new("0001", "http://hl7.org/fhir/administrative-gender",
        "F=female|Female;M=male|Male;O=other|Other;U=unknown|Unknown;A=other|Other;N=other|Other;X=other|Other");

    /// <summary>Table 0200 to name-use.</summary>
    public static FrozenDictionary<string, string> NameUse { get; } = Words(
        "L=official;R=official;D=usual;M=maiden;N=nickname;BAD=old;MSK=anonymous;S=anonymous;TEMP=temp;NAV=temp;A=nickname;B=official;C=old");

    /// <summary>Table 0190 to address-use.</summary>
    public static FrozenDictionary<string, string> AddressUse { get; } = Words("H=home;P=home;B=work;O=work;BI=billing;C=temp;BA=old;V=temp");

    /// <summary>Table 0202 to contact-point-system.</summary>
    public static FrozenDictionary<string, string> ContactSystem { get; } = Words(
        "PH=phone;CP=phone;FX=fax;BP=pager;MD=other;SAT=other;TDD=other;TTY=other;Internet=email;X.400=email");

    /// <summary>Table 0201 to contact-point-use.</summary>
    public static FrozenDictionary<string, string> ContactUse { get; } = Words("PRN=home;ORN=home;VHN=temp;WPN=work;PRS=mobile");

    /// <summary>Table 0002.</summary>
    public static CodeMap MaritalStatus { get; } = new("0002", "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus",
        "A=L|Legally Separated;D=D|Divorced;M=M|Married;S=S|Never Married;W=W|Widowed;C=C|Common Law;G=T|Domestic partner;P=T|Domestic partner;"
        + "R=T|Domestic partner;E=L|Legally Separated;N=A|Annulled;I=I|Interlocutory;B=U|unmarried;"
        + $"U={NullFlavor} UNK|unknown;O={NullFlavor} OTH|other;T={NullFlavor} NAVU|Not available");

    /// <summary>Table 0063.</summary>
    public static CodeMap Relationship { get; } = new("0063", RoleCode,
        "SEL=ONESELF|self;SPO=SPS|spouse;DOM=DOMPART|domestic partner;CHD=CHILD|child;GCH=GRNDCHILD|grandchild;NCH=NCHILD|natural child;"
        + "SCH=STPCHLD|step child;FCH=CHLDFOST|foster child;PAR=PRN|parent;MTH=MTH|mother;FTH=FTH|father;GRP=GRPRN|grandparent;"
        + "EXF=EXT|extended family member;SIB=SIB|sibling;BRO=BRO|brother;SIS=SIS|sister;FND=FRND|unrelated friend;NBR=NBOR|neighbor;"
        + "GRD=GUARD|guardian;ROO=ROOM|Roommate;DEP=http://terminology.hl7.org/CodeSystem/v2-0063 DEP|Handicapped dependent");

    /// <summary>Table 0131.</summary>
    public static CodeMap ContactRole { get; } = new("0131", Table("0131"),
        "E=E|Employer;C=C|Emergency Contact;F=F|Federal Agency;I=I|Insurance Company;N=N|Next-of-Kin;S=S|State Agency;O=O|Other;U=U|Unknown");

    /// <summary>Table 0485 to request-priority.</summary>
    public static CodeMap Priority { get; } = new("0485", "http://hl7.org/fhir/request-priority",
        "S=stat|STAT;A=asap|ASAP;R=routine|Routine;T=urgent|Urgent;STAT=stat|STAT;ASAP=asap|ASAP;ROUTINE=routine|Routine");

    /// <summary>Table 0136.</summary>
    public static FrozenDictionary<string, bool> YesNo { get; } =
        new Dictionary<string, bool> { ["Y"] = true, ["N"] = false }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Displays of table 0203 for the kinds of number that a registrar meets.</summary>
    public static FrozenDictionary<string, string> IdentifierTypes { get; } = Words(
        "MR=Medical record number;PI=Patient internal identifier;PT=Patient external identifier;PN=Person number;SS=Social Security number;"
        + "SB=Social Beneficiary Identifier;DL=Driver's license number;AN=Account number;VN=Visit number;NPI=National provider identifier;"
        + "PPN=Passport number;MC=Patient's Medicare number;MA=Patient Medicaid number;PLAC=Placer Identifier;FILL=Filler Identifier;"
        + "PGN=Placer Group Number;FGN=Filler Group Number;MB=Member Number;XX=Organization identifier;FI=Facility ID;EI=Employee number;"
        + "DN=Doctor number;MD=Medical License number;BR=Birth registry number;ANC=Account number Creditor;U=Unspecified identifier");

    /// <summary>Units of time in TQ1 and AIx segments to UCUM.</summary>
    public static FrozenDictionary<string, string> TimeUnit { get; } = Words(
        "s=s;sec=s;S=s;min=min;MIN=min;m=min;M=min;minutes=min;MINUTES=min;h=h;hr=h;H=h;HR=h;hours=h;d=d;D=d;day=d;days=d;wk=wk;W=wk;mo=mo;L=mo;a=a;Y=a");

    /// <summary>Codes of event-timing that RPT.8 may hold as they are.</summary>
    public static FrozenSet<string> TimingEvents { get; } =
        new[] { "HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV" }.ToFrozenSet();

    /// <summary>Languages of ISO 639-2, as senders write them, to BCP 47; two-letter codes stand for themselves.</summary>
    public static CodeMap Language { get; } = new("639", "urn:ietf:bcp:47",
        "ara=ar|Arabic;ben=bn|Bengali;ces=cs|Czech;cze=cs|Czech;dan=da|Danish;deu=de|German;ger=de|German;ell=el|Greek;gre=el|Greek;eng=en|English;"
        + "spa=es|Spanish;fin=fi|Finnish;fra=fr|French;fre=fr|French;hin=hi|Hindi;hrv=hr|Croatian;ita=it|Italian;jpn=ja|Japanese;kor=ko|Korean;"
        + "nld=nl|Dutch;dut=nl|Dutch;nor=no|Norwegian;pan=pa|Punjabi;pol=pl|Polish;por=pt|Portuguese;rus=ru|Russian;srp=sr|Serbian;swe=sv|Swedish;"
        + "tel=te|Telugu;zho=zh|Chinese;chi=zh|Chinese;vie=vi|Vietnamese;tgl=tl|Tagalog;sgn=sgn|Sign language;ase=ase|American Sign Language;"
        + "en=en|English;es=es|Spanish;fr=fr|French;de=de|German;zh=zh|Chinese;ar=ar|Arabic;ru=ru|Russian;vi=vi|Vietnamese;ko=ko|Korean");

    /// <summary>Table 0443 to v3 ParticipationType, where it has a word for it.</summary>
    public static CodeMap ProviderRole { get; } = new("0443", ParticipationType,
        "AD=ADM|admitter;AT=ATND|attender;CP=CON|consultant;RP=REF|referrer;PP=PPRF|primary performer");

    private static FrozenDictionary<string, string> Words(string rows) =>
        rows.Split(';').Select(r => r.Split('=', 2)).ToFrozenDictionary(r => r[0], r => r[1]);
}
