using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>The segments that every message of a patient or a visit shares: PID, PV1, IN1.</summary>
internal static class Sender
{
    public const string Authority = "ELLERY&" + Hospital.NumberOid + "&ISO";

    /// <summary>The authority in an EI, where its parts are components.</summary>
    public const string EntityAuthority = "ELLERY^" + Hospital.NumberOid + "^ISO";

    public static Arrival Send(DateTimeOffset at, string id, Er7 message) => new(at, Door.Mllp, id, message.Bytes(), "x-application/hl7-v2+er7");

    /// <summary>PID of somebody as registration has them; with the account of a visit, the mother of a child, the death.</summary>
    public static string Pid(Person person, string? account = null, Person? mother = null, DateTimeOffset? died = null)
    {
        var name = $"{Er7.Escape(person.Family)}^{Er7.Escape(person.Given)}^{Er7.Escape(person.Middle ?? "")}^{person.Suffix}^^^L";
        if (person.Maiden is { } maiden)
            name += $"~{Er7.Escape(maiden)}^{Er7.Escape(person.Given)}^^^^^M";
        if (person.OwnAlphabet is { } own)
            name += $"~{own}^{Er7.Escape(person.Given)}^^^^^I";
        var numbers = $"{person.Mrn}^^^{Authority}^MR" + (person.Ssn.Length > 0 ? $"~{person.Ssn}^^^USSSA^SS" : "");
        var home = person.Home;
        var contact = $"^PRN^PH^^1^302^{home.Phone[4..].Replace("-", "", StringComparison.Ordinal)}" + (person.Email is { } mail ? $"~^NET^Internet^{mail}" : "");
        var pid = $"PID|1||{numbers}||{name}|{(mother is null ? "" : Er7.Escape(mother.Maiden ?? mother.Family))}|{Er7.Date(person.BirthDate)}|{person.Sex}||{person.Race}^^CDCREC"
            + $"|{Er7.Escape(home.Street)}^^{home.City}^{home.State}^{home.Zip}^USA^H||{contact}||{person.Language}^^ISO639|{person.MaritalStatus}^^HL70002||"
            + (account is null ? "" : $"{account}^^^{Authority}^AN") + "|||" + (mother is null ? "" : $"{mother.Mrn}^^^{Authority}^MR") + $"|{person.Ethnicity}^^CDCREC";
        if (person.BirthOrder is { } order)
            pid += $"||Y|{order}";
        if (died is { } death)
            pid += (person.BirthOrder is null ? "||||" : "|") + $"|||{Er7.Time(death)}|Y";
        return pid + "\r";
    }

    /// <summary>PV1 of a visit, as it stands before or after the patient left.</summary>
    /// <param name="telling">The visit.</param>
    /// <param name="left">Whether the patient has left.</param>
    /// <param name="ward">Where the patient lies; null = on the ward of the service.</param>
    /// <param name="from">Where the patient lay before; null = nowhere.</param>
    /// <param name="begun">When registration says the visit began; null = when it did.</param>
    /// <param name="over">When registration says it ended; null = when it did.</param>
    public static string Pv1(Telling telling, bool left, string? ward = null, string? from = null, DateTimeOffset? begun = null, DateTimeOffset? over = null)
    {
        var story = telling.Story;
        var patientClass = story.Setting switch { StorySetting.Emergency => "E", StorySetting.Outpatient => "O", _ => "I" };
        var facility = Er7.Escape(Facility(telling));
        var place = Place(ward ?? Ward(telling), telling, facility);
        var kind = story.Setting switch { StorySetting.Newborn => "N", StorySetting.Inpatient when story.Reason.StartsWith("Planned", StringComparison.Ordinal) => "C", StorySetting.Outpatient => "R", _ => "E" };
        var source = story.Setting switch { StorySetting.Newborn => "5", StorySetting.Inpatient when kind == "E" => "7", _ => "1" };
        return $"PV1|1|{patientClass}|{place}|{kind}||{(from is null ? "" : Place(from, telling, facility))}|{Xcn(telling.Attending)}|||{Er7.Escape(story.Service)}||||{source}|||||"
            + $"{telling.Visit}^^^{Authority}^VN|||||||||||||||||{(left ? story.Disposition : "")}||||||||{Er7.Time(begun ?? telling.Arrival)}|{(left ? Er7.Time(over ?? telling.Departure) : "")}\r";
    }

    /// <summary>IN1 of somebody's payer; none for those who pay themselves.</summary>
    public static string In1(Person person) => person.Payer.IsInsurance
        ? $"IN1|1|{person.Payer.Code}^{Er7.Escape(person.Payer.Plan)}|{person.Payer.Code}|{Er7.Escape(person.Payer.Name)}|||||||||||||SEL|||||||||||||||||||{RecordIds.Policy(person)}\r"
        : "";

    public static string Xcn(Clinician c) => c.Credential == "MD"
        ? $"{c.Npi}^{Er7.Escape(c.Family)}^{Er7.Escape(c.Given)}^^^Dr^^^NPI^L^^^NPI"
        : $"{c.Npi}^{Er7.Escape(c.Family)}^{Er7.Escape(c.Given)}^^^^{c.Credential}^^NPI^L^^^NPI";

    public static string Facility(Telling telling) =>
        Hospital.FacilityFor(telling.Story.Service, telling.Story.Setting == StorySetting.Outpatient, telling.Person.Household);

    public static string Ward(Telling telling) => telling.Story.Setting switch
    {
        StorySetting.Emergency => "ED",
        StorySetting.Outpatient => "CLINIC",
        StorySetting.Newborn when telling.Story.Service == "Paediatrics" => "NURSERY",
        _ => Hospital.Ward(telling.Story.Service),
    };

    private static string Place(string ward, Telling telling, string facility) => $"{Er7.Escape(ward)}^{telling.Person.Number % 40 + 1}^A^{facility}";
}
