using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>Maps what a fragment holds: sections, entries, statements and header parts, about a patient who may be unknown.</summary>
internal static class Fragments
{
    public static void Map(MappingScope scope)
    {
        var root = scope.Document.Root;
        if (root.Descendants().FirstOrDefault(e => e.Name is "patientRole") is { } role)
            scope.Patient = PatientMapping.Map(scope, role);
        Header(scope, root);
        var sections = scope.Document.Sections.ToList();
        if (sections.Count > 0)
        {
            Known(scope);
            foreach (var section in sections)
            {
                SectionMapping.Map(scope, section);
            }
            return;
        }
        foreach (var statement in Statements(root).Where(s => !s.IsNull || s.HasElements))
        {
            Known(scope);
            _ = StatementMapper.Map(scope, statement, Guess(statement)).ToList();
        }
        if (scope.Document.NonXmlBody is { } body)
        {
            Known(scope);
            Documents.Unstructured(scope, body);
        }
    }

    private static void Known(MappingScope scope) => scope.Patient ??= PatientMapping.Unknown(scope);

    private static IEnumerable<CdaElement> Statements(CdaElement element)
    {
        if (Mapping.Statements.IsStatement(element))
            return [element];
        return element.Name is "entry" or "component" or "entryRelationship" or "fragments" or "ClinicalDocument" ? element.Elements.SelectMany(Statements) : [];
    }

    /// <summary>Where a lone statement without a telling template would stand.</summary>
    private static SectionKind Guess(CdaElement statement)
    {
        var codes = statement.Descendants().Take(40).Select(e => e["codeSystem"]).OfType<string>().ToHashSet();
        return statement.Name switch
        {
            "substanceAdministration" when codes.Contains("2.16.840.1.113883.12.292") => SectionKind.Immunizations,
            "organizer" when statement["classCode"] == "BATTERY" => SectionKind.Results,
            _ => SectionKind.Other,
        };
    }

    private static void Header(MappingScope scope, CdaElement root)
    {
        foreach (var part in root.Name is "fragments" or "ClinicalDocument" ? root.Elements : [root])
        {
            MapPart(scope, part);
        }
    }

    private static void MapPart(MappingScope scope, CdaElement part)
    {
        switch (part.Name)
        {
            case "author" or "legalAuthenticator" or "authenticator" or "dataEnterer" or "encounterParticipant" or "performer" or "informationRecipient" or "informant":
                foreach (var party in part.Elements)
                {
                    if (party.Name is "assignedAuthor" or "assignedEntity" or "intendedRecipient")
                        Parties.Assigned(scope, party);
                    else if (party.Name is "relatedEntity")
                        Person(scope, party);
                }
                break;
            case "assignedAuthor" or "assignedEntity":
                Parties.Assigned(scope, part);
                break;
            case "custodian":
                Parties.Organization(scope, part.At("assignedCustodian", "representedCustodianOrganization"));
                break;
            case "participant":
                Participant(scope, part.Child("associatedEntity") ?? part.Child("participantRole"));
                break;
            case "participantRole":
                Participant(scope, part);
                break;
            case "documentationOf" or "serviceEvent":
                var service = part.Name == "serviceEvent" ? part : part.Child("serviceEvent");
                if (service is not null)
                {
                    Known(scope);
                    CareTeams.OfService(scope, service);
                }
                break;
            case "inFulfillmentOf":
                Known(scope);
                HeaderParties.Order(scope, part);
                break;
            case "externalDocument":
                Known(scope);
                ClinicalNotes.External(scope, part);
                break;
            case "manufacturedProduct":
                Medications.Substance(scope, part);
                break;
            case "componentOf" or "encompassingEncounter":
                Known(scope);
                Encounters.Encompassing(scope, part.Name == "componentOf" ? part.Child("encompassingEncounter") : part);
                break;
            default:
                break;
        }
    }

    private static void Participant(MappingScope scope, CdaElement? role)
    {
        if (role is null)
            return;
        if (role["classCode"] is "SDLOC" or "TERR")
            Parties.Location(scope, role);
        else if (role.Child("playingDevice") is not null)
            Device(scope, role);
        else if (role.Child("associatedPerson") is not null || role.Child("relatedPerson") is not null)
            Person(scope, role);
        else if (role.Child("scopingOrganization") is { } organization)
            Parties.Organization(scope, organization);
        else if (role.Child("playingEntity") is not null)
            Parties.Location(scope, role);
        else
            Parties.Assigned(scope, role);
    }

    private static void Device(MappingScope scope, CdaElement role)
    {
        Known(scope);
        _ = Supplies.Device(scope, role);
    }

    private static void Person(MappingScope scope, CdaElement entity)
    {
        Known(scope);
        Parties.Related(scope, entity);
    }
}
