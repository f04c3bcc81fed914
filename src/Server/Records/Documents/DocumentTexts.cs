using System.Collections.Concurrent;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Records.Documents;

/// <summary>
/// The text and the original of documents. Text is read once a version and kept while there is room, because a search
/// inside documents reads all of a chart's.
/// </summary>
public sealed class DocumentTexts(IRecordStore store)
{
    private const int MostKept = 4_000;
    private readonly ConcurrentDictionary<(ResourceKey Key, long Version), IReadOnlyList<TextBlock>> kept = new();

    /// <summary>The blocks of a document as readable text; none when its format has no text that this program reads.</summary>
    public async ValueTask<IReadOnlyList<TextBlock>> ReadAsync(Access access, StoredVersion document, CancellationToken cancel)
    {
        if (kept.TryGetValue((document.Key, document.Version), out var blocks))
            return blocks;
        blocks = await ExtractAsync(access, document.Document!.Root, cancel);
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[(document.Key, document.Version)] = blocks;
        return blocks;
    }

    /// <summary>The bytes as received with their content type; null when the record does not hold them.</summary>
    public async ValueTask<(byte[] Bytes, string ContentType)?> OriginalAsync(Access access, Element root, CancellationToken cancel)
    {
        foreach (var attachment in Attachments(root))
        {
            if (await BytesAsync(access, attachment, cancel) is { } bytes)
                return (bytes, attachment["contentType"u8].Text ?? "application/octet-stream");
        }
        return null;
    }

    private async Task<IReadOnlyList<TextBlock>> ExtractAsync(Access access, Element root, CancellationToken cancel)
    {
        foreach (var attachment in Attachments(root))
        {
            var type = (attachment["contentType"u8].Text ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();
            if (!IsText(type) || await BytesAsync(access, attachment, cancel) is not { } bytes)
                continue;
            var text = Decode(bytes);
            return type == "text/plain" || !text.Contains('<', StringComparison.Ordinal) ? PlainText.Read(text) : MarkupText.Read(text);
        }
        if (root["conclusion"u8].Text is { Length: > 0 } conclusion)
            return [new TextBlock("Conclusion", conclusion.Split('\n'))];
        return root["text"u8]["div"u8].Text is { } narrative ? MarkupText.Read(narrative) : [];
    }

    private static List<Element> Attachments(Element root)
    {
        var attachments = new List<Element>();
        foreach (var content in root["content"u8].Items)
            attachments.Add(content["attachment"u8]);
        foreach (var form in root["presentedForm"u8].Items)
            attachments.Add(form);
        return attachments;
    }

    private async ValueTask<byte[]?> BytesAsync(Access access, Element attachment, CancellationToken cancel)
    {
        if (attachment["data"u8].Text is { } data)
            return Base64(data);
        if (attachment["url"u8].Text is not { } url || BinaryId(url) is not { } id)
            return null;
        // What came by intake is kept under its hash; the document that names it is what the asker may see.
        if (id.Length == 64 && id.All(char.IsAsciiHexDigitLower))
            return await store.GetContentAsync(new ContentHash(id), cancel);
        var binary = await store.ReadAsync(access, new ResourceKey("Binary", id), cancel: cancel);
        return binary?.Document?.Root["data"u8].Text is { } held ? Base64(held) : null;
    }

    /// <summary>The id in <c>Binary/12</c>, <c>/fhir/Binary/12</c> or an absolute address of this server that ends so.</summary>
    private static string? BinaryId(string url)
    {
        var parts = url.Split('/');
        return parts.Length >= 2 && parts[^2] == "Binary" ? parts[^1] : null;
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) && type != "text/rtf" || type.EndsWith("xml", StringComparison.Ordinal) || type == "application/hl7-v3+xml";

    /// <summary>UTF-8 unless the bytes are none; then Latin-1, which old systems send without saying so.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}

/// <summary>
/// Plain clinical text in blocks. A heading is a short line that ends with a colon, is written in capitals, or is marked
/// by <c>#</c>: the ways in which dictated notes are sectioned.
/// </summary>
public static class PlainText
{
    public static IReadOnlyList<TextBlock> Read(string text)
    {
        var blocks = new List<TextBlock>();
        var (heading, lines) = ("", new List<string>());
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()))
        {
            if (!IsHeading(line))
            {
                lines.Add(line);
                continue;
            }
            Close(blocks, heading, lines);
            heading = line.TrimStart('#', ' ').TrimEnd(':');
        }
        Close(blocks, heading, lines);
        return blocks;
    }

    private static void Close(List<TextBlock> blocks, string heading, List<string> lines)
    {
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var first = lines.FindIndex(l => l.Length > 0);
        if (heading.Length > 0 || first >= 0)
            blocks.Add(new TextBlock(heading, [.. lines.Skip(Math.Max(0, first))]));
        lines.Clear();
    }

    private static bool IsHeading(string line)
    {
        var text = line.Trim();
        if (text.Length is < 3 or > 60 || text.EndsWith('.') || text.StartsWith('-'))
            return false;
        if (text.StartsWith("# ", StringComparison.Ordinal) || text.StartsWith("## ", StringComparison.Ordinal))
            return true;
        var letters = text.Where(char.IsLetter).ToList();
        var words = text.Count(c => c == ' ') + 1;
        return letters.Count >= 3 && (text.EndsWith(':') && words <= 6 || letters.TrueForAll(char.IsUpper) && words <= 6 && !text.Any(char.IsDigit));
    }
}
