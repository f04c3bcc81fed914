using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Organizers: results to DiagnosticReport with its Observations, vital signs and other groups to a panel Observation.
/// Source: C-CDA on FHIR §Results, §Vital signs, ConceptMap CF-ResultReportStatus.
/// </summary>
internal static class Results
{
    public static IReadOnlyList<BundleEntry> Organizer(MappingScope scope, CdaElement organizer, SectionKind section)
    {
        var inside = section == SectionKind.Other ? SectionKind.Results : section;
        var (observations, others) = Components(scope, organizer, inside);
        var resource = scope.About("DiagnosticReport");
        resource.Put("identifier", CdaValues.IdentifiersOf(organizer))
            .Put("status", Status(organizer.Child("statusCode")?["code"]))
            .Put("category", new JsonArray(JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory")))
            .Put("code", Procedures.CodeOf(scope, organizer));
        if (!scope.Values.PutTime(resource, "effective", organizer.Child("effectiveTime")) && observations.Count > 0)
        {
            foreach (var member in (ReadOnlySpan<string>)["effectiveDateTime", "effectivePeriod"])
            {
                resource.Put(member, observations[0].Resource[member]?.DeepClone());
            }
        }
        resource.Put("issued", scope.Values.Instant(organizer.At("author", "time")))
            .Put("performer", JsonParts.Array(Parties.Performers(scope, organizer)))
            .Put("result", JsonParts.Array(observations.Select(o => o.Reference())));
        PutSpecimen(scope, organizer, observations);
        return [scope.Bundle.AddClinical(resource, organizer), .. observations, .. others];
    }

    public static IReadOnlyList<BundleEntry> VitalSigns(MappingScope scope, CdaElement organizer)
    {
        var (observations, others) = Components(scope, organizer, SectionKind.VitalSigns);
        if (observations.Count == 0)
            return others;
        var panel = Panel(scope, organizer, observations, "vital-signs");
        var coding = JsonParts.Coding(CodeSystems.Loinc, "85353-1", "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel");
        var code = panel["code"] as JsonObject ?? [];
        if (code["coding"] is JsonArray codings && !codings.Any(c => (string?)c!["code"] == "85353-1"))
            codings.Insert(0, coding);
        else if (code["coding"] is null)
            panel["code"] = JsonParts.Object(("coding", new JsonArray(coding)));
        return [scope.Bundle.AddClinical(panel, organizer), .. observations, .. others];
    }

    /// <summary>A group of observations: functional, mental and other status organizers. Without a code of its own it is only its members.</summary>
    public static IReadOnlyList<BundleEntry> Group(MappingScope scope, CdaElement organizer, SectionKind section)
    {
        var (observations, others) = Components(scope, organizer, section);
        if (observations.Count == 0 || organizer.Child("code") is not { } code || scope.Values.Concept(code) is null)
            return [.. observations, .. others];
        var category = section is SectionKind.FunctionalStatus or SectionKind.MentalStatus ? "survey" : null;
        return [scope.Bundle.AddClinical(Panel(scope, organizer, observations, category), organizer), .. observations, .. others];
    }

    private static (List<BundleEntry> Observations, List<BundleEntry> Others) Components(MappingScope scope, CdaElement organizer, SectionKind section)
    {
        var (observations, others) = (new List<BundleEntry>(), new List<BundleEntry>());
        foreach (var inner in MappingScope.Related(organizer))
        {
            if (inner.Name == "observation" && Statements.KindOf(inner, section) is StatementKind.Observation)
            {
                observations.Add(Observations.Map(scope, inner, section, organizer));
                continue;
            }
            foreach (var mapped in StatementMapper.Map(scope, inner, section))
            {
                (mapped.Type == "Observation" ? observations : others).Add(mapped);
            }
        }
        return ([.. observations.Distinct()], others);
    }

    private static JsonObject Panel(MappingScope scope, CdaElement organizer, List<BundleEntry> members, string? category)
    {
        var resource = scope.About("Observation");
        resource.Put("identifier", CdaValues.IdentifiersOf(organizer))
            .Put("status", Observations.Status(organizer.Child("statusCode")?["code"]))
            .Put("category", category is null
                ? null
                : new JsonArray(JsonParts.Concept("http://terminology.hl7.org/CodeSystem/observation-category", category)))
            .Put("code", Procedures.CodeOf(scope, organizer));
        if (!scope.Values.PutTime(resource, "effective", organizer.Child("effectiveTime")))
        {
            foreach (var member in (ReadOnlySpan<string>)["effectiveDateTime", "effectivePeriod"])
            {
                resource.Put(member, members[0].Resource[member]?.DeepClone());
            }
        }
        return resource.Put("hasMember", JsonParts.Array(members.Select(m => m.Reference())));
    }

    private static void PutSpecimen(MappingScope scope, CdaElement organizer, List<BundleEntry> observations)
    {
        var type = scope.Values.Concept(organizer.At("specimen", "specimenRole", "specimenPlayingEntity", "code"));
        var words = (string?)type?["text"] ?? (string?)type?["coding"]?[0]?["display"];
        if (words is null)
            return;
        foreach (var observation in observations)
        {
            observation.Resource.Put("specimen", JsonParts.Object(("display", words)));
        }
    }

    private static string Status(string? code) => code switch
    {
        "completed" => "final",
        "active" or "held" or "suspended" or "new" => "registered",
        "aborted" or "cancelled" => "cancelled",
        "nullified" => "entered-in-error",
        _ => "unknown",
    };
}
