using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Audit;

/// <summary>
/// AuditEvent resources from what happened. One event stands for one caller, one kind of access and one person, with
/// every record touched as an entity.
/// Source: FHIR R4 AuditEvent; IHE BALP 1.1.3 RESTful activities; DICOM PS3.15 A.5.
/// </summary>
public static class AuditEvents
{
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";
    private const string Kinds = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private const string Interactions = "http://hl7.org/fhir/restful-interaction";
    private const string EntityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private const string EntityRole = "http://terminology.hl7.org/CodeSystem/object-role";
    private const string Purposes = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true };

    /// <summary>
    /// The event of a change, to be written in the change's own transaction. <paramref name="entities"/> are references
    /// (<c>Patient/1</c>, or the <c>urn:uuid:</c> of a resource that the transaction creates).
    /// </summary>
    public static RecordWrite Of(
        Caller caller, string interaction, char action, DateTimeOffset at, IEnumerable<string> patients, IEnumerable<string> entities) =>
        new RecordWrite.Create(Document(null, Of(caller, interaction, action, at), patients, entities));

    /// <summary>The event of a change that a part of the program makes by itself, such as a load; <paramref name="who"/> is its Device.</summary>
    public static RecordWrite Of(string who, string interaction, char action, DateTimeOffset at, IEnumerable<string> patients) =>
        new RecordWrite.Create(Document(
            null, new Sighting(who, "system", "HSYSADMIN", "local", interaction, action) { At = at }, patients, []));

    /// <summary>One event for sightings that share who, what kind, whose and outcome.</summary>
    internal static ResourceDocument Of(string id, IReadOnlyList<Sighting> alike) => Document(
        id,
        alike[0],
        alike[0].Patient is { } patient ? [patient] : [],
        alike.Select(s => s.Entity).OfType<string>().Distinct().Where(e => e != alike[0].Patient),
        alike.Select(s => s.Query).OfType<string>().Distinct());

    private static Sighting Of(Caller caller, string interaction, char action, DateTimeOffset at) =>
        Sighting.Read(caller, interaction, null, null) with { Action = action, At = at };

    private static ResourceDocument Document(
        string? id, Sighting seen, IEnumerable<string> patients, IEnumerable<string> entities, IEnumerable<string>? queries = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "AuditEvent"u8);
            if (id is not null)
                json.WriteString("id"u8, id);
            WriteKind(json, seen);
            json.WriteString("action"u8, seen.Action.ToString());
            json.WriteString("recorded"u8, seen.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("outcome"u8, seen.Failure is null ? "0"u8 : "4"u8);
            if (seen.Failure is { } failure)
                json.WriteString("outcomeDesc"u8, failure);
            WriteAgent(json, seen);
            WriteSource(json);
            WriteEntities(json, patients, entities, queries ?? []);
            json.WriteEndObject();
        }
        return ResourceDocument.Trusted(buffer.WrittenMemory);
    }

    private static void WriteKind(Utf8JsonWriter json, Sighting seen)
    {
        var (system, code, display) = seen.Interaction switch
        {
            "login" or "logout" => (Dicom, "110114", "User Authentication"),
            "chart-open" => (Dicom, "110110", "Patient Record"),
            "export" => (Dicom, "110106", "Export"),
            "import" => (Dicom, "110107", "Import"),
            _ => (Kinds, "rest", "RESTful Operation"),
        };
        json.WriteStartObject("type"u8);
        WriteCoding(json, system, code, display);
        json.WriteEndObject();
        var (subsystem, subcode) = seen.Interaction switch
        {
            "login" => (Dicom, "110122"),
            "logout" => (Dicom, "110123"),
            "chart-open" or "export" or "import" => (null, null),
            _ => (Interactions, seen.Interaction),
        };
        if (subsystem is null)
            return;
        json.WriteStartArray("subtype"u8);
        json.WriteStartObject();
        WriteCoding(json, subsystem, subcode!, null);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteAgent(Utf8JsonWriter json, Sighting seen)
    {
        json.WriteStartArray("agent"u8);
        json.WriteStartObject();
        if (seen.Role.Length > 0)
        {
            json.WriteStartArray("role"u8);
            json.WriteStartObject();
            json.WriteString("text"u8, seen.Role);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        WriteReference(json, "who"u8, seen.Who);
        json.WriteBoolean("requestor"u8, true);
        json.WriteStartObject("network"u8);
        json.WriteString("address"u8, seen.Address);
        json.WriteString("type"u8, "2"u8);
        json.WriteEndObject();
        json.WriteStartArray("purposeOfUse"u8);
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        json.WriteStartObject();
        WriteCoding(json, Purposes, seen.Purpose, null);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter json)
    {
        json.WriteStartObject("source"u8);
        WriteReference(json, "observer"u8, Access.System.Who);
        json.WriteEndObject();
    }

    private static void WriteEntities(
        Utf8JsonWriter json, IEnumerable<string> patients, IEnumerable<string> entities, IEnumerable<string> queries)
    {
        var any = false;
        foreach (var patient in patients)
            WriteEntity(json, ref any, patient, "1", "1", null);
        foreach (var entity in entities)
            WriteEntity(json, ref any, entity, "2", "4", null);
        foreach (var query in queries)
            WriteEntity(json, ref any, null, "2", "24", query);
        if (any)
            json.WriteEndArray();
    }

    private static void WriteEntity(Utf8JsonWriter json, ref bool any, string? what, string type, string role, string? query)
    {
        if (!any)
            json.WriteStartArray("entity"u8);
        any = true;
        json.WriteStartObject();
        if (what is not null)
            WriteReference(json, "what"u8, what);
        json.WriteStartObject("type"u8);
        WriteCoding(json, EntityType, type, null);
        json.WriteEndObject();
        json.WriteStartObject("role"u8);
        WriteCoding(json, EntityRole, role, null);
        json.WriteEndObject();
        if (query is not null)
            json.WriteBase64String("query"u8, Encoding.UTF8.GetBytes(query));
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, ReadOnlySpan<byte> name, string reference)
    {
        json.WriteStartObject(name);
        json.WriteString("reference"u8, reference);
        json.WriteEndObject();
    }

    private static void WriteCoding(Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteString("system"u8, system);
        json.WriteString("code"u8, code);
        if (display is not null)
            json.WriteString("display"u8, display);
    }
}
