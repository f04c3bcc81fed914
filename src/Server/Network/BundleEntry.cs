using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Network;

/// <summary>One entry of a batch or transaction, as a call of its own. <c>Path</c> is the address below the base.</summary>
internal sealed record BundleEntry(int Position, string Path, string? FullUrl, FhirCall Call)
{
    /// <summary>Reads the entries; the issues name the entry at fault.</summary>
    public static Parsed<IReadOnlyList<BundleEntry>> ReadAll(FhirCall call, ResourceDocument bundle)
    {
        var entries = new List<BundleEntry>();
        foreach (var item in bundle.Root["entry"u8].Items)
        {
            var read = Read(call, item, entries.Count);
            if (!read.Succeeded)
                return new Parsed<IReadOnlyList<BundleEntry>>(read.Issues);
            entries.Add(read.Value);
        }
        return entries;
    }

    /// <summary>Reads one entry; the issue names it.</summary>
    public static Parsed<BundleEntry> Read(FhirCall call, Element item, int position)
    {
        var request = item["request"u8];
        var place = $"Bundle.entry[{position}]";
        if (request["method"u8].Text is not { } method || request["url"u8].Text is not { } url)
            return Issue.Error("required", "An entry needs request.method and request.url.", place);
        if (method is not ("GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE"))
            return Issue.Error("value", "request.method is none of FHIR's.", place);
        var resource = item["resource"u8];
        if (method is "POST" or "PUT" or "PATCH" && resource.Kind != ElementKind.Object)
            return Issue.Error("required", $"An entry with {method} needs a resource.", place);
        if (url.StartsWith(call.Base + "/", StringComparison.Ordinal))
            url = url[(call.Base.Length + 1)..];
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var inner = new FhirCall(call.Door, call.Caller, method == "HEAD" ? "GET" : method, call.Base, mark < 0 ? "" : url[(mark + 1)..], call.Cancel)
        {
            IfMatch = request["ifMatch"u8].Text,
            IfNoneMatch = request["ifNoneMatch"u8].Text,
            IfNoneExist = request["ifNoneExist"u8].Text,
            IfModifiedSince = request["ifModifiedSince"u8].Text,
            Body = resource.Kind == ElementKind.Object ? ResourceDocument.Part(resource) : null,
            Strict = call.Strict,
        };
        if (method == "PATCH")
            inner = WithPatch(inner);
        return new BundleEntry(position, (mark < 0 ? url : url[..mark]).TrimStart('/'), item["fullUrl"u8].Text, inner);
    }

    /// <summary>A JSON Patch travels in a bundle as a Binary. Source: FHIR R4 §3.1.0.11.2 transaction, patch.</summary>
    private static FhirCall WithPatch(FhirCall call)
    {
        if (call.Body is not { ResourceType: "Binary" } binary)
            return call with { BodyType = "application/fhir+json", RawBody = call.Body?.Utf8 ?? default };
        var bytes = new byte[binary.Root["data"u8].Raw.Length];
        return Convert.TryFromBase64String(binary.Root["data"u8].Text ?? "", bytes, out var length)
            ? call with { BodyType = binary.Root["contentType"u8].Text, RawBody = bytes.AsMemory(0, length), Body = null }
            : call with { BodyType = "unreadable" };
    }
}
