using System.Text.Unicode;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Microsoft.Net.Http.Headers;

namespace Chartroom.Server.Network;

/// <summary>Reads request bodies: bounded by the server's limit, UTF-8 only, one resource or one patch.</summary>
internal static class FhirBody
{
    /// <summary>The body of a request; its length is bounded by Kestrel, which answers 413.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength is { } length)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact, cancel);
            return exact;
        }
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancel);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>The media type without parameters, lower case; the issue when the charset is not UTF-8.</summary>
    public static Parsed<string> MediaType(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return "";
        return type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? Issue.Error("not-supported", "Bodies are read as UTF-8 only.")
            : type.MediaType.Value!.ToLowerInvariant();
    }

    /// <summary>The resource in a JSON body.</summary>
    public static Parsed<ResourceDocument> Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        if (body.IsEmpty)
            return Issue.Error("required", "The request has no body.");
        if (!Utf8.IsValid(body.Span))
            return Issue.Fatal("structure", "The body is not valid UTF-8.");
        var parsed = ResourceDocument.Parse(body);
        return parsed.Succeeded && parsed.Value.ResourceType.Length == 0
            ? Issue.Fatal("structure", "The body has no resourceType.")
            : parsed;
    }
}
