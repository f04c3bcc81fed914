using System.Collections.Frozen;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Checking;

/// <summary>
/// The requirements (SHALL) of C-CDA that every receiver relies on, by template.
/// Source: C-CDA R2.1 vol. 2 (US Realm Header §1.1, sections §2, entries §3); C-CDA R1.1 where it says the same.
/// </summary>
internal static class CdaRules
{
    public const string Loinc = "2.16.840.1.113883.6.1";
    public const string Snomed = "2.16.840.1.113883.6.96";
    private const string E = "2.16.840.1.113883.10.20.22.4.";
    private const string S = "2.16.840.1.113883.10.20.22.2.";
    private const string ActCode = "2.16.840.1.113883.5.4";

    private static readonly string[] ActStatus = ["active", "suspended", "aborted", "completed"];
    private static readonly string[] Completed = ["completed"];
    private static readonly string[] ResultStatus = ["aborted", "active", "cancelled", "completed", "held", "suspended"];

    private static readonly string[] AllergyTypes =
        ["420134006", "418038007", "419511003", "418471000", "419199007", "416098002", "414285001", "59037007", "235719002"];

    private static readonly string[] SmokingStates =
        ["449868002", "428041000124106", "8517006", "266919005", "77176002", "266927001", "428071000124103", "428061000124105"];

    private static readonly string[] AllergenSystems =
        ["2.16.840.1.113883.6.88", "2.16.840.1.113883.4.9", Snomed, "2.16.840.1.113883.3.26.1.5", "2.16.840.1.113883.6.345", "2.16.840.1.113883.6.209"];

    private static readonly string[] Drugs = ["2.16.840.1.113883.6.88", "2.16.840.1.113883.6.69", "2.16.840.1.113883.6.59", "2.16.840.1.113883.12.292"];

    public static IReadOnlyList<CdaRule> Header { get; } =
    [
        new("typeId@root", Codes: ["2.16.840.1.113883.1.3"]), new("templateId@root"), new("id", Strict: true),
        new("code", Systems: [Loinc]), new("title"), new("effectiveTime@value"), new("confidentialityCode"), new("languageCode@code"),
        new("recordTarget/patientRole/id"), new("recordTarget/patientRole/addr"), new("recordTarget/patientRole/telecom"),
        new("recordTarget/patientRole/patient/name"), new("recordTarget/patientRole/patient/birthTime"),
        new("recordTarget/patientRole/patient/administrativeGenderCode", Codes: ["M", "F", "UN"], Systems: ["2.16.840.1.113883.5.1"]),
        new("recordTarget/patientRole/patient/raceCode", Required: false, Systems: ["2.16.840.1.113883.6.238"]),
        new("recordTarget/patientRole/patient/ethnicGroupCode", Required: false, Systems: ["2.16.840.1.113883.6.238"]),
        new("recordTarget/patientRole/patient/languageCommunication/languageCode", Required: false),
        new("author/time"), new("author/assignedAuthor/id"),
        new("custodian/assignedCustodian/representedCustodianOrganization/id"), new("custodian/assignedCustodian/representedCustodianOrganization/name"),
    ];

    public static FrozenDictionary<string, CdaRule[]> Entries { get; } = new Dictionary<string, CdaRule[]>
    {
        [E + "30"] = [new("id"), new("code"), new("code", Codes: ["CONC"], Since: "2014-06-09"), new("effectiveTime/low"), new("statusCode", Codes: ActStatus), new("effectiveTime"), new("entryRelationship/observation")],
        [E + "3"] = [new("id"), new("code"), new("code", Codes: ["CONC"], Since: "2014-06-09"), new("effectiveTime/low"), new("statusCode", Codes: ActStatus), new("effectiveTime"), new("entryRelationship/observation")],
        [E + "7"] =
        [
            new("id"), new("code", Codes: ["ASSERTION"], Systems: [ActCode]), new("statusCode", Codes: Completed), new("effectiveTime"),
            new("value", Codes: AllergyTypes, Systems: [Snomed]), new("participant/participantRole/playingEntity/code", Systems: AllergenSystems),
        ],
        [E + "4"] =
        [
            new("id"), new("code"), new("code/translation", Since: "2015-08-01"), new("statusCode", Codes: Completed), new("effectiveTime"),
            new("effectiveTime/low"), new("value"),
        ],
        [E + "16"] =
        [
            new("id"), new("statusCode"), new("effectiveTime"), new("consumable/manufacturedProduct"),
            new("routeCode", Required: false, Systems: ["2.16.840.1.113883.3.26.1.1"]), new("rateQuantity@unit", Required: false),
        ],
        [E + "23"] = [new("manufacturedMaterial/code", Systems: Drugs)],
        [E + "52"] = [new("id"), new("statusCode"), new("effectiveTime"), new("consumable/manufacturedProduct")],
        [E + "32"] = [new("code", Systems: ["2.16.840.1.113883.6.259"])],
        [E + "54"] = [new("manufacturedMaterial/code", Systems: ["2.16.840.1.113883.12.292", "2.16.840.1.113883.6.59"])],
        [E + "1"] = [new("id"), new("code"), new("statusCode", Codes: ResultStatus), new("component/observation")],
        [E + "2"] = [new("id"), new("code"), new("statusCode", Codes: ResultStatus), new("effectiveTime"), new("value")],
        [E + "26"] = [new("id"), new("code"), new("statusCode", Codes: Completed), new("effectiveTime"), new("component/observation")],
        [E + "27"] = [new("id"), new("code", Systems: [Loinc]), new("statusCode", Codes: Completed), new("effectiveTime"), new("value"), new("value@unit", Required: false)],
        [E + "12"] = [new("id"), new("code"), new("statusCode")],
        [E + "13"] = [new("id"), new("code"), new("statusCode")],
        [E + "14"] = [new("id"), new("code"), new("statusCode")],
        [E + "49"] = [new("id"), new("code"), new("effectiveTime")],
        [E + "78"] = [new("code"), new("statusCode", Codes: Completed), new("effectiveTime"), new("value", Codes: SmokingStates, Systems: [Snomed])],
        [E + "132"] = [new("id"), new("code"), new("statusCode")],
        [E + "121"] = [new("id"), new("code"), new("statusCode")],
        [E + "6"] = [new("statusCode"), new("value")],
        [E + "28"] = [new("code"), new("statusCode", Codes: Completed), new("value")],
        [E + "9"] = [new("id"), new("code"), new("statusCode", Codes: Completed), new("value")],
        [E + "8"] = [new("code", Codes: ["SEV"], Systems: [ActCode]), new("statusCode", Codes: Completed), new("value")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The LOINC code that a section template must carry.</summary>
    public static FrozenDictionary<string, string> SectionCodes { get; } = new Dictionary<string, string>
    {
        [S + "6"] = "48765-2",
        [S + "6.1"] = "48765-2",
        [S + "1"] = "10160-0",
        [S + "1.1"] = "10160-0",
        [S + "5"] = "11450-4",
        [S + "5.1"] = "11450-4",
        [S + "7"] = "47519-4",
        [S + "7.1"] = "47519-4",
        [S + "3"] = "30954-2",
        [S + "3.1"] = "30954-2",
        [S + "4"] = "8716-3",
        [S + "4.1"] = "8716-3",
        [S + "2"] = "11369-6",
        [S + "2.1"] = "11369-6",
        [S + "17"] = "29762-2",
        [S + "22"] = "46240-8",
        [S + "22.1"] = "46240-8",
        [S + "10"] = "18776-5",
        [S + "14"] = "47420-5",
        [S + "56"] = "10190-7",
        [S + "15"] = "10157-6",
        [S + "21"] = "42348-3",
        [S + "21.1"] = "42348-3",
        [S + "23"] = "46264-8",
        [S + "18"] = "48768-6",
        [S + "58"] = "75310-3",
        [S + "60"] = "61146-7",
        [S + "8"] = "51848-0",
        [S + "57"] = "61144-2",
        [S + "61"] = "11383-7",
        ["2.16.840.1.113883.10.20.21.2.3"] = "62387-6",
        ["1.3.6.1.4.1.19376.1.5.3.1.3.1"] = "42349-1",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The templates of which an entry of a section's kind must have one.</summary>
    public static string[]? EntriesOf(SectionKind kind) => kind switch
    {
        SectionKind.Allergies => [E + "30"],
        SectionKind.Problems => [E + "3", E + "5"],
        SectionKind.Medications => [E + "16"],
        SectionKind.Immunizations => [E + "52"],
        SectionKind.Results => [E + "1"],
        SectionKind.VitalSigns => [E + "26"],
        SectionKind.Procedures => [E + "12", E + "13", E + "14"],
        SectionKind.Encounters => [E + "49"],
        SectionKind.Goals => [E + "121"],
        SectionKind.HealthConcerns => [E + "132", E + "136", E + "5", E + "3"],
        SectionKind.Interventions => [E + "131", E + "146"],
        SectionKind.Outcomes => [E + "144"],
        _ => null,
    };

    /// <summary>The units a vital sign may have. Source: C-CDA R2.1, Vital Sign Result; US Core Vital Signs.</summary>
    public static string[]? UnitsOf(string? loinc) => loinc switch
    {
        "8480-6" or "8462-4" => ["mm[Hg]"],
        "8867-4" or "9279-1" => ["/min", "1/min", "{beats}/min", "{Beats}/min", "{breaths}/min", "{Breaths}/min", "bpm"],
        "8310-5" => ["Cel", "[degF]"],
        "8302-2" or "8306-3" or "8287-5" => ["cm", "[in_i]", "m", "[ft_i]", "[in_us]"],
        "29463-7" or "3141-9" => ["kg", "g", "[lb_av]", "[oz_av]"],
        "39156-5" => ["kg/m2"],
        "2710-2" or "59408-5" or "2708-6" => ["%"],
        _ => null,
    };
}
