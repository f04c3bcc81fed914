using System.Text;

namespace Chartroom.Store.Documents;

/// <summary>
/// Logical ids as bytes: a lower-case UUID as its 16 big-endian bytes, so that version 7 ids keep their order; any other
/// legal id as 0 followed by its characters. A UUID that starts with a 0 byte is kept as text.
/// </summary>
internal static class IdBytes
{
    public static byte[] Of(string id)
    {
        if (id.Length == 36 && Guid.TryParseExact(id, "D", out var uuid) && !id.AsSpan().ContainsAnyInRange('A', 'F'))
        {
            var bytes = uuid.ToByteArray(bigEndian: true);
            if (bytes[0] != 0)
                return bytes;
        }
        var text = new byte[Encoding.UTF8.GetByteCount(id) + 1];
        Encoding.UTF8.GetBytes(id, text.AsSpan(1));
        return text;
    }

    public static string Text(ReadOnlySpan<byte> bytes) =>
        bytes[0] == 0 ? Encoding.UTF8.GetString(bytes[1..]) : new Guid(bytes, bigEndian: true).ToString("D");

    /// <summary>Source: FHIR R4 §2.24.0.1 id: letters, digits, minus and dot, 1 to 64 of them.</summary>
    public static bool IsLegal(string id) =>
        id.Length is > 0 and <= 64 && !id.AsSpan().ContainsAnyExcept(Legal);

    private static readonly System.Buffers.SearchValues<char> Legal =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
}
