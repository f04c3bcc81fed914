using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// The people, organizations, places and devices that a document names, each once.
/// Source: C-CDA on FHIR §Participations (author, performer, informant to PractitionerRole, Practitioner, Device, RelatedPerson).
/// </summary>
internal static class Parties
{
    /// <summary>A reference to the author of a statement, else of the statements and sections around it; null when nobody is named.</summary>
    public static JsonObject? AuthorOf(MappingScope scope, CdaElement statement)
    {
        for (var at = statement; at is not null; at = at.Parent)
        {
            if (at.Name == "ClinicalDocument")
                return null;
            foreach (var author in at.Children("author"))
            {
                if (Author(scope, author) is { } found)
                    return found;
            }
        }
        return null;
    }

    /// <summary>The author where only a person may stand (recorder, requester of a condition); null for a device or organization.</summary>
    public static JsonObject? RecorderOf(MappingScope scope, CdaElement statement)
    {
        var author = AuthorOf(scope, statement);
        return IsPerson(scope, author) ? author : null;
    }

    public static bool IsPerson(MappingScope scope, JsonObject? reference) =>
        scope.Bundle.TypeOf((string?)reference?["reference"]) is "Practitioner" or "PractitionerRole" or "Patient" or "RelatedPerson";

    /// <summary>A reference for an <c>author</c> element: PractitionerRole, Practitioner, Device, Organization or the patient.</summary>
    public static JsonObject? Author(MappingScope scope, CdaElement author) => Assigned(scope, author.Child("assignedAuthor") ?? author);

    /// <summary>A reference for each performer of a statement.</summary>
    public static IEnumerable<JsonObject> Performers(MappingScope scope, CdaElement statement) =>
        statement.Children("performer").Select(p => Assigned(scope, p.Child("assignedEntity"))).OfType<JsonObject>();

    /// <summary>
    /// A reference for an assigned entity. A person with an organization is a PractitionerRole, a person alone a Practitioner;
    /// a device a Device; an organization alone an Organization; ids that are the patient's own the patient.
    /// </summary>
    public static JsonObject? Assigned(MappingScope scope, CdaElement? assigned)
    {
        if (assigned is null)
            return null;
        var person = assigned.Child("assignedPerson") ?? assigned.Child("informationRecipient") ?? assigned.Child("associatedPerson");
        var ids = assigned.Children("id").ToList();
        if (assigned.Child("assignedAuthoringDevice") is { } device)
            return AuthoringDevice(scope, device, assigned)?.Reference(device.Child("softwareName")?.Text);
        var known = ids.Where(Identifiers.IsTelling).SelectMany(scope.Bundle.MappedFrom)
            .FirstOrDefault(e => e.Type is "Patient" or "PractitionerRole" or "Practitioner" or "Organization" or "Device");
        if (known is { Type: "Patient" } || (known is not null && person?.Child("name") is null && !HasOrganization(assigned)))
            return known.Reference(DisplayOf(known));
        var practitioner = Practitioner(scope, assigned, person, ids);
        var organization = Organization(scope, OrganizationOf(assigned));
        if (practitioner is null)
            return organization?.Reference((string?)organization.Resource["name"]);
        var display = Names.Display(person?.Child("name"));
        return organization is null
            ? practitioner.Reference(display)
            : Role(scope, assigned, practitioner, organization).Reference(display);
    }

    /// <summary>An Organization; null when it has neither name nor identifier (FHIR org-1).</summary>
    public static BundleEntry? Organization(MappingScope scope, CdaElement? organization)
    {
        if (organization is null)
            return null;
        var ids = organization.Children("id").ToList();
        var identifiers = JsonParts.Array(ids.Where(Identifiers.IsTelling).Select(Identifiers.Of));
        var name = organization.Child("name") is { } n ? Names.Display(n) : null;
        if (name is null && identifiers is null)
            return null;
        var resource = JsonParts.Object(
            ("resourceType", "Organization"), ("identifier", identifiers), ("active", true),
            ("type", JsonParts.Array(scope.Values.Concept(organization.Child("standardIndustryClassCode")))), ("name", name),
            ("telecom", Names.Telecoms(organization)), ("address", Names.Addresses(organization, scope.Values)));
        return scope.Bundle.AddShared(resource, organization, ids, $"{name}");
    }

    /// <summary>A Location of a service delivery location or a health care facility; null when nothing is said of it.</summary>
    public static BundleEntry? Location(MappingScope scope, CdaElement? role)
    {
        if (role is null)
            return null;
        var place = role.Child("playingEntity") ?? role.Child("location");
        var name = Names.Display(place?.Child("name"));
        var address = Names.Address(role.Child("addr") ?? place?.Child("addr"), scope.Values);
        var type = scope.Values.Concept(role.Child("code"));
        var ids = role.Children("id").ToList();
        if (name is null && address is null && type is null)
            return null;
        var managing = Organization(scope, role.Child("serviceProviderOrganization") ?? role.Child("scopingEntity"));
        var resource = JsonParts.Object(
            ("resourceType", "Location"), ("identifier", JsonParts.Array(ids.Where(Identifiers.IsTelling).Select(Identifiers.Of))),
            ("status", "active"), ("name", name ?? (string?)type?["text"]), ("mode", "instance"), ("type", JsonParts.Array(type)),
            ("telecom", Names.Telecoms(role)), ("address", address), ("managingOrganization", managing?.Reference()));
        var key = $"{name}|{address?.ToJsonString()}|{type?.ToJsonString()}";
        // A site's id often stands for the whole enterprise: the name decides which place it is.
        return scope.Bundle.AddShared(resource, role, name is null ? ids : [], key);
    }

    /// <summary>A RelatedPerson of a related entity, guardian or associated entity; null when it names nobody.</summary>
    public static BundleEntry? Related(MappingScope scope, CdaElement? entity)
    {
        if (entity is null || scope.Patient is null)
            return null;
        var person = entity.Child("relatedPerson") ?? entity.Child("associatedPerson") ?? entity.Child("guardianPerson");
        var names = Names.Humans(person, scope.Values);
        var relationship = scope.Values.Concept(entity.Child("code"));
        if (names is null && relationship is null)
            return null;
        var resource = scope.About("RelatedPerson", "patient");
        resource.Put("identifier", CdaValues.IdentifiersOf(entity))
            .Put("relationship", JsonParts.Array(relationship))
            .Put("name", names)
            .Put("telecom", Names.Telecoms(entity))
            .Put("address", Names.Addresses(entity, scope.Values));
        return scope.Bundle.AddClinical(resource, entity);
    }

    /// <summary>The Location of a statement's location participant, or null.</summary>
    public static BundleEntry? LocationOf(MappingScope scope, CdaElement statement) =>
        statement.Children("participant")
            .Where(p => p["typeCode"] is "LOC" or "ELOC" || p.Child("participantRole")?["classCode"] == "SDLOC")
            .Select(p => Location(scope, p.Child("participantRole"))).FirstOrDefault(l => l is not null);

    private static bool HasOrganization(CdaElement assigned) => OrganizationOf(assigned)?.HasElements == true;

    private static CdaElement? OrganizationOf(CdaElement assigned) =>
        assigned.Child("representedOrganization") ?? assigned.Child("receivedOrganization") ?? assigned.Child("scopingOrganization");

    private static string? DisplayOf(BundleEntry entry) =>
        entry.Resource["name"] switch
        {
            JsonArray { Count: > 0 } names => Line(names[0]!.AsObject()),
            JsonValue name => (string?)name,
            _ => null,
        };

    private static string? Line(JsonObject name)
    {
        var given = name["given"]?.AsArray().Select(g => (string?)g) ?? [];
        var line = string.Join(' ', given.Append((string?)name["family"]).Where(p => !string.IsNullOrEmpty(p)));
        return line.Length > 0 ? line : (string?)name["text"];
    }

    private static BundleEntry? Practitioner(MappingScope scope, CdaElement assigned, CdaElement? person, List<CdaElement> ids)
    {
        var names = Names.Humans(person, scope.Values);
        var identifiers = JsonParts.Array(ids.Where(Identifiers.IsTelling).Select(Identifiers.Of));
        if (names is null && (identifiers is null || (person is null && HasOrganization(assigned))))
            return null;
        var display = Names.Display(person?.Child("name"));
        var resource = JsonParts.Object(
            ("resourceType", "Practitioner"), ("identifier", identifiers), ("name", names),
            ("telecom", Names.Telecoms(assigned)), ("address", Names.Addresses(assigned, scope.Values)),
            ("qualification", JsonParts.Array(Specialty(scope, assigned) is { } code ? JsonParts.Object(("code", code)) : null)));
        return scope.Bundle.AddShared(resource, assigned, Trusted(ids, display), $"{display}|{ids.Count}");
    }

    /// <summary>A person's id that is only the facility's OID tells nobody apart.</summary>
    private static List<CdaElement> Trusted(List<CdaElement> ids, string? name) =>
        name is null ? ids : ids.Where(i => i["extension"] is not null || Guid.TryParse(i["root"], out _)).ToList();

    private static JsonObject? Specialty(MappingScope scope, CdaElement assigned) => scope.Values.Concept(assigned.Child("code"));

    private static BundleEntry Role(MappingScope scope, CdaElement assigned, BundleEntry practitioner, BundleEntry organization)
    {
        var resource = JsonParts.Object(
            ("resourceType", "PractitionerRole"), ("practitioner", practitioner.Reference()), ("organization", organization.Reference()),
            ("specialty", JsonParts.Array(Specialty(scope, assigned))), ("telecom", Names.Telecoms(assigned)));
        return scope.Bundle.AddShared(resource, assigned, [], $"{practitioner.FullUrl}|{organization.FullUrl}");
    }

    private static BundleEntry? AuthoringDevice(MappingScope scope, CdaElement device, CdaElement assigned)
    {
        var (model, software) = (device.Child("manufacturerModelName")?.Text, device.Child("softwareName")?.Text);
        var ids = assigned.Children("id").ToList();
        var organization = Organization(scope, assigned.Child("representedOrganization"));
        if (model is null && software is null && organization is not null)
            return organization;
        var name = software ?? model;
        var resource = JsonParts.Object(
            ("resourceType", "Device"), ("identifier", JsonParts.Array(ids.Where(Identifiers.IsTelling).Select(Identifiers.Of))),
            ("modelNumber", model), ("owner", organization?.Reference()),
            ("deviceName", name is null ? null : JsonParts.Array(JsonParts.Object(("name", name), ("type", "manufacturer-name")))));
        return scope.Bundle.AddShared(resource, assigned, ids, $"{model}|{software}");
    }
}
