using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// The hospital's own systems: registration (ADT), laboratory and bedside results (ORU), transcription (MDM), pharmacy
/// (RDE), the vaccination register (VXU) and charges (DFT), as HL7 v2.5.1 messages.
/// </summary>
internal sealed class Hl7Feed(Hospital hospital, DateTimeOffset now)
{
    /// <summary>Every message of a life, in no order; some lie after now.</summary>
    public IEnumerable<Arrival> Messages(Life life, Planting planting)
    {
        var registration = new AdtMessages(life, planting, hospital, now);
        foreach (var message in registration.OfPerson())
            yield return message;
        for (var i = 0; i < life.Vaccinations.Count; i++)
            yield return OrderMessages.Vaccination(life.At(life.Vaccinations[i].At), life.Vaccinations[i], i);
        var documents = new DocumentMessages(planting);
        foreach (var telling in life.Tellings)
        {
            foreach (var message in registration.OfVisit(telling))
                yield return message;
            foreach (var message in OfCare(telling, life, documents))
                yield return message;
        }
    }

    private static IEnumerable<Arrival> OfCare(Telling telling, Life life, DocumentMessages documents)
    {
        var story = telling.Story;
        var pid = Sender.Pid(telling.Registered == telling.Person ? life.At(telling.Arrival) : telling.Registered, RecordIds.AccountNumber(telling.Visit));
        // A newborn that is named during the stay is sent with its name from then on.
        var named = life.Named is { } when && when < telling.Departure ? Sender.Pid(life.Person, RecordIds.AccountNumber(telling.Visit)) : pid;
        for (var i = 0; i < story.Results.Count; i++)
        {
            foreach (var message in ResultMessages.Of(telling, PidAt(story.Results[i].At), i))
                yield return message;
        }
        for (var i = 0; i < story.Documents.Count; i++)
        {
            foreach (var message in documents.Of(telling, PidAt(story.Documents[i].At), i))
                yield return message;
        }
        var number = 0;
        foreach (var medicine in story.Medications)
        {
            if (medicine.When is "home" or "stop")
                continue;
            yield return OrderMessages.Medication(telling, pid, medicine, number);
            if (medicine.When == "inpatient")
                yield return OrderMessages.Stop(telling, named, medicine, number);
            number++;
        }
        yield return ChargeMessages.Of(telling, named);

        string PidAt(TimeSpan at) => life.Named is { } when && telling.At(at) >= when ? named : pid;
    }
}
