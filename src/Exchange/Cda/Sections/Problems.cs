using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Problem concerns, diagnoses and health concerns to Condition.
/// Source: C-CDA on FHIR §Problems and ConceptMaps CF-ProblemStatus, CF-ConditionClinicalStatus, CF-ProblemCategory.
/// </summary>
internal static class Problems
{
    public const string Category = "http://terminology.hl7.org/CodeSystem/condition-category";
    private const string CoreCategory = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";
    private const string Clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private const string Verification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    public static IReadOnlyList<BundleEntry> Concern(MappingScope scope, CdaElement concern, SectionKind section)
    {
        var category = Statements.KindOf(concern, section) == StatementKind.Diagnosis && section != SectionKind.Problems
            ? (Category, "encounter-diagnosis")
            : CategoryOf(section);
        var observations = MappingScope.Related(concern)
            .Where(s => s.Name == "observation" && Statements.KindOf(s, SectionKind.Problems) == StatementKind.Problem).ToList();
        return [.. observations.Select(o => Map(scope, o, concern, category))];
    }

    /// <summary>
    /// A health concern is its problems; with none of its own, the concern itself is the Condition and what it refers to its
    /// evidence. Source: C-CDA R2.1, Health Concern Act.
    /// </summary>
    public static IReadOnlyList<BundleEntry> HealthConcern(MappingScope scope, CdaElement concern, SectionKind section)
    {
        var mapped = new List<BundleEntry>();
        foreach (var inner in MappingScope.Related(concern))
        {
            if (Statements.KindOf(inner, section) == StatementKind.Problem)
                mapped.Add(Map(scope, inner, concern, (CoreCategory, "health-concern")));
            else
                mapped.AddRange(StatementMapper.Map(scope, inner, section).Where(e => e.Type is "Observation" or "Condition" or "AllergyIntolerance"));
        }
        if (mapped.Exists(e => e.Type == "Condition"))
            return mapped;
        var words = scope.Values.Text(concern.Child("text"));
        var resource = scope.About("Condition");
        resource.Put("identifier", CdaValues.IdentifiersOf(concern))
            .Put("clinicalStatus", JsonParts.Concept(Clinical, ConcernStatus(concern)))
            .Put("category", Categories((CoreCategory, "health-concern")))
            .Put("code", words is null ? scope.Values.RequiredConcept(concern.Child("code")) : JsonParts.Object(("text", words)))
            .Put("recordedDate", scope.Recorded(concern));
        PutPeriod(scope, resource, concern);
        var entry = scope.Bundle.AddClinical(resource, concern);
        var evidence = mapped.ToList();
        scope.Later(() =>
        {
            var referred = MappingScope.Related(concern, Templates.EntryReference).SelectMany(r => r.Children("id")).SelectMany(scope.Bundle.MappedFrom);
            foreach (var other in evidence.Concat(referred).Where(e => e != entry).Distinct())
            {
                entry.Resource.Append("evidence", JsonParts.Object(("detail", new JsonArray(other.Reference()))));
            }
        });
        return [entry, .. mapped];
    }

    public static BundleEntry Map(MappingScope scope, CdaElement observation, CdaElement? concern, (string System, string Code)? category)
    {
        var resource = scope.About("Condition");
        var refuted = observation["negationInd"] == "true";
        var code = Code(scope, observation, refuted, out var verified);
        resource.Put("identifier", CdaValues.IdentifiersOf(observation))
            .Put("clinicalStatus", JsonParts.Concept(Clinical, StatusOf(observation, concern)))
            .Put("verificationStatus", JsonParts.Concept(Verification, verified))
            .Put("category", Categories(category))
            .Put("severity", SeverityOf(scope, observation))
            .Put("code", code)
            .Put("bodySite", JsonParts.Array(observation.Children("targetSiteCode").Select(scope.Values.Concept)))
            .Put("recordedDate", scope.Recorded(observation) ?? (concern is null ? null : scope.Recorded(concern)))
            .Put("recorder", Parties.RecorderOf(scope, observation))
            .Put("note", scope.Notes(observation));
        PutPeriod(scope, resource, observation);
        PutAge(resource, observation);
        if (MappingScope.Related(observation, Templates.DateOfDiagnosis).FirstOrDefault() is { } diagnosed
            && scope.Values.DateTime(diagnosed.Child("effectiveTime")) is { } asserted)
        {
            resource.Append("extension", JsonParts.Object(("url", "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"), ("valueDateTime", asserted)));
        }
        return scope.Bundle.AddClinical(resource, observation, observation.Child("id") is { } id && !id.IsNull ? observation : concern);
    }

    public static (string System, string Code)? CategoryOf(SectionKind section) => section switch
    {
        SectionKind.HealthConcerns => (CoreCategory, "health-concern"),
        SectionKind.Encounters or SectionKind.AdmissionDiagnosis or SectionKind.DischargeDiagnosis or SectionKind.PreoperativeDiagnosis
            or SectionKind.PostoperativeDiagnosis or SectionKind.PostprocedureDiagnosis => (Category, "encounter-diagnosis"),
        _ => (Category, "problem-list-item"),
    };

    private static JsonArray? Categories((string System, string Code)? category) =>
        category is { } c ? new JsonArray(JsonParts.Concept(c.System, c.Code)) : null;

    private static JsonObject Code(MappingScope scope, CdaElement observation, bool refuted, out string verified)
    {
        var value = observation.Child("value");
        verified = refuted ? "refuted" : "confirmed";
        if (refuted && value?["code"] is "55607006" or "64572001" or "404684003")
        {
            verified = "confirmed";
            return JsonParts.Concept(CodeSystems.Snomed, "160245001", "No current problems or disability");
        }
        return scope.Values.Concept(value)
            ?? (value?.Text is { } plain ? JsonParts.Object(("text", plain)) : null)
            ?? (scope.Values.Text(observation.Child("text")) is { } text ? JsonParts.Object(("text", text)) : null)
            ?? CodeOfOwn(scope, observation)
            ?? JsonParts.Absent(NullFlavors.Reason(value));
    }

    /// <summary>Older documents put the problem itself into <c>code</c>; the codes that only say "a problem" do not count.</summary>
    private static JsonObject? CodeOfOwn(MappingScope scope, CdaElement observation) =>
        observation.Child("code")?["code"] is "ASSERTION" or "55607006" or "75326-9" or "29308-4" or "282291009" or "64572001" or "404684003" or "409586006" or null
            ? null
            : scope.Values.Concept(observation.Child("code"));

    private static string StatusOf(CdaElement observation, CdaElement? concern)
    {
        var status = MappingScope.Related(observation)
            .FirstOrDefault(s => s.HasTemplate(Templates.ProblemStatus) || s.HasTemplate("2.16.840.1.113883.10.20.1.50") || s.Child("code")?["code"] == "33999-4")
            ?.Child("value")?["code"] switch
        {
            "246455001" => "recurrence",
            "263855007" => "relapse",
            "277022003" => "remission",
            "413322009" => "resolved",
            "55561003" => "active",
            "73425007" => "inactive",
            _ => null,
        };
        var ended = observation.At("effectiveTime", "high")?["value"] is not null;
        if (ended && status is null or "active" or "recurrence" or "relapse")
            return "resolved";
        return status ?? (concern is null ? "active" : ConcernStatus(concern));
    }

    private static string ConcernStatus(CdaElement concern) =>
        concern.Child("statusCode")?["code"] is "completed" or "aborted" or "suspended" ? "inactive" : "active";

    private static void PutPeriod(MappingScope scope, JsonObject resource, CdaElement statement)
    {
        var time = statement.Child("effectiveTime");
        if ((scope.Values.Bound(time, "low") ?? (time?.Child("high") is null ? scope.Values.DateTime(time) : null)) is { } onset)
            resource["onsetDateTime"] = onset;
        if (scope.Values.Bound(time, "high") is { } end && resource["clinicalStatus"]?["coding"]?[0]?["code"]?.GetValue<string>() is "resolved" or "inactive" or "remission")
            resource["abatementDateTime"] = end;
    }

    private static void PutAge(JsonObject resource, CdaElement observation)
    {
        if (resource.ContainsKey("onsetDateTime") || MappingScope.Related(observation, Templates.Age).FirstOrDefault() is not { } age)
            return;
        resource.Put("onsetAge", Quantities.Of(age.Child("value")));
    }

    private static JsonObject? SeverityOf(MappingScope scope, CdaElement observation) =>
        MappingScope.Related(observation, Templates.Severity).Select(s => scope.Values.Concept(s.Child("value"))).FirstOrDefault(c => c is not null);
}
