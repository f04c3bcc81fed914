namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>Bytes as a dictionary's key, looked up by span.</summary>
internal sealed class ByteKey : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static ByteKey Comparer { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = (uint)alternate.Length * 0x9E3779B1;
        foreach (var b in alternate)
            hash = (hash ^ b) * 0x01000193;
        return (int)(hash ^ (hash >> 15));
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
