using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chartroom.Store.Writing;

/// <summary>
/// The hash of a version: over the numbers of its row and the SHA-256 of its unpacked body. The row keeps the first
/// bytes of it, which name a damaged row; the transaction's chain takes the whole.
/// </summary>
internal static class VersionHash
{
    public const int Kept = 8;

    public static byte[] Of(in VersionRow row, ReadOnlySpan<byte> bodyHash)
    {
        Span<byte> all = stackalloc byte[64 + 32];
        BinaryPrimitives.WriteInt64BigEndian(all, row.Rid);
        BinaryPrimitives.WriteInt64BigEndian(all[8..], row.Lid);
        BinaryPrimitives.WriteInt64BigEndian(all[16..], row.Compartment);
        BinaryPrimitives.WriteInt64BigEndian(all[24..], row.Type);
        BinaryPrimitives.WriteInt64BigEndian(all[32..], row.Number);
        BinaryPrimitives.WriteInt64BigEndian(all[40..], row.T);
        BinaryPrimitives.WriteInt64BigEndian(all[48..], row.At);
        BinaryPrimitives.WriteInt64BigEndian(all[56..], row.Method);
        bodyHash.CopyTo(all[64..]);
        return SHA256.HashData(all);
    }
}
