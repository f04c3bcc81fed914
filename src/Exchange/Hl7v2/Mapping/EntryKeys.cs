using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>Ids and identifiers made from what a thing is, so that the same thing has the same one in every message.</summary>
public static class EntryKeys
{
    /// <summary>System of the identifiers that the mapping makes for things to which the message gives no number.</summary>
    public const string Made = "urn:chartroom:hl7v2";

    /// <summary>A UUID, as text, from type and nature. Source: RFC 9562 §5.8 (version 8).</summary>
    public static string MakeId(string type, string nature) => MakeGuid(type, nature).ToString();

    internal static Guid MakeGuid(string type, string nature)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{nature}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
