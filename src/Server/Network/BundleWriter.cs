using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// Writes a Bundle as UTF-8 JSON, the kept bytes of each resource copied as they are. Call order: links and total, then
/// entries, then <see cref="End"/>. Source: FHIR R4 Bundle.
/// </summary>
internal sealed class BundleWriter
{
    private readonly ArrayBufferWriter<byte> output = new(16 * 1024);
    private bool anyLink;
    private bool anyEntry;

    public BundleWriter(string type)
    {
        Raw("{\"resourceType\":\"Bundle\",\"type\":\""u8);
        Raw(type);
        Raw("\""u8);
    }

    public void Total(long total)
    {
        Raw(",\"total\":"u8);
        Raw(total.ToString(CultureInfo.InvariantCulture));
    }

    public void Link(string relation, string url)
    {
        Raw(anyLink ? ",{\"relation\":\""u8 : ",\"link\":[{\"relation\":\""u8);
        anyLink = true;
        Raw(relation);
        Raw("\",\"url\":\""u8);
        Raw(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(url));
        Raw("\"}"u8);
    }

    /// <summary>An entry of a searchset: <paramref name="mode"/> is match, include or outcome.</summary>
    public void SearchEntry(string? fullUrl, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> mode)
    {
        OpenEntry();
        if (fullUrl is not null)
        {
            Raw("\"fullUrl\":\""u8);
            Raw(fullUrl);
            Raw("\","u8);
        }
        Raw("\"resource\":"u8);
        Raw(resource);
        Raw(",\"search\":{\"mode\":\""u8);
        Raw(mode);
        Raw("\"}}"u8);
    }

    /// <summary>An entry of a history: the version, or its deletion.</summary>
    public void HistoryEntry(string root, StoredVersion version, ResultShape shape)
    {
        OpenEntry();
        Raw($"\"fullUrl\":\"{root}/{version.Key}\",");
        if (version.Document is { } document)
        {
            Raw("\"resource\":"u8);
            Raw(shape.Apply(document).Span);
            Raw(","u8);
        }
        var url = version.Method == "POST" ? version.Key.Type : version.Key.ToString();
        Raw($"\"request\":{{\"method\":\"{version.Method}\",\"url\":\"{url}\"}},");
        var status = version.Method switch { "DELETE" => "204", _ when version.Version == 1 => "201", _ => "200" };
        Raw($"\"response\":{{\"status\":\"{status}\",\"etag\":\"W/\\\"{version.Version}\\\"\",");
        Raw($"\"lastModified\":\"{Instant(version.LastUpdated)}\"}}}}");
    }

    /// <summary>An entry of a transaction or batch response.</summary>
    public void ResponseEntry(string root, Answer answer, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> outcome)
    {
        OpenEntry();
        if (!resource.IsEmpty)
        {
            Raw("\"resource\":"u8);
            Raw(resource);
            Raw(","u8);
        }
        Raw($"\"response\":{{\"status\":\"{Status.Text(answer.Status)}\"");
        if (answer.Location is { } location)
            Raw($",\"location\":\"{root}/{location}\"");
        if (answer.Version > 0)
            Raw($",\"etag\":\"W/\\\"{answer.Version}\\\"\"");
        if (answer.LastModified is { } modified)
            Raw($",\"lastModified\":\"{Instant(modified)}\"");
        if (!outcome.IsEmpty)
        {
            Raw(",\"outcome\":"u8);
            Raw(outcome);
        }
        Raw("}}"u8);
    }

    public ReadOnlyMemory<byte> End()
    {
        CloseLinks();
        Raw(anyEntry ? "]}"u8 : "}"u8);
        return output.WrittenMemory;
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void OpenEntry()
    {
        CloseLinks();
        Raw(anyEntry ? ",{"u8 : ",\"entry\":[{"u8);
        anyEntry = true;
    }

    private void CloseLinks()
    {
        if (anyLink)
            Raw("]"u8);
        anyLink = false;
    }

    private void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Raw(string text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}

/// <summary>HTTP statuses as they stand in entries of response bundles.</summary>
internal static class Status
{
    public static string Text(int status) => status switch
    {
        200 => "200 OK",
        201 => "201 Created",
        204 => "204 No Content",
        304 => "304 Not Modified",
        400 => "400 Bad Request",
        403 => "403 Forbidden",
        404 => "404 Not Found",
        405 => "405 Method Not Allowed",
        409 => "409 Conflict",
        410 => "410 Gone",
        412 => "412 Precondition Failed",
        422 => "422 Unprocessable Entity",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };
}
