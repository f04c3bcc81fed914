namespace Chartroom.Server.Host.Showing;

/// <summary>What kind of content bytes are, told by how they begin and never by a name.</summary>
internal static class MediaTypes
{
    /// <summary>PDF, TIFF, JPEG, PNG, else text or unknown bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF"u8))
            return "application/pdf";
        if (content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8))
            return "image/tiff";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "image/png";
        var head = content[..Math.Min(content.Length, 4096)];
        return head.Contains((byte)0) ? "application/octet-stream" : "text/plain; charset=utf-8";
    }
}
