using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Care team organizers, and the performers of the header's service event, to CareTeam.
/// Source: C-CDA R2.1 companion guide, Care Team Organizer; C-CDA on FHIR §Participations.
/// </summary>
internal static class CareTeams
{
    public static BundleEntry Map(MappingScope scope, CdaElement organizer)
    {
        var resource = scope.About("CareTeam");
        var participants = new JsonArray();
        foreach (var act in MappingScope.Related(organizer).Where(s => s.HasTemplate(Templates.CareTeamMember) || s.Name == "act"))
        {
            foreach (var performer in act.Children("performer"))
            {
                Add(scope, participants, performer, scope.Values.Period(act.Child("effectiveTime")));
            }
            foreach (var other in act.Children("participant").Where(p => p["typeCode"] is "IND"))
            {
                if (Parties.Related(scope, Role(other)) is { } person)
                    participants.Add(JsonParts.Object(("role", JsonParts.Array(scope.Values.Concept(other.Child("sdtc:functionCode")))), ("member", person.Reference())));
            }
        }
        var type = MappingScope.Related(organizer, Templates.Root + "500.2").Select(o => scope.Values.Concept(o.Child("value"))).FirstOrDefault(c => c is not null);
        resource.Put("identifier", CdaValues.IdentifiersOf(organizer))
            .Put("status", Status(organizer.Child("statusCode")?["code"]))
            .Put("category", JsonParts.Array(type))
            .Put("name", scope.Values.Original(organizer.Child("code")) ?? scope.Values.Text(organizer.Child("text")))
            .Put("encounter", scope.Encounter?.Reference())
            .Put("period", scope.Values.Period(organizer.Child("effectiveTime")))
            .Put("participant", participants);
        return scope.Bundle.AddClinical(resource, organizer);
    }

    /// <summary>The people who gave the care that the document is about; null when it names none.</summary>
    public static BundleEntry? OfService(MappingScope scope, CdaElement serviceEvent)
    {
        var participants = new JsonArray();
        foreach (var performer in serviceEvent.Children("performer"))
        {
            Add(scope, participants, performer, scope.Values.Period(performer.Child("time")));
        }
        if (participants.Count == 0 || scope.Patient is null)
            return null;
        var resource = scope.About("CareTeam");
        resource.Put("status", "active").Put("period", scope.Values.Period(serviceEvent.Child("effectiveTime"))).Put("participant", participants);
        return scope.Bundle.AddClinical(resource, serviceEvent, serviceEvent.Child("performer"));
    }

    private static void Add(MappingScope scope, JsonArray participants, CdaElement performer, JsonObject? period)
    {
        if (Parties.Assigned(scope, performer.Child("assignedEntity")) is not { } member)
            return;
        var role = scope.Values.Concept(performer.Child("sdtc:functionCode") ?? performer.Child("functionCode"))
            ?? scope.Values.Concept(performer.At("assignedEntity", "code"));
        participants.Add(JsonParts.Object(("role", JsonParts.Array(role)), ("member", member), ("period", period)));
    }

    private static CdaElement? Role(CdaElement participant) => participant.Child("participantRole") ?? participant.Child("associatedEntity");

    private static string Status(string? code) => code switch
    {
        "completed" => "inactive",
        "suspended" => "suspended",
        "aborted" or "cancelled" => "inactive",
        "nullified" => "entered-in-error",
        "new" => "proposed",
        _ => "active",
    };
}
