using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Allergy concern acts to AllergyIntolerance. Source: C-CDA on FHIR §Allergies and ConceptMaps CF-Allergy*.</summary>
internal static class Allergies
{
    private const string Clinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private const string Verification = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    public static IReadOnlyList<BundleEntry> Concern(MappingScope scope, CdaElement concern) =>
        [.. MappingScope.Related(concern).Where(s => s.Name == "observation" && Statements.KindOf(s, SectionKind.Allergies) == StatementKind.Allergy)
            .Select(o => Map(scope, o, concern))];

    public static BundleEntry Map(MappingScope scope, CdaElement observation, CdaElement? concern)
    {
        var values = scope.Values;
        var type = observation.Child("value");
        var resource = JsonParts.Object(("resourceType", "AllergyIntolerance"));
        resource.Put("identifier", CdaValues.IdentifiersOf(observation))
            .Put("clinicalStatus", JsonParts.Concept(Clinical, StatusOf(observation, concern)))
            .Put("verificationStatus", JsonParts.Concept(Verification, concern?.Child("statusCode")?["code"] == "nullified" ? "entered-in-error" : "confirmed"))
            .Put("type", TypeOf(type?["code"]))
            .Put("category", CategoryOf(type?["code"]) is { } category ? new JsonArray(category) : null)
            .Put("criticality", CriticalityOf(observation))
            .Put("code", Allergen(scope, observation))
            .Put("patient", scope.Subject);
        if (concern?.Child("statusCode")?["code"] == "nullified")
            resource.Remove("clinicalStatus");
        if (values.DateTime(observation.Child("effectiveTime")) is { } onset)
            resource["onsetDateTime"] = onset;
        resource.Put("recordedDate", scope.Recorded(observation) ?? (concern is null ? null : scope.Recorded(concern)))
            .Put("recorder", Parties.RecorderOf(scope, observation))
            .Put("note", scope.Notes(observation))
            .Put("reaction", Reactions(scope, observation));
        return scope.Bundle.AddClinical(resource, observation, observation.Child("id") is { } id && !id.IsNull ? observation : concern);
    }

    private static string StatusOf(CdaElement observation, CdaElement? concern)
    {
        var status = MappingScope.Related(observation)
            .FirstOrDefault(s => s.HasTemplate(Templates.AllergyStatus) || s.HasTemplate("2.16.840.1.113883.10.20.1.39") || s.Child("code")?["code"] == "33999-4");
        switch (status?.Child("value")?["code"])
        {
            case "413322009":
                return "resolved";
            case "73425007":
                return "inactive";
            case "55561003":
                return "active";
            default:
                break;
        }
        if (observation.At("effectiveTime", "high")?["value"] is not null)
            return "resolved";
        return concern?.Child("statusCode")?["code"] is "completed" or "aborted" or "suspended" ? "inactive" : "active";
    }

    private static string? TypeOf(string? code) => code switch
    {
        "235719002" or "59037007" => "intolerance",
        "414285001" or "416098002" or "419199007" => "allergy",
        _ => null,
    };

    private static string? CategoryOf(string? code) => code switch
    {
        "235719002" or "414285001" or "418471000" => "food",
        "416098002" or "419511003" or "59037007" => "medication",
        "426232007" => "environment",
        _ => null,
    };

    private static string? CriticalityOf(CdaElement observation) =>
        MappingScope.Related(observation, Templates.Criticality).FirstOrDefault()?.Child("value")?["code"] switch
        {
            "CRITH" => "high",
            "CRITL" => "low",
            "CRITU" => "unable-to-assess",
            _ => null,
        };

    private static JsonObject Allergen(MappingScope scope, CdaElement observation)
    {
        var entity = observation.Children("participant")
            .Where(p => p["typeCode"] is "CSM" or null).Select(p => p.At("participantRole", "playingEntity")).FirstOrDefault(e => e is not null);
        var code = entity?.Child("code");
        var substance = scope.Values.Concept(code);
        var name = Names.Display(entity?.Child("name"));
        if (substance is not null && substance["text"] is null && name is not null)
            substance["text"] = name;
        substance ??= name is null ? null : JsonParts.Object(("text", name));
        if (observation["negationInd"] == "true")
            return Absent(observation, code, substance);
        return substance ?? scope.Values.Concept(observation.Child("value"))
            ?? (scope.Values.Text(observation.Child("text")) is { } text ? JsonParts.Object(("text", text)) : JsonParts.Absent(NullFlavors.Reason(code)));
    }

    /// <summary>What the patient is said not to be allergic to. Source: C-CDA on FHIR, CF-NoKnownAllergies and CF_AllergyIntoleranceAbsentCode.</summary>
    private static JsonObject Absent(CdaElement observation, CdaElement? code, JsonObject? substance)
    {
        var known = code?["code"] switch
        {
            "1003752001" => ("1003774007", "No known Hevea brasiliensis latex allergy"),
            "410942007" => ("409137002", "No known drug allergy"),
            "426232007" => ("428607008", "No known environmental allergy"),
            "762766007" => ("429625007", "No known food allergy"),
            "260769002" or "105590001" => ("716186003", "No known allergy"),
            _ => default,
        };
        if (known.Item1 is null && code?["code"] is null && substance is null)
        {
            known = observation.Child("value")?["code"] switch
            {
                "416098002" or "419511003" or "59037007" => ("409137002", "No known drug allergy"),
                "414285001" or "418471000" or "235719002" => ("429625007", "No known food allergy"),
                "426232007" => ("428607008", "No known environmental allergy"),
                _ => ("716186003", "No known allergy"),
            };
        }
        if (known.Item1 is not null)
            return JsonParts.Concept(CodeSystems.Snomed, known.Item1, known.Item2);
        var name = (string?)substance?["text"] ?? (string?)substance?["coding"]?[0]?["display"] ?? code?["code"] ?? "this substance";
        return JsonParts.Object(("text", $"No known allergy to {name}"));
    }

    private static JsonArray? Reactions(MappingScope scope, CdaElement observation)
    {
        var reactions = MappingScope.Related(observation)
            .Where(s => s.HasTemplate(Templates.Reaction) || s.HasTemplate("2.16.840.1.113883.10.20.1.54") || s.Parent!["typeCode"] == "MFST").Distinct().ToList();
        var overall = SeverityOf(observation);
        if (reactions.Count == 0)
        {
            return overall is null
                ? null
                : new JsonArray(JsonParts.Object(("manifestation", new JsonArray(JsonParts.Absent("unknown"))), ("severity", overall)));
        }
        return JsonParts.Array(reactions.Select(r => JsonParts.Object(
            ("manifestation", new JsonArray(Manifestation(scope, r))),
            ("onset", scope.Values.DateTime(r.Child("effectiveTime"))),
            ("severity", SeverityOf(r) ?? overall))));
    }

    private static JsonObject Manifestation(MappingScope scope, CdaElement reaction) =>
        scope.Values.Concept(reaction.Child("value"))
        ?? (scope.Values.Text(reaction.Child("text")) is { } text
            ? JsonParts.Object(("text", text))
            : JsonParts.Absent(NullFlavors.Reason(reaction.Child("value"))));

    private static string? SeverityOf(CdaElement statement) =>
        MappingScope.Related(statement)
            .FirstOrDefault(s => s.HasTemplate(Templates.Severity) || s.HasTemplate("2.16.840.1.113883.10.20.1.55") || s.Child("code")?["code"] == "SEV")
            ?.Child("value")?["code"] switch
        {
            "255604002" or "371923003" or "M" or "L" => "mild",
            "6736007" or "371924009" => "moderate",
            "24484000" or "399166001" or "H" => "severe",
            _ => null,
        };
}
