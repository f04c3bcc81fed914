using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// The hospital's own systems: registration (ADT), laboratory and bedside results (ORU), transcription (MDM), pharmacy
/// (RDE), the vaccination register (VXU) and charges (DFT), as HL7 v2.5.1 messages in the order of events.
/// </summary>
public sealed class Hl7Feed(DateTimeOffset now)
{
    private const string Authority = "ELLERY&" + Hospital.NumberOid + "&ISO";

    /// <summary>Every message of a life that lies before now.</summary>
    public IEnumerable<Arrival> Messages(Life life)
    {
        yield return Adt(life, "A28", life.Registered, null);
        foreach (var (shot, i) in life.Vaccinations.Select((v, i) => (v, i)))
            yield return Vaccination(life, shot, i);
        foreach (var message in life.Tellings.SelectMany(t => Of(life, t)).Where(m => m.At <= now))
            yield return message;
    }

    private static IEnumerable<Arrival> Of(Life life, Telling telling)
    {
        var inpatient = telling.Story.Setting is StorySetting.Inpatient or StorySetting.Newborn;
        yield return Adt(life, inpatient ? "A01" : "A04", telling.Arrival, telling);
        foreach (var (results, i) in telling.Story.Results.Select((r, i) => (r, i)))
            yield return Results(life, telling, results, i);
        foreach (var (document, i) in telling.Story.Documents.Select((d, i) => (d, i)))
            yield return Document(life, telling, document, i);
        foreach (var (medicine, i) in telling.Story.Medications.Where(m => m.When != "home").Select((m, i) => (m, i)))
            yield return Medication(life, telling, medicine, i);
        yield return Adt(life, "A03", telling.Departure, telling);
        if (inpatient)
            yield return Charges(life, telling);
    }

    private static Arrival Adt(Life life, string trigger, DateTimeOffset at, Telling? telling)
    {
        var id = $"{telling?.Visit ?? life.Person.Mrn}-{trigger}";
        var message = new Er7($"ADT^{trigger}^{Structure(trigger)}", id, at, "REGISTRATION", Facility(telling))
            .Segment("EVN", (1, trigger), (2, Er7.Time(at)));
        Pid(message, life.Person);
        if (telling is null)
            message.Segment("PV1", (1, "1"), (2, "N"));
        else
        {
            Pv1(message, telling, trigger == "A03");
            message.Segment("PV2", (3, $"^{Er7.Escape(telling.Story.Reason)}"));
            foreach (var (allergy, i) in life.Allergies.Select((a, i) => (a, i)))
                message.Segment("AL1", (1, $"{i + 1}"), (2, "DA"), (3, $"^{Er7.Escape(allergy.Substance)}"), (4, Severity(allergy)), (5, Er7.Escape(allergy.Reaction)));
            message.Segment("DG1", (1, "1"), (3, $"^{Er7.Escape(telling.Story.Reason)}"), (5, Er7.Time(telling.Arrival)), (6, "A"));
        }
        message.Segment("IN1", (1, "1"), (2, Er7.Escape(life.Person.Payer)), (3, PayerId(life.Person.Payer)), (4, Er7.Escape(life.Person.Payer)));
        return Send(at, id, message);
    }

    private static Arrival Results(Life life, Telling telling, StoryResults results, int number)
    {
        var at = telling.Arrival + results.At;
        var id = $"{telling.Visit}-R{number + 1}";
        var vitals = results.Code == "85353-1";
        var message = new Er7("ORU^R01^ORU_R01", id, at.AddMinutes(vitals ? 2 : 40), vitals ? "BEDSIDE" : "LABORATORY", Facility(telling));
        Pid(message, life.Person);
        Pv1(message, telling, left: false);
        message.Segment("ORC", (1, "RE"), (2, $"{id}P"), (3, $"{id}F"), (12, Xcn(telling.Attending)));
        message.Segment(
            "OBR", (1, "1"), (2, $"{id}P"), (3, $"{id}F"), (4, $"{results.Code}^{Er7.Escape(results.Title)}^LN"), (7, Er7.Time(at)),
            (16, Xcn(telling.Attending)), (22, Er7.Time(at.AddMinutes(40))), (24, vitals ? "NUR" : "LAB"), (25, "F"));
        foreach (var (item, i) in results.Items.Select((r, i) => (r, i)))
        {
            var value = telling.Fill(item.Value);
            var numeric = decimal.TryParse(value, out var amount);
            message.Segment(
                "OBX", (1, $"{i + 1}"), (2, numeric ? "NM" : "ST"), (3, $"{item.Code}^{Er7.Escape(item.Title)}^LN"), (5, Er7.Escape(value)),
                (6, item.Unit.Length > 0 ? $"{Er7.Escape(item.Unit)}^{Er7.Escape(item.Unit)}^UCUM" : null), (7, Er7.Escape(item.Range)),
                (8, numeric ? ReferenceRange.Flag(amount, item.Range) : null), (11, "F"), (14, Er7.Time(at)));
        }
        return Send(at.AddMinutes(vitals ? 2 : 40), id, message);
    }

    private static Arrival Document(Life life, Telling telling, StoryDocument document, int number)
    {
        var at = telling.Arrival + document.At;
        var id = $"{telling.Visit}-D{number + 1}";
        var author = telling.Clinician(document.Author);
        var message = new Er7("MDM^T02^MDM_T02", id, at, "TRANSCRIPTION", Facility(telling)).Segment("EVN", (1, "T02"), (2, Er7.Time(at)));
        Pid(message, life.Person);
        Pv1(message, telling, left: false);
        message.Segment(
            "TXA", (1, "1"), (2, $"{document.Type}^{DocumentTypes.Title(document.Type)}^LN"), (3, "TX"), (4, Er7.Time(at)), (5, Xcn(author)),
            (6, Er7.Time(at)), (9, Xcn(author)), (12, $"{id}^{Authority}"), (17, "AU"), (18, "U"), (19, "AV"), (22, $"{Xcn(author)}^^^^^^{Er7.Time(at)}"));
        message.Segment(
            "OBX", (1, "1"), (2, "TX"), (3, $"{document.Type}^{DocumentTypes.Title(document.Type)}^LN"),
            (5, Er7.Escape(telling.Fill(document.Text))), (11, "F"), (14, Er7.Time(at)));
        return Send(at, id, message);
    }

    private static Arrival Medication(Life life, Telling telling, StoryMedication medicine, int number)
    {
        var at = medicine.When == "discharge" ? telling.Departure.AddMinutes(-30) : telling.Arrival.AddHours(1 + number);
        var id = $"{telling.Visit}-M{number + 1}";
        var message = new Er7("RDE^O11^RDE_O11", id, at, "PHARMACY", Facility(telling));
        Pid(message, life.Person);
        Pv1(message, telling, left: false);
        message.Segment("ORC", (1, "NW"), (2, $"{id}P"), (3, $"{id}F"), (9, Er7.Time(at)), (12, Xcn(telling.Attending)));
        var give = $"{medicine.Code}^{Er7.Escape(medicine.Name)}^{(medicine.Code is null ? "L" : "RXNORM")}";
        message.Segment("RXE", (2, give), (3, "1"), (5, "{dose}^dose^UCUM"), (7, $"^{Er7.Escape(medicine.Directions)}"));
        return Send(at, id, message);
    }

    private Arrival Vaccination(Life life, Vaccination shot, int number)
    {
        var at = new DateTimeOffset(shot.Day.ToDateTime(new TimeOnly(10, 0)), now.Offset);
        var id = $"{life.Person.Mrn}-VX{number + 1}";
        var message = new Er7("VXU^V04^VXU_V04", id, at, "IMMUNIZATION", Hospital.Facilities[2]);
        Pid(message, life.Person);
        message.Segment("ORC", (1, "RE"), (3, id));
        message.Segment(
            "RXA", (1, "0"), (2, "1"), (3, Er7.Time(at)), (5, $"{shot.Cvx}^{Er7.Escape(shot.Name)}^CVX"), (6, "0.5"), (7, "mL^mL^UCUM"),
            (9, "00^New immunization record^NIP001"), (15, shot.Lot), (20, "CP"), (21, "A"));
        message.Segment("RXR", (1, "IM^Intramuscular^HL70162"), (2, "LA^Left arm^HL70163"));
        return Send(at, id, message);
    }

    private static Arrival Charges(Life life, Telling telling)
    {
        var at = telling.Departure.AddHours(6);
        var id = $"{telling.Visit}-P03";
        var message = new Er7("DFT^P03^DFT_P03", id, at, "CHARGES", Facility(telling)).Segment("EVN", (1, "P03"), (2, Er7.Time(at)));
        Pid(message, life.Person);
        Pv1(message, telling, left: true);
        var days = Math.Max(1, telling.Story.Stay);
        message.Segment("FT1", (1, "1"), (2, $"{id}-1"), (4, Er7.Time(telling.Departure)), (6, "CG"), (7, "0120^Room and board, semi-private^NUBC"), (10, $"{days}"), (11, $"{days * 2450}^USD"));
        return Send(at, id, message);
    }

    private static Arrival Send(DateTimeOffset at, string id, Er7 message) => new(at, Door.Mllp, id, message.Bytes(), "x-application/hl7-v2+er7");

    private static void Pid(Er7 message, Person person)
    {
        var name = $"{Er7.Escape(person.Family)}^{Er7.Escape(person.Given)}^{Er7.Escape(person.Middle ?? "")}^^^^L";
        if (person.Maiden is { } maiden)
            name += $"~{Er7.Escape(maiden)}^{Er7.Escape(person.Given)}^^^^^M";
        message.Segment(
            "PID", (1, "1"), (3, $"{person.Mrn}^^^{Authority}^MR~{person.Ssn}^^^USSSA^SS"), (5, name), (7, Er7.Date(person.BirthDate)), (8, person.Sex),
            (10, $"{person.Race}^^CDCREC"), (11, $"{Er7.Escape(person.Street)}^^{person.City}^{person.State}^{person.Zip}^USA^H"),
            (13, $"^PRN^PH^^1^302^{person.Phone[4..].Replace("-", "", StringComparison.Ordinal)}" + (person.Email is { } mail ? $"~^NET^Internet^{mail}" : "")),
            (15, $"{person.Language}^^ISO639"), (16, $"{person.MaritalStatus}^^HL70002"), (22, $"{person.Ethnicity}^^CDCREC"));
    }

    private static void Pv1(Er7 message, Telling telling, bool left)
    {
        var story = telling.Story;
        var (patientClass, place) = story.Setting switch
        {
            StorySetting.Inpatient or StorySetting.Newborn => ("I", Hospital.Ward(story.Service)),
            StorySetting.Emergency => ("E", "ED"),
            _ => ("O", "CLINIC"),
        };
        message.Segment(
            "PV1", (1, "1"), (2, patientClass), (3, $"{place}^{telling.Person.Number % 40 + 1}^A^{Er7.Escape(Facility(telling))}"), (4, story.Setting == StorySetting.Newborn ? "N" : "E"),
            (7, Xcn(telling.Attending)), (10, Er7.Escape(story.Service)), (19, $"{telling.Visit}^^^{Authority}^VN"), (36, left ? story.Disposition : null),
            (44, Er7.Time(telling.Arrival)), (45, left ? Er7.Time(telling.Departure) : null));
    }

    private static string Xcn(Clinician c) => $"{c.Npi}^{Er7.Escape(c.Family)}^{Er7.Escape(c.Given)}^^^Dr^^^NPI^L^^^NPI";

    private static string Facility(Telling? telling) => telling is null ? Hospital.System : telling.Story.Setting == StorySetting.Outpatient
        ? Hospital.Facilities[2]
        : Hospital.Facilities[(int)(telling.Person.Number % 2)];

    private static string Structure(string trigger) => trigger is "A28" ? "ADT_A05" : trigger is "A03" ? "ADT_A03" : "ADT_A01";

    private static string PayerId(string payer) => $"P{payer.Length:00}{(int)payer[0]}";

    private static string Severity(StoryAllergy allergy) => allergy.Severity switch { "severe" => "SV", "moderate" => "MO", _ => "MI" };
}
