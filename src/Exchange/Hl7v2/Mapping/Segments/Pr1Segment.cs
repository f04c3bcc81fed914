using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>PR1 as Procedure. Source: HL7 v2-to-FHIR PR1[Procedure]; HL7 v2.5.1 §6.5.4.</summary>
internal static class Pr1Segment
{
    public static void Map(MessageWalk walk, Segment pr1)
    {
        if (walk.Patient is not { } patient)
            return;
        var code = Codes.Concept(pr1[3]);
        if (pr1[4].Text is { } description)
            (code ??= []).TryAdd("text", description);
        if (code is null)
            return;
        var entry = walk.Entries.ByNature(
            "Procedure", pr1[19].HasValue
                ? walk.OfPatient("procedure", pr1[19].Whole)
                : walk.OfPatient("procedure", walk.Encounter?.FullUrl, pr1[3][1].Text ?? pr1[4].Text, pr1[5].Text, pr1[3].HasValue ? null : pr1[1].Text),
            pr1.PlaceName, out _);
        walk.Procedure = entry;
        walk.NoteTarget = entry;
        var procedure = entry.Resource;
        procedure.Append("identifier", Identifiers.FromEi(pr1[19]));
        procedure["status"] = pr1[20].Text == "D" ? "entered-in-error" : "completed";
        procedure.Put("category", Codes.Concept(pr1[6], "0230"));
        foreach (var modifier in pr1[16].Repetitions)
            procedure.Extend("http://hl7.org/fhir/StructureDefinition/alternate-codes", "valueCodeableConcept", Codes.Concept(modifier, "0340"));
        procedure["code"] = code;
        procedure["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            procedure["encounter"] = encounter.Reference;
        AddTime(walk, pr1, procedure);
        foreach (var reason in pr1[15].Repetitions)
            procedure.Append("reasonCode", Codes.Concept(reason, "0051"));
        AddPerformers(walk, pr1, procedure);
        procedure.Put("location", Locations.FromPl(walk, pr1[23], pr1.PlaceName)?.Reference);
    }

    private static void AddTime(MessageWalk walk, Segment pr1, JsonObject procedure)
    {
        if (walk.DateTime(pr1[5]) is not { } start)
            return;
        if (FhirJson.Decimal(pr1[7]) is null || !Hl7Time.TryRead(pr1[5], out var began) || began.Precision < TimePrecision.Hour
            || !int.TryParse(pr1[7].Text, out var minutes) || minutes is < 1 or > 100_000)
        {
            procedure["performedDateTime"] = start;
            return;
        }
        var end = DateTimeOffset.Parse(start, null).AddMinutes(minutes);
        procedure["performedPeriod"] = new JsonObject { ["start"] = start, ["end"] = end.ToString("yyyy-MM-ddTHH:mm:sszzz", null) };
    }

    private static void AddPerformers(MessageWalk walk, Segment pr1, JsonObject procedure)
    {
        Add(8, "88189002", "Anesthesiologist");
        Add(11, "304292004", "Surgeon");
        Add(12, null, null);

        void Add(int field, string? code, string? display)
        {
            foreach (var person in pr1[field].Repetitions)
            {
                if (Practitioners.FromXcn(walk, person, pr1.PlaceName) is not { } who)
                    continue;
                var performer = new JsonObject { ["actor"] = who.Reference };
                if (code is not null)
                    performer["function"] = FhirJson.Concept("http://snomed.info/sct", code, display);
                procedure.AppendOnce("performer", performer);
            }
        }
    }
}
