using System.Buffers;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// Content itself under the addresses of Binary: a client that takes FHIR gets the resource, any other the bytes; bytes that
/// are sent become a Binary. Source: FHIR R4 §2.41.4 Binary, serving Binary resources using the RESTful API.
/// </summary>
internal static class Binaries
{
    /// <summary>True for an address of Binary, where other media types than FHIR's are spoken too.</summary>
    public static bool IsAddress(PathString path) => path.StartsWithSegments("/fhir/Binary", StringComparison.Ordinal);

    /// <summary>True when the body is content and not a resource.</summary>
    public static bool IsContent(FhirCall call, PathString path, string type) =>
        call.Method is "POST" or "PUT" && IsAddress(path) && !path.Value!.EndsWith("_search", StringComparison.Ordinal)
        && type.Length > 0 && !type.Contains("fhir+", StringComparison.Ordinal) && type is not ("application/json" or "text/json" or "application/xml" or "text/xml");

    /// <summary>The call with the bytes as a Binary resource.</summary>
    public static FhirCall WithResource(FhirCall call)
    {
        if (call.Type != "Binary" || call.Body is not null || call.BodyType is null || call.RawBody.IsEmpty)
            return call;
        var buffer = new ArrayBufferWriter<byte>(call.RawBody.Length * 4 / 3 + 128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "Binary"u8);
            if (call.Id.Length > 0)
                json.WriteString("id"u8, call.Id);
            json.WriteString("contentType"u8, call.BodyType);
            json.WriteBase64String("data"u8, call.RawBody.Span);
            json.WriteEndObject();
        }
        return call with { Body = ResourceDocument.Trusted(buffer.WrittenMemory) };
    }

    /// <summary>The answer to a read: the bytes, when the client did not ask for FHIR.</summary>
    public static Answer Shown(FhirCall call, StoredVersion version)
    {
        var answer = Answer.Of(version);
        if (call.Type != "Binary" || !WantsBytes(call))
            return answer;
        var root = version.Document!.Root;
        var data = root["data"u8];
        var bytes = new byte[data.Raw.Length];
        return Convert.TryFromBase64String(data.Text ?? "", bytes, out var length)
            ? answer with { Body = bytes.AsMemory(0, length), MediaType = root["contentType"u8].Text ?? "application/octet-stream", IsShaped = true }
            : answer;
    }

    private static bool WantsBytes(FhirCall call)
    {
        var accept = call.Accept ?? "";
        return QueryText.Value(call.Query, "_format") is null && accept.Length > 0
            && !accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("fhir+xml", StringComparison.OrdinalIgnoreCase)
            && accept != "*/*";
    }
}
