using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Family history organizers to FamilyMemberHistory. Source: C-CDA R2.1, Family History Organizer; FHIR R4 FamilyMemberHistory.</summary>
internal static class FamilyHistory
{
    public static BundleEntry? Map(MappingScope scope, CdaElement organizer)
    {
        var relative = organizer.At("subject", "relatedSubject");
        var person = relative?.Child("subject");
        var resource = JsonParts.Object(("resourceType", "FamilyMemberHistory"));
        resource.Put("identifier", CdaValues.IdentifiersOf(organizer))
            .Put("status", organizer.Child("statusCode")?["code"] is "nullified" ? "entered-in-error" : "completed")
            .Put("patient", scope.Subject)
            .Put("date", scope.Recorded(organizer) ?? scope.Values.DateTime(organizer.Child("effectiveTime")))
            .Put("name", Names.Display(person?.Child("name")))
            .Put("relationship", scope.Values.RequiredConcept(relative?.Child("code")))
            .Put("sex", Sex(person?.Child("administrativeGenderCode")))
            .Put("bornDate", CdaValues.Date(person?.Child("birthTime")));
        var observations = MappingScope.Related(organizer).Where(s => s.Name == "observation").ToList();
        Deceased(person, observations, resource);
        resource.Put("note", scope.Notes(organizer))
            .Put("condition", JsonParts.Array(observations.Select(o => Condition(scope, o))));
        return scope.Bundle.AddClinical(resource, organizer);
    }

    private static JsonObject? Sex(CdaElement? code) =>
        PatientMapping.Gender(code) is { } gender
            ? JsonParts.Concept("http://hl7.org/fhir/administrative-gender", gender)
            : null;

    private static void Deceased(CdaElement? person, List<CdaElement> observations, JsonObject resource)
    {
        if (CdaValues.Date(person?.Child("sdtc:deceasedTime")) is { } date)
        {
            resource["deceasedDate"] = date;
            return;
        }
        if (person?.Child("sdtc:deceasedInd")?["value"] is "true" or "false")
            resource["deceasedBoolean"] = person.Child("sdtc:deceasedInd")!["value"] == "true";
        else if (observations.Exists(o => MappingScope.Related(o).Any(IsDeath)))
            resource["deceasedBoolean"] = true;
    }

    private static bool IsDeath(CdaElement statement) =>
        statement.HasTemplate(Templates.Death) || statement.HasTemplate("2.16.840.1.113883.10.20.1.42");

    private static JsonObject? Condition(MappingScope scope, CdaElement observation)
    {
        if (observation["negationInd"] == "true")
            return null;
        var code = scope.Values.Concept(observation.Child("value")) ?? scope.Values.Concept(observation.Child("code"));
        if (code is null)
            return null;
        var condition = JsonParts.Object(("code", code));
        var related = MappingScope.Related(observation).ToList();
        var death = related.Find(IsDeath);
        if (death is not null)
            condition.Put("outcome", scope.Values.Concept(death.Child("value"))).Put("contributedToDeath", true);
        var age = related.Find(s => s.HasTemplate(Templates.Age) || s.HasTemplate("2.16.840.1.113883.10.20.1.38"));
        if (Quantities.Of(age?.Child("value")) is { } onset)
            condition.Put("onsetAge", Age(onset));
        else if (scope.Values.DateTime(observation.Child("effectiveTime")) is { } time)
            condition.Put("onsetString", time);
        return condition.Put("note", scope.Notes(observation));
    }

    /// <summary>An age needs a UCUM unit of time (FHIR age-1); without one, years are meant.</summary>
    private static JsonObject Age(JsonObject quantity)
    {
        if (quantity["code"] is null || (string?)quantity["code"] == "1")
            (quantity["unit"], quantity["system"], quantity["code"]) = ("a", CodeSystems.Ucum, "a");
        return quantity;
    }
}
