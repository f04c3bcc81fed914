using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// A whole document: its header, its Composition with every section's narrative, and a DocumentReference to the original.
/// Source: C-CDA on FHIR §Document header; C-CDA R2.1 vol. 2 §1.1 (US Realm Header).
/// </summary>
internal static class Documents
{
    public static void Map(MappingScope scope)
    {
        var root = scope.Document.Root;
        var targets = root.Children("recordTarget").Select(t => t.Child("patientRole")).OfType<CdaElement>().ToList();
        scope.Patient = targets.Count > 0 ? PatientMapping.Map(scope, targets[0]) : PatientMapping.Unknown(scope);
        var custodian = Parties.Organization(scope, root.At("custodian", "assignedCustodian", "representedCustodianOrganization"));
        var authors = root.Children("author").Select(a => Parties.Author(scope, a)).OfType<JsonObject>().ToList();
        scope.Encounter = Encounters.Encompassing(scope, root.At("componentOf", "encompassingEncounter"));
        HeaderParties.Map(scope, root);
        var sections = scope.Document.Sections.Select(s => SectionMapping.Map(scope, s)).ToList();
        if (authors.Count == 0)
            authors.Add(custodian?.Reference((string?)custodian.Resource["name"]) ?? JsonParts.Absent("unknown"));
        Composition(scope, root, authors, custodian, sections);
        Reference(scope, root, authors, custodian);
    }

    /// <summary>A DocumentReference of an unstructured body alone.</summary>
    public static void Unstructured(MappingScope scope, CdaElement body)
    {
        if (ClinicalNotes.Attachment(scope, body.Child("text")) is not { } attachment)
            return;
        var resource = scope.About("DocumentReference");
        resource.Put("status", "current").Put("content", new JsonArray(JsonParts.Object(("attachment", attachment))));
        scope.Bundle.AddClinical(resource, body);
    }

    private static void Composition(
        MappingScope scope, CdaElement root, List<JsonObject> authors, BundleEntry? custodian, List<JsonObject> sections)
    {
        var type = scope.Values.RequiredConcept(root.Child("code"));
        var title = root.Child("title")?.Line ?? root.Child("code")?["displayName"] ?? "Clinical document";
        var resource = JsonParts.Object(
            ("resourceType", "Composition"),
            ("meta", Security(root)),
            ("language", root.Child("languageCode")?["code"]),
            ("extension", Version(root)),
            ("status", "final"), ("type", type), ("subject", scope.Subject), ("encounter", scope.Encounter?.Reference()));
        PutDate(scope, root, resource);
        resource.Put("author", JsonParts.Array(authors.Select(a => a.DeepClone())))
            .Put("title", title)
            .Put("confidentiality", root.Child("confidentialityCode")?["code"] is "U" or "L" or "M" or "N" or "R" or "V" ? root.Child("confidentialityCode")!["code"] : null)
            .Put("attester", Attesters(scope, root))
            .Put("custodian", custodian?.Reference((string?)custodian.Resource["name"]))
            .Put("relatesTo", RelatesTo(root))
            .Put("event", Events(scope, root))
            .Put("section", JsonParts.Array(sections));
        scope.Bundle.AddComposition(resource, root, root.Child("id") is { } id ? Identifiers.Of(id) : null);
    }

    private static void PutDate(MappingScope scope, CdaElement root, JsonObject resource)
    {
        var time = root.Child("effectiveTime");
        if ((scope.Values.DateTime(time) ?? scope.Context.ReceivedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz")) is { } date)
            resource["date"] = date;
        else
            resource["_date"] = JsonParts.Absent(NullFlavors.Reason(time));
    }

    private static void Reference(MappingScope scope, CdaElement root, List<JsonObject> authors, BundleEntry? custodian)
    {
        var contents = new JsonArray();
        if (scope.Document.NonXmlBody is { } body && ClinicalNotes.Attachment(scope, body.Child("text")) is { } attachment)
            contents.Add(JsonParts.Object(("attachment", attachment)));
        contents.Add(Original(scope, root));
        var authenticator = root.Child("legalAuthenticator") ?? root.Child("authenticator");
        var resource = JsonParts.Object(
            ("resourceType", "DocumentReference"), ("meta", Security(root)),
            ("masterIdentifier", root.Child("id") is { } id ? Identifiers.Of(id) : null),
            ("status", "current"), ("docStatus", "final"),
            ("type", scope.Values.Concept(root.Child("code"))),
            ("category", new JsonArray(JsonParts.Concept(ClinicalNotes.CoreCategory, "clinical-note"))),
            ("subject", scope.Subject),
            ("date", scope.Values.Instant(root.Child("effectiveTime"))),
            ("author", JsonParts.Array(authors.Where(a => a.ContainsKey("reference")).Select(a => a.DeepClone()))),
            ("authenticator", Parties.Assigned(scope, authenticator?.Child("assignedEntity"))),
            ("custodian", custodian?.Reference((string?)custodian.Resource["name"])),
            ("description", root.Child("title")?.Line),
            ("securityLabel", JsonParts.Array(scope.Values.Concept(root.Child("confidentialityCode")))),
            ("content", contents),
            ("context", Context(scope, root)));
        scope.Bundle.AddClinical(resource, root);
    }

    private static JsonObject Context(MappingScope scope, CdaElement root) => JsonParts.Object(
        ("encounter", scope.Encounter is { } e ? new JsonArray(e.Reference()) : null),
        ("period", scope.Values.Period(root.At("documentationOf", "serviceEvent", "effectiveTime"))));

    private static JsonObject Original(MappingScope scope, CdaElement root)
    {
        var source = scope.Document.Source;
        var attachment = JsonParts.Object(
            ("contentType", "application/hl7-sdwg+xml"), ("language", root.Child("languageCode")?["code"]),
            ("data", scope.Context.SourceUrl is null ? Convert.ToBase64String(source.Span) : null),
            ("url", scope.Context.SourceUrl), ("size", source.Length), ("title", root.Child("title")?.Line));
        return JsonParts.Object(("attachment", attachment));
    }

    private static JsonObject? Security(CdaElement root) =>
        CdaValues.Coding(root.Child("confidentialityCode")) is { } label ? JsonParts.Object(("security", new JsonArray(label))) : null;

    private static JsonArray? Version(CdaElement root) =>
        root.Child("versionNumber")?["value"] is { } version
            ? new JsonArray(JsonParts.Object(
                ("url", "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"), ("valueString", version)))
            : null;

    private static JsonArray? Attesters(MappingScope scope, CdaElement root)
    {
        var attesters = new JsonArray();
        foreach (var element in root.Elements.Where(e => e.Name is "legalAuthenticator" or "authenticator"))
        {
            attesters.Add(JsonParts.Object(
                ("mode", element.Name == "legalAuthenticator" ? "legal" : "professional"),
                ("time", scope.Values.DateTime(element.Child("time"))),
                ("party", Parties.Assigned(scope, element.Child("assignedEntity")))));
        }
        return attesters;
    }

    private static JsonArray? RelatesTo(CdaElement root) =>
        JsonParts.Array(root.Children("relatedDocument")
            .Select(r => (Code: r["typeCode"], Id: r.At("parentDocument", "id")))
            .Where(r => r.Id is not null && Identifiers.Of(r.Id) is not null)
            .Select(r => JsonParts.Object(
                ("code", r.Code switch { "RPLC" => "replaces", "XFRM" => "transforms", _ => "appends" }),
                ("targetIdentifier", Identifiers.Of(r.Id!)))));

    private static JsonArray? Events(MappingScope scope, CdaElement root) =>
        JsonParts.Array(root.Children("documentationOf").Select(d => d.Child("serviceEvent")).OfType<CdaElement>()
            .Select(s => JsonParts.Object(
                ("code", JsonParts.Array(scope.Values.Concept(s.Child("code"))
                    ?? (s["classCode"] is { } c ? JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v3-ActClass", c) : null))),
                ("period", scope.Values.Period(s.Child("effectiveTime"))))));
}
