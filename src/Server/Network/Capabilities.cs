using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Search;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network;

/// <summary>
/// capabilities: what this server does, made from the same tables that do it, so that it is never wrong.
/// Source: FHIR R4 §3.1.0.12 capabilities (hl7.org/fhir/R4/http.html#capabilities), CapabilityStatement.
/// </summary>
internal static class Capabilities
{
    private static readonly string[] Interactions =
        ["read", "vread", "update", "patch", "delete", "history-instance", "history-type", "create", "search-type"];

    private static readonly ConcurrentDictionary<string, byte[]> Made = new();

    /// <summary>The reference parameters that lead to a type.</summary>
    private static readonly ILookup<string, string> Referring = (
        from type in R4Definitions.ResourceTypes
        from parameter in SearchParameters.Of(type)
        where parameter.Type == SearchParameterType.Reference
        from target in parameter.Targets
        select (target, name: $"{type}:{parameter.Code}")).ToLookup(p => p.target, p => p.name);

    public static Task<Answer> AnswerAsync(FhirCall call) => Task.FromResult(Answer(call.Base, call.Door.Clock.GetUtcNow()));

    public static Answer Answer(string root, DateTimeOffset now) =>
        new(200) { Body = Made.GetOrAdd(root, r => Write(r, now)), IsShaped = false };

    private static byte[] Write(string root, DateTimeOffset now)
    {
        var output = new ArrayBufferWriter<byte>(256 * 1024);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "CapabilityStatement"u8);
        json.WriteString("status"u8, "active"u8);
        json.WriteString("date"u8, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("kind"u8, "instance"u8);
        json.WriteStartObject("software"u8);
        json.WriteString("name"u8, "Chartroom"u8);
        json.WriteString("version"u8, typeof(Capabilities).Assembly.GetName().Version?.ToString(3));
        json.WriteEndObject();
        json.WriteStartObject("implementation"u8);
        json.WriteString("description"u8, "Chartroom health-information department"u8);
        json.WriteString("url"u8, root);
        json.WriteEndObject();
        json.WriteString("fhirVersion"u8, "4.0.1"u8);
        Strings(json, "format"u8, Formats.Names);
        Strings(json, "patchFormat"u8, ["application/json-patch+json", "application/xml-patch+xml", "application/fhir+json", "application/fhir+xml"]);
        json.WriteStartArray("rest"u8);
        json.WriteStartObject();
        json.WriteString("mode"u8, "server"u8);
        WriteSecurity(json);
        json.WriteStartArray("resource"u8);
        foreach (var type in R4Definitions.ResourceTypes)
            WriteType(json, type);
        json.WriteEndArray();
        Codes(json, "interaction"u8, ["transaction", "batch", "search-system", "history-system"]);
        WriteOperations(json, OperationTable.Of(""));
        Strings(json, "compartment"u8, ["http://hl7.org/fhir/CompartmentDefinition/patient"]);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void WriteSecurity(Utf8JsonWriter json)
    {
        json.WriteStartObject("security"u8);
        json.WriteBoolean("cors"u8, false);
        json.WriteString("description"u8, "Bearer tokens of local accounts; a role says what is seen and written."u8);
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        // The audit trail is read and added to, never changed.
        Codes(json, "interaction"u8, type == "AuditEvent" ? Interactions.Where(i => i is not ("update" or "patch" or "delete")) : Interactions);
        json.WriteString("versioning"u8, "versioned-update"u8);
        json.WriteBoolean("readHistory"u8, true);
        json.WriteBoolean("updateCreate"u8, true);
        json.WriteBoolean("conditionalCreate"u8, true);
        json.WriteString("conditionalRead"u8, "full-support"u8);
        json.WriteBoolean("conditionalUpdate"u8, true);
        json.WriteString("conditionalDelete"u8, "single"u8);
        Strings(json, "referencePolicy"u8, ["literal", "logical", "local"]);
        var parameters = SearchParameters.Of(type);
        var references = parameters.Where(p => p.Type == SearchParameterType.Reference).Select(p => $"{type}:{p.Code}");
        Strings(json, "searchInclude"u8, references.Prepend("*"));
        Strings(json, "searchRevInclude"u8, Referring[type].Prepend("*"));
        WriteParameters(json, parameters);
        WriteOperations(json, OperationTable.Of(type));
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, IReadOnlyList<SearchParameter> parameters)
    {
        json.WriteStartArray("searchParam"u8);
        foreach (var parameter in parameters.Where(p => p.Code != "_query"))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, parameter.Code);
            if (parameter.Url.Length > 0)
                json.WriteString("definition"u8, parameter.Url);
            json.WriteString("type"u8, parameter.Type.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteOperations(Utf8JsonWriter json, IEnumerable<Operation> operations)
    {
        if (!operations.Any())
            return;
        json.WriteStartArray("operation"u8);
        foreach (var operation in operations)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, operation.Name);
            json.WriteString("definition"u8, operation.Definition);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Codes(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
