using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// The encompassing encounter and encounter activities to Encounter, with their diagnoses.
/// Source: C-CDA on FHIR §Encounters, ConceptMap CF-EncounterStatus.
/// </summary>
internal static class Encounters
{
    private const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static readonly string[] Classes =
        ["AMB", "EMER", "FLD", "HH", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "VR"];

    public static BundleEntry? Map(MappingScope scope, CdaElement encounter, SectionKind section)
    {
        if (encounter["moodCode"] == "RQO")
            return Plans.Request(scope, encounter);
        var resource = scope.About("Encounter");
        resource.Put("identifier", CdaValues.IdentifiersOf(encounter))
            .Put("status", Status(encounter))
            .Put("class", ClassOf(encounter.Child("code")) ?? scope.Encounter?.Resource["class"]?.DeepClone() ?? UnknownClass())
            .Put("type", JsonParts.Array(scope.Values.Concept(encounter.Child("code"))))
            .Put("priority", scope.Values.Concept(encounter.Child("priorityCode")))
            .Put("participant", Participants(scope, encounter))
            .Put("period", scope.Values.Period(encounter.Child("effectiveTime")))
            .Put("reasonCode", scope.Reasons(encounter))
            .Put("location", Locations(scope, encounter))
            .Put("hospitalization", JsonParts.Object(("dischargeDisposition", scope.Values.Concept(encounter.Child("sdtc:dischargeDispositionCode")))));
        OpenPeriod(resource);
        var entry = scope.Bundle.AddClinical(resource, encounter);
        Diagnoses(scope, encounter, entry, section);
        return entry;
    }

    /// <summary>The header's <c>encompassingEncounter</c>.</summary>
    public static BundleEntry? Encompassing(MappingScope scope, CdaElement? encounter)
    {
        if (encounter is null)
            return null;
        var facility = encounter.At("location", "healthCareFacility");
        var location = Parties.Location(scope, facility);
        var provider = Parties.Organization(scope, facility?.Child("serviceProviderOrganization"));
        var resource = scope.About("Encounter");
        resource.Put("identifier", CdaValues.IdentifiersOf(encounter))
            .Put("status", encounter.At("effectiveTime", "high")?["value"] is null && CdaValues.IsInterval(encounter.Child("effectiveTime")) ? "in-progress" : "finished")
            .Put("class", ClassOf(encounter.Child("code")) ?? UnknownClass())
            .Put("type", JsonParts.Array(scope.Values.Concept(encounter.Child("code"))))
            .Put("participant", HeaderParticipants(scope, encounter))
            .Put("period", scope.Values.Period(encounter.Child("effectiveTime")))
            .Put("location", location is null ? null : new JsonArray(JsonParts.Object(("location", location.Reference((string?)location.Resource["name"])))))
            .Put("serviceProvider", provider?.Reference((string?)provider.Resource["name"]))
            .Put("hospitalization", JsonParts.Object(("dischargeDisposition",
                scope.Values.Concept(encounter.Child("dischargeDispositionCode") ?? encounter.Child("sdtc:dischargeDispositionCode")))));
        OpenPeriod(resource);
        return scope.Bundle.AddClinical(resource, encounter);
    }

    private static JsonObject UnknownClass() => JsonParts.Coding("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK", "unknown");

    /// <summary>A single point of time means when it began, unless the encounter is over.</summary>
    private static void OpenPeriod(JsonObject resource)
    {
        if (resource["period"] is JsonObject period && (string?)resource["status"] != "finished" && (string?)period["start"] == (string?)period["end"])
            period.Remove("end");
    }

    private static string Status(CdaElement encounter)
    {
        if (encounter["moodCode"] is "INT" or "ARQ" or "PRMS" or "APT" or "PRP")
            return encounter.Child("statusCode")?["code"] is "cancelled" or "aborted" ? "cancelled" : "planned";
        return encounter.Child("statusCode")?["code"] switch
        {
            "active" => "in-progress",
            "aborted" or "cancelled" => "cancelled",
            "held" or "suspended" => "onleave",
            "new" => "planned",
            "nullified" => "entered-in-error",
            _ => encounter.Child("effectiveTime") is { IsNull: false } || encounter.Child("statusCode") is not null ? "finished" : "unknown",
        };
    }

    /// <summary>The class among code and translations; CPT evaluation and management codes tell theirs.</summary>
    private static JsonObject? ClassOf(CdaElement? code)
    {
        if (code is null)
            return null;
        foreach (var candidate in code.Children("translation").Prepend(code))
        {
            var value = candidate["code"];
            if (value is not null && Array.IndexOf(Classes, value) >= 0 && CodeSystems.Uri(candidate["codeSystem"]) is ActCode or null)
                return JsonParts.Coding(ActCode, value, candidate["displayName"]);
        }
        var cpt = int.TryParse(code["code"], out var number) && code["code"]!.Length == 5 ? number : 0;
        return cpt switch
        {
            >= 99281 and <= 99288 => JsonParts.Coding(ActCode, "EMER", "emergency"),
            >= 99221 and <= 99239 or >= 99251 and <= 99255 => JsonParts.Coding(ActCode, "IMP", "inpatient encounter"),
            >= 99217 and <= 99220 => JsonParts.Coding(ActCode, "OBSENC", "observation encounter"),
            >= 99341 and <= 99350 => JsonParts.Coding(ActCode, "HH", "home health"),
            >= 99201 and <= 99215 or >= 99241 and <= 99245 or >= 99381 and <= 99397 => JsonParts.Coding(ActCode, "AMB", "ambulatory"),
            _ => null,
        };
    }

    private static JsonArray? Participants(MappingScope scope, CdaElement encounter) =>
        JsonParts.Array(encounter.Children("performer")
            .Select(p => (Actor: Parties.Assigned(scope, p.Child("assignedEntity")), Period: scope.Values.Period(p.Child("time"))))
            .Where(p => Parties.IsPerson(scope, p.Actor) && scope.Bundle.TypeOf((string?)p.Actor!["reference"]) != "Patient")
            .Select(p => JsonParts.Object(("type", new JsonArray(Participation("PPRF", "primary performer"))), ("period", p.Period), ("individual", p.Actor))));

    private static JsonArray? HeaderParticipants(MappingScope scope, CdaElement encounter)
    {
        var participants = new JsonArray();
        foreach (var party in encounter.Elements.Where(e => e.Name is "encounterParticipant" or "responsibleParty"))
        {
            var actor = Parties.Assigned(scope, party.Child("assignedEntity"));
            if (!Parties.IsPerson(scope, actor))
                continue;
            var type = party.Name == "responsibleParty" ? ("ATND", "attender") : party["typeCode"] switch
            {
                "ADM" => ("ADM", "admitter"),
                "CON" => ("CON", "consultant"),
                "DIS" => ("DIS", "discharger"),
                "REF" => ("REF", "referrer"),
                _ => ("ATND", "attender"),
            };
            participants.Add(JsonParts.Object(
                ("type", new JsonArray(Participation(type.Item1, type.Item2))), ("period", scope.Values.Period(party.Child("time"))), ("individual", actor)));
        }
        return participants;
    }

    private static JsonObject Participation(string code, string display) =>
        JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code, display);

    private static JsonArray? Locations(MappingScope scope, CdaElement encounter) =>
        JsonParts.Array(encounter.Children("participant").Where(p => p["typeCode"] is "LOC" or "DST" or "ORG")
            .Select(p => (Place: Parties.Location(scope, p.Child("participantRole")), Period: scope.Values.Period(p.Child("time"))))
            .Where(p => p.Place is not null)
            .Select(p => JsonParts.Object(("location", p.Place!.Reference((string?)p.Place.Resource["name"])), ("period", p.Period))));

    private static void Diagnoses(MappingScope scope, CdaElement encounter, BundleEntry entry, SectionKind section)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inner in MappingScope.Related(encounter))
        {
            var kind = Statements.KindOf(inner, SectionKind.Encounters);
            var conditions = kind switch
            {
                StatementKind.Diagnosis or StatementKind.ProblemConcern => Problems.Concern(scope, inner, SectionKind.Encounters),
                StatementKind.Problem => [Problems.Map(scope, inner, null, (Problems.Category, "encounter-diagnosis"))],
                _ => [],
            };
            if (conditions.Count == 0 && inner.Templates.Any() && kind is not (StatementKind.Detail or StatementKind.None))
                _ = StatementMapper.Map(scope, inner, section).ToList();
            foreach (var condition in conditions.Where(c => c.Type == "Condition" && known.Add(c.FullUrl)))
            {
                entry.Resource.Append("diagnosis", JsonParts.Object(("condition", condition.Reference())));
                condition.Resource.Put("encounter", condition.Resource["encounter"] is null ? entry.Reference() : condition.Resource["encounter"]!.DeepClone());
            }
        }
    }
}
