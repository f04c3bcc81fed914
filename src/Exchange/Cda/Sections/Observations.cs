using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Observations of every section to Observation. Source: C-CDA on FHIR §Results, §Vital signs, §Social history, ConceptMap CF-ResultStatus.</summary>
internal static class Observations
{
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";

    public static BundleEntry Map(MappingScope scope, CdaElement observation, SectionKind section, CdaElement? group = null)
    {
        var resource = Build(scope, observation, CategoryOf(observation, section), group);
        var isBirthSex = observation.HasTemplate(Templates.BirthSex) || observation.Child("code")?["code"] == "76689-9";
        if (isBirthSex && scope.Patient is not null)
            PatientMapping.PutBirthSex(scope.Patient, observation.Child("value")?["code"] ?? observation.Child("value")?["nullFlavor"]);
        var entry = scope.Bundle.AddClinical(resource, observation);
        foreach (var inner in MappingScope.Related(observation).Where(s => s.Name == "observation" && s.Templates.Any()))
        {
            var kind = Statements.KindOf(inner, section);
            var member = kind switch
            {
                StatementKind.AssessmentScale => Scale(scope, inner, section),
                StatementKind.Observation => Map(scope, inner, section),
                _ => null,
            };
            if (member is not null && member != entry)
                entry.Resource.Append(kind == StatementKind.AssessmentScale ? "derivedFrom" : "hasMember", member.Reference());
        }
        return entry;
    }

    /// <summary>An assessment scale with its answered items as components. Source: C-CDA R2.1, Assessment Scale Observation.</summary>
    public static BundleEntry Scale(MappingScope scope, CdaElement scale, SectionKind section)
    {
        var resource = Build(scope, scale, CategoryOf(scale, section) ?? "survey", null);
        var items = MappingScope.Related(scale).Where(s => s.Name == "observation"
            && (s.HasTemplate(Templates.ScaleSupport) || s.Parent!["typeCode"] == "COMP"));
        foreach (var item in items)
        {
            var component = JsonParts.Object(("code", Procedures.CodeOf(scope, item)));
            if (!ObservationValues.Put(scope.Values, component, item.Child("value")))
                component.Put("dataAbsentReason", JsonParts.Concept(NullFlavors.System, NullFlavors.Reason(item.Child("value"))));
            resource.Append("component", component);
        }
        if (resource.ContainsKey("component"))
            resource.Remove("dataAbsentReason");
        return scope.Bundle.AddClinical(resource, scale);
    }

    public static string Status(string? code, bool hasValue = true) => code switch
    {
        "completed" or "normal" => "final",
        "active" or "held" or "suspended" or "new" => hasValue && code == "active" ? "preliminary" : "registered",
        "aborted" or "cancelled" => "cancelled",
        "nullified" or "obsolete" => "entered-in-error",
        _ => hasValue ? "final" : "unknown",
    };

    private static JsonObject Build(MappingScope scope, CdaElement observation, string? category, CdaElement? group)
    {
        var resource = scope.About("Observation");
        var value = new JsonObject();
        var hasValue = ObservationValues.Put(scope.Values, value, observation.Child("value"));
        resource.Put("identifier", CdaValues.IdentifiersOf(observation))
            .Put("status", Status(observation.Child("statusCode")?["code"], hasValue))
            .Put("category", category is null ? null : new JsonArray(JsonParts.Concept(Categories, category)))
            .Put("code", Code(scope, observation));
        if (!scope.Values.PutTime(resource, "effective", observation.Child("effectiveTime")) && group is not null)
            scope.Values.PutTime(resource, "effective", group.Child("effectiveTime"));
        resource.Put("issued", scope.Values.Instant(observation.At("author", "time")))
            .Put("performer", Performers(scope, observation, group));
        foreach (var (name, node) in value.ToList())
        {
            value.Remove(name);
            resource[name] = node;
        }
        if (!hasValue)
            resource.Put("dataAbsentReason", AbsentReason(observation));
        resource.Put("interpretation", Interpretations(scope, observation))
            .Put("note", scope.Notes(observation))
            .Put("bodySite", scope.Values.Concept(observation.Child("targetSiteCode")))
            .Put("method", scope.Values.Concept(observation.Child("methodCode")))
            .Put("referenceRange", Ranges(scope, observation));
        return resource;
    }

    /// <summary>What was observed. An assertion's code says nothing; older documents then have only text.</summary>
    private static JsonObject Code(MappingScope scope, CdaElement observation)
    {
        var code = observation.Child("code");
        return scope.Values.Concept(code)
            ?? (scope.Values.Text(observation.Child("text")) is { } text ? JsonParts.Object(("text", text)) : null)
            ?? (code is { HasElements: false, Text: { } own } ? JsonParts.Object(("text", own)) : null)
            ?? JsonParts.Absent(NullFlavors.Reason(code));
    }

    private static JsonArray? Performers(MappingScope scope, CdaElement observation, CdaElement? group)
    {
        var performers = Parties.Performers(scope, observation).ToList();
        if (performers.Count == 0 && group is not null)
            performers = [.. Parties.Performers(scope, group)];
        if (performers.Count == 0 && Parties.RecorderOf(scope, observation) is { } author)
            performers.Add(author);
        return JsonParts.Array(performers.Where(p => scope.Bundle.TypeOf((string?)p["reference"]) != "Device"));
    }

    private static JsonObject? AbsentReason(CdaElement observation)
    {
        if (observation["negationInd"] == "true")
            return JsonParts.Concept(NullFlavors.System, "not-performed");
        return observation.Child("value") is { } value ? JsonParts.Concept(NullFlavors.System, NullFlavors.Reason(value)) : null;
    }

    private static JsonArray? Interpretations(MappingScope scope, CdaElement observation)
    {
        var all = JsonParts.Array(observation.Children("interpretationCode").Select(scope.Values.Concept));
        if (observation["negationInd"] == "true" && observation.Child("value") is { IsNull: false })
            (all ??= []).Add(JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "NEG", "Negative"));
        return all;
    }

    private static JsonArray? Ranges(MappingScope scope, CdaElement observation)
    {
        var ranges = new JsonArray();
        foreach (var range in observation.Children("referenceRange").Select(r => r.Child("observationRange")).OfType<CdaElement>())
        {
            var value = range.Child("value");
            var built = Quantities.Range(value) ?? [];
            var words = scope.Values.Text(range.Child("text"))
                ?? (value?["type"] is "ST" or "ED" ? value.Text : null) ?? value?["displayName"];
            built.Put("text", words);
            if (built.Count > 0 && scope.Values.Concept(range.Child("interpretationCode")) is { } meaning && meaning["coding"]?[0]?["code"]?.GetValue<string>() is not "N")
                built.Put("type", meaning);
            if (built.Count > 0)
                ranges.Add(built);
        }
        return ranges;
    }

    private static string? CategoryOf(CdaElement observation, SectionKind section)
    {
        if (observation.HasTemplate(Templates.Root + "27"))
            return "vital-signs";
        if (observation.HasTemplate(Templates.Root + "78") || observation.HasTemplate(Templates.Root + "85") || observation.HasTemplate(Templates.Root + "38"))
            return "social-history";
        return section switch
        {
            SectionKind.Results => observation.Child("code")?["code"] is "18748-4" ? "imaging" : "laboratory",
            SectionKind.VitalSigns => "vital-signs",
            SectionKind.SocialHistory => "social-history",
            SectionKind.Procedures => "procedure",
            SectionKind.PhysicalExam or SectionKind.GeneralStatus => "exam",
            SectionKind.FunctionalStatus or SectionKind.MentalStatus => "survey",
            _ => null,
        };
    }
}
