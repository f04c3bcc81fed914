using System.Numerics;
using System.Text;

namespace Chartroom.Fhir.Definitions;

/// <summary>A fixed dictionary from short UTF-8 names to values, looked up by bytes without allocating.</summary>
public sealed class Utf8Map<T>
{
    private readonly byte[][] keys;
    private readonly T[] values;
    private readonly int mask;

    public Utf8Map(IReadOnlyCollection<KeyValuePair<string, T>> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, entries.Count * 2));
        mask = size - 1;
        keys = new byte[size][];
        values = new T[size];
        foreach (var (name, value) in entries)
        {
            var key = Encoding.UTF8.GetBytes(name);
            var slot = Hash(key) & mask;
            while (keys[slot] is not null)
                slot = (slot + 1) & mask;
            (keys[slot], values[slot]) = (key, value);
        }
    }

    public bool TryGetValue(ReadOnlySpan<byte> name, out T value)
    {
        var slot = Hash(name) & mask;
        while (keys[slot] is { } key)
        {
            if (name.SequenceEqual(key))
            {
                value = values[slot];
                return true;
            }
            slot = (slot + 1) & mask;
        }
        value = default!;
        return false;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        foreach (var b in name)
            hash = (hash * 31) + b;
        return (int)(hash ^ (hash >> 15));
    }
}
