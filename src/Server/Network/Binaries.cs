using System.Buffers;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.Showing;
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
        return call with { Body = Resource(call.Id, call.BodyType, call.RawBody.Span) };
    }

    /// <summary>
    /// Content that intake or a scan brought, under the hash that documents refer to; null when there is none. It never changes, so it
    /// has no version. One who may see a single patient only does not get it, because the bytes alone do not say whose they are.
    /// </summary>
    public static async Task<Answer?> KeptAsync(FhirCall call)
    {
        if (call.Type != "Binary" || call.Id.Length != 64 || !call.Id.All(char.IsAsciiHexDigitLower) || call.Access.Scope.PatientCompartment is not null
            || await call.Store.GetContentAsync(new ContentHash(call.Id), call.Cancel) is not { } content)
            return null;
        await call.Door.Audit.RecordAsync(Sighting.Read(call.Caller, "read", null, $"Binary/{call.Id}"), call.Cancel);
        var media = MediaTypes.Of(content);
        return WantsBytes(call)
            ? new Answer(200) { Body = content, MediaType = media, IsShaped = true }
            : new Answer(200) { Body = Resource(call.Id, media, content).Utf8 };
    }

    private static ResourceDocument Resource(string id, string mediaType, ReadOnlySpan<byte> content)
    {
        var buffer = new ArrayBufferWriter<byte>((content.Length * 4 / 3) + 128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "Binary"u8);
            if (id.Length > 0)
                json.WriteString("id"u8, id);
            json.WriteString("contentType"u8, mediaType);
            json.WriteBase64String("data"u8, content);
            json.WriteEndObject();
        }
        return ResourceDocument.Trusted(buffer.WrittenMemory);
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
