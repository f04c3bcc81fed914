using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Chartroom.Fhir.Search;

/// <summary>Gives the same string for the same bytes where it can: systems, codes and types come again and again.</summary>
internal sealed class StringPool
{
    private const int Bits = 12;
    private const int Longest = 96;
    private readonly string?[] slots = new string?[1 << Bits];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref slots[Slot(utf8)];
        if (slot is { } known && Same(known, utf8))
            return known;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>A slot by length, beginning, middle and end: a wrong guess costs a new string, no more.</summary>
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        const ulong Spread = 0x9E3779B97F4A7C15;
        var mixed = (ulong)utf8.Length;
        if (utf8.Length < sizeof(ulong))
        {
            foreach (var b in utf8)
                mixed = (mixed << 8) | b;
        }
        else
        {
            mixed ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            mixed = BitOperations.RotateLeft(unchecked(mixed * Spread), 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[((utf8.Length / 2) - 4)..]);
            mixed = BitOperations.RotateLeft(unchecked(mixed * Spread), 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        return (int)(unchecked(mixed * Spread) >> (64 - Bits));
    }

    private static bool Same(string known, ReadOnlySpan<byte> utf8) =>
        known.Length == utf8.Length && Ascii.Equals(utf8, known);
}
