using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// PV1 as Encounter, and PV1-54 as EpisodeOfCare. The status is that of the event; a cancellation puts it back: A11 cancelled, A12 and A13
/// in-progress, with the end of the visit taken away.
/// Source: HL7 v2-to-FHIR PV1[Encounter], MSH[Encounter], PV1[Patient]; HL7 v2.5.1 §3.3 and §3.4.3.
/// </summary>
internal static class Pv1Segment
{
    public static void Map(MessageWalk walk, Segment pv1)
    {
        if (walk.Patient is not { } patient || Find(walk, pv1) is not { } entry)
            return;
        walk.Encounter = entry;
        walk.NoteTarget = null;
        var encounter = entry.Resource;
        encounter["subject"] = patient.Reference;
        AddNumbers(walk, pv1, encounter);
        AddStatus(walk, pv1, entry);
        AddClass(walk, pv1, entry);
        if (Codes.Concept(pv1[4], "0007", VisitCodes.AdmissionType) is { } type)
            encounter.Append("type", type);
        walk.Fill(encounter, "serviceType", pv1[10], v => Codes.Concept(v, "0069"));
        AddLocations(walk, pv1, encounter);
        AddParticipants(walk, pv1, encounter);
        AddHospitalization(walk, pv1, encounter);
        AddPeriod(walk, pv1, encounter);
        if (walk.Account is { } account)
            encounter["account"] = new JsonArray(account.Reference);
        patient.Resource.Extend(
            "http://hl7.org/fhir/StructureDefinition/patient-importance", "valueCodeableConcept", Codes.Concept(pv1[16], "0099"));
        AddEpisode(walk, pv1, encounter, patient);
    }

    private static Entry? Find(MessageWalk walk, Segment pv1)
    {
        var number = new Cx(pv1[19]).Id is not null ? pv1[19] : pv1[50];
        if (new Cx(number) is { Id: { } id } cx)
        {
            var system = Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem;
            return walk.Entries.ByIdentifier("Encounter", system, id, pv1.PlaceName, out _);
        }
        if (walk.Account is { Key: { } account })
            return walk.Entries.ByNature("Encounter", $"account|{account.System}|{account.Value}", pv1.PlaceName, out _);
        if (pv1[44].HasValue)
            return walk.Entries.ByNature("Encounter", walk.OfPatient("admitted", pv1[44].Text), pv1.PlaceName, out _);
        return walk.Context.Whole
            ? walk.Entries.ByNature("Encounter", $"message|{walk.Identity}|{pv1.Occurrence}", pv1.PlaceName, out _) : null;
    }

    private static void AddNumbers(MessageWalk walk, Segment pv1, JsonObject encounter)
    {
        foreach (var field in new[] { 19, 50 })
        {
            foreach (var repetition in pv1[field].Repetitions)
            {
                if (Identifiers.FromCx(walk, repetition) is not { } identifier)
                    continue;
                if (field == 19)
                    identifier["type"] = Identifiers.Type("VN");
                identifier.TryAdd("system", walk.LocalSystem);
                encounter.AppendOnce("identifier", identifier);
            }
        }
    }

    private static void AddStatus(MessageWalk walk, Segment pv1, Entry entry)
    {
        var byEvent = walk.Message.Type is "ADT" or "BAR" ? VisitCodes.EventStatus.GetValueOrDefault(walk.Event) : null;
        var undone = walk.Event is "A11" or "A12" or "A13" or "A23" or "A27" or "A38" && byEvent is not null;
        if (!undone && walk.DateTime(pv1[45]) is not null)
            entry.Resource["status"] = "finished";
        else if (byEvent == "in-progress" && pv1[2][1].Text == "P" && !undone)
            entry.Resource["status"] = "planned";
        else if (byEvent is not null)
            entry.Resource["status"] = byEvent;
        else
            entry.Defaults["status"] = pv1[2][1].Text switch { "P" => "planned", null or "U" => "unknown", _ => "in-progress" };
    }

    private static void AddClass(MessageWalk walk, Segment pv1, Entry entry)
    {
        walk.Fill(entry.Resource, "class", pv1[2], v => Codes.Coding(v, "0004", VisitCodes.Class));
        if (entry.Resource["class"] is null)
            entry.Defaults["class"] = FhirJson.Coding(V2.NullFlavor, "UNK", "unknown");
    }

    private static void AddLocations(MessageWalk walk, Segment pv1, JsonObject encounter)
    {
        var now = pv1[2][1].Text == "P" || walk.Event is "A05" or "A14" ? "planned" : walk.Event is "A03" ? "completed" : "active";
        Add(pv1[3], now);
        Add(pv1[6], "completed");
        Add(pv1[11], "active");
        Add(pv1[42], "reserved");

        void Add(Hl7Value field, string status)
        {
            foreach (var place in field.Repetitions)
            {
                if (Locations.FromPl(walk, place, pv1.PlaceName) is { } location)
                    encounter.Append("location", new JsonObject { ["location"] = location.Reference, ["status"] = status });
            }
        }
    }

    private static void AddParticipants(MessageWalk walk, Segment pv1, JsonObject encounter)
    {
        Add(7, "ATND", "attender");
        Add(8, "REF", "referrer");
        Add(9, "CON", "consultant");
        Add(17, "ADM", "admitter");
        Add(52, "PART", "Participation");

        void Add(int field, string code, string display)
        {
            foreach (var person in pv1[field].Repetitions)
                AddParticipant(encounter, Practitioners.FromXcn(walk, person, pv1.PlaceName), code, display);
        }
    }

    public static void AddParticipant(JsonObject encounter, Entry? who, string code, string display)
    {
        if (who is null)
            return;
        encounter.AppendOnce("participant", new JsonObject
        {
            ["type"] = new JsonArray(FhirJson.Concept(V2.ParticipationType, code, display)),
            ["individual"] = who.Reference,
        });
    }

    private static void AddHospitalization(MessageWalk walk, Segment pv1, JsonObject encounter)
    {
        var stay = new JsonObject();
        stay.Put("preAdmissionIdentifier", Identifiers.FromCx(walk, pv1[5]));
        walk.Fill(stay, "reAdmission", pv1[13], v => Codes.Concept(v, "0092"));
        walk.Fill(stay, "admitSource", pv1[14], v => Codes.Concept(v, "0023"));
        foreach (var arrangement in pv1[15].Repetitions)
            stay.Append("specialArrangement", Codes.Concept(arrangement, "0009"));
        foreach (var courtesy in pv1[16].Repetitions)
            stay.Append("specialCourtesy", Codes.Concept(courtesy, "0099"));
        walk.Fill(stay, "dischargeDisposition", pv1[36], v => Codes.Concept(v, "0112"));
        foreach (var diet in pv1[38].Repetitions)
            stay.Append("dietPreference", Codes.Concept(diet, "0114"));
        if (pv1[37].HasValue && (pv1[37][1][2].Text ?? pv1[37][1].Text) is { } destination)
        {
            var location = walk.Entries.ByNature("Location", $"{walk.LocalSystem}/discharge:{destination}".ToUpperInvariant(), pv1.PlaceName, out _);
            location.Referenced = true;
            location.Resource["name"] = destination;
            location.Resource["type"] = new JsonArray(Codes.Concept(pv1[37][1], "0113"));
            stay["destination"] = location.Reference;
        }
        if (walk.Event == "A13" && walk.Context.KeepDeletions)
            stay["dischargeDisposition"] = null;
        if (stay.Count > 0)
            encounter["hospitalization"] = stay;
    }

    private static void AddPeriod(MessageWalk walk, Segment pv1, JsonObject encounter)
    {
        var period = new JsonObject();
        walk.Fill(period, "start", pv1[44], v => walk.DateTime(v));
        walk.Fill(period, "end", pv1[45], v => walk.DateTime(v));
        if (walk.Event == "A13")
            period.Remove("end");
        if (walk.Event == "A13" && walk.Context.KeepDeletions)
            period["end"] = null;
        if (period.Count > 0)
            encounter["period"] = period;
    }

    private static void AddEpisode(MessageWalk walk, Segment pv1, JsonObject encounter, Entry patient)
    {
        if (new Cx(pv1[54]) is not { Id: { } number } cx)
            return;
        var system = Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem;
        var episode = walk.Entries.ByIdentifier("EpisodeOfCare", system, number, pv1.PlaceName, out var isNew);
        encounter["episodeOfCare"] = new JsonArray(episode.Reference);
        if (!isNew)
            return;
        var identifier = Identifiers.FromCx(walk, pv1[54])!;
        identifier.TryAdd("system", system);
        episode.Resource.Append("identifier", identifier);
        episode.Defaults["status"] = "active";
        episode.Resource["patient"] = patient.Reference;
    }
}
