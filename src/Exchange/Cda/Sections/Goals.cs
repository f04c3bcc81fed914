using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Goal observations to Goal. Source: C-CDA R2.1, Goal Observation; US Core Goal.</summary>
internal static class Goals
{
    public static BundleEntry Map(MappingScope scope, CdaElement goal)
    {
        var resource = JsonParts.Object(("resourceType", "Goal"));
        var time = goal.Child("effectiveTime");
        resource.Put("identifier", CdaValues.IdentifiersOf(goal))
            .Put("lifecycleStatus", Status(goal.Child("statusCode")?["code"]))
            .Put("achievementStatus", Progress(scope, goal))
            .Put("priority", Priority(scope, goal))
            .Put("description", Description(scope, goal))
            .Put("subject", scope.Subject);
        if ((scope.Values.Bound(time, "low") is not null || time?["value"] is not null) && CdaValues.Date(time) is { } start)
            resource["startDate"] = start;
        resource.Put("target", Target(scope, goal, time))
            .Put("expressedBy", Parties.RecorderOf(scope, goal))
            .Put("note", scope.Notes(goal));
        var entry = scope.Bundle.AddClinical(resource, goal);
        scope.Later(() => Addresses(scope, goal, entry));
        return entry;
    }

    private static string Status(string? code) => code switch
    {
        "completed" => "completed",
        "aborted" or "cancelled" => "cancelled",
        "suspended" or "held" => "on-hold",
        "new" => "proposed",
        "nullified" => "entered-in-error",
        _ => "active",
    };

    private static JsonObject Description(MappingScope scope, CdaElement goal)
    {
        var value = goal.Child("value");
        var words = value?["type"] is "ST" or "ED" ? scope.Values.Text(value) : null;
        words ??= scope.Values.Text(goal.Child("text"));
        var concept = scope.Values.Concept(value?["code"] is null ? goal.Child("code") : value);
        if (concept is null)
            return JsonParts.Object(("text", words ?? "Goal"));
        if (concept["text"] is null && words is not null)
            concept["text"] = words;
        return concept;
    }

    private static JsonObject? Priority(MappingScope scope, CdaElement goal) =>
        MappingScope.Related(goal, Templates.PriorityPreference).Select(p => scope.Values.Concept(p.Child("value"))).FirstOrDefault(c => c is not null);

    private static JsonObject? Progress(MappingScope scope, CdaElement goal) =>
        MappingScope.Related(goal, Templates.Root + "110").Select(p => scope.Values.Concept(p.Child("value"))).FirstOrDefault(c => c is not null);

    /// <summary>What is to be reached and until when. FHIR gol-1: a detail needs the measure it is a detail of.</summary>
    private static JsonArray? Target(MappingScope scope, CdaElement goal, CdaElement? time)
    {
        var target = new JsonObject();
        if (goal.Child("value") is { } value && scope.Values.Concept(goal.Child("code")) is { } measure)
        {
            var detail = new JsonObject();
            if (value["type"] is "PQ" or "IVL_PQ" or "INT" or "CD" or "CE" or "CO" && ObservationValues.Put(scope.Values, detail, value))
            {
                var (name, node) = detail.GetAt(0);
                detail.Remove(name);
                target["measure"] = measure;
                target["detail" + name["value".Length..]] = node;
            }
        }
        if (scope.Values.Bound(time, "high") is { } due)
            target["dueDate"] = due.Length > 10 ? due[..10] : due;
        return target.Count == 0 ? null : new JsonArray(target);
    }

    private static void Addresses(MappingScope scope, CdaElement goal, BundleEntry entry)
    {
        var referred = MappingScope.Related(goal, Templates.EntryReference).SelectMany(r => r.Children("id")).SelectMany(scope.Bundle.MappedFrom)
            .Where(e => e.Type is "Condition" or "Observation" or "MedicationStatement" or "NutritionOrder" or "ServiceRequest" or "RiskAssessment");
        foreach (var problem in referred.Distinct())
        {
            entry.Resource.Append("addresses", problem.Reference());
        }
    }
}
