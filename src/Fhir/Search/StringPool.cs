using System.Text;

namespace Chartroom.Fhir.Search;

/// <summary>Gives the same string for the same bytes where it can: systems, codes and types come again and again.</summary>
internal sealed class StringPool
{
    private const int Size = 4096;
    private const int Longest = 96;
    private readonly string?[] slots = new string?[Size];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Encoding.UTF8.GetString(utf8);
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref slots[hash.ToHashCode() & (Size - 1)];
        if (slot is { } known && Same(known, utf8))
            return known;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    private static bool Same(string known, ReadOnlySpan<byte> utf8) =>
        known.Length == utf8.Length && Ascii.Equals(utf8, known);
}
