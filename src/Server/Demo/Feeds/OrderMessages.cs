using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>What pharmacy and the vaccination register send: RDE^O11 and VXU^V04. Source: HL7 v2.5.1 §4.13, §4.17.</summary>
internal static class OrderMessages
{
    public static Arrival Medication(Telling telling, string pid, StoryMedication medicine, int number)
    {
        var at = OrderedAt(telling, medicine, number);
        return Order(telling, pid, medicine, number, ("NW", at, ""));
    }

    /// <summary>What was given in hospital ends with the stay.</summary>
    public static Arrival Stop(Telling telling, string pid, StoryMedication medicine, int number) =>
        Order(telling, pid, medicine, number, ("DC", telling.Departure.AddMinutes(-8), "X"));

    private static DateTimeOffset OrderedAt(Telling telling, StoryMedication medicine, int number) => medicine.At is { } at ? telling.At(at)
        : medicine.When == "discharge" ? telling.Departure.AddMinutes(-12)
        : telling.Arrival.AddMinutes(Math.Min(60 + 11 * number, (telling.Departure - telling.Arrival).TotalMinutes / 2));

    private static Arrival Order(Telling telling, string pid, StoryMedication medicine, int number, (string Control, DateTimeOffset At, string Suffix) act)
    {
        var (control, at, suffix) = act;
        var order = $"{telling.Visit}-M{number + 1}";
        var id = order + suffix;
        var give = $"{medicine.Code}^{Er7.Escape(medicine.Name)}^{(medicine.Code is null ? "L" : "RXNORM")}";
        var message = new Er7("RDE^O11^RDE_O11", id, at, "PHARMACY", Sender.Facility(telling)).Ready(pid).Ready(Sender.Pv1(telling, left: false))
            .Segment("ORC", (1, control), (2, $"{order}P"), (3, $"{order}F"), (9, Er7.Time(OrderedAt(telling, medicine, number))), (12, Sender.Xcn(telling.Attending)))
            .Segment("RXE", (2, give), (3, "1"), (5, "{dose}^dose^UCUM"), (7, $"^{Er7.Escape(medicine.Directions)}"));
        return Sender.Send(at, id, message);
    }

    public static Arrival Vaccination(Person person, Vaccination shot, int number)
    {
        var id = $"{person.Mrn}-VX{number + 1}";
        var message = new Er7("VXU^V04^VXU_V04", id, shot.At, "IMMUNIZATION", Hospital.Facilities[2]).Ready(Sender.Pid(person))
            .Segment("ORC", (1, "RE"), (3, id))
            .Segment(
                "RXA", (1, "0"), (2, "1"), (3, Er7.Time(shot.At)), (5, $"{shot.Cvx}^{Er7.Escape(shot.Name)}^CVX"), (6, "0.5"), (7, "mL^mL^UCUM"),
                (9, "00^New immunization record^NIP001"), (15, shot.Lot), (20, "CP"), (21, "A"))
            .Segment("RXR", (1, "IM^Intramuscular^HL70162"), (2, "LA^Left arm^HL70163"));
        return Sender.Send(shot.At, id, message);
    }
}
