namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>What a document may be at most: nested elements, bytes of the file, and elements in all.</summary>
public sealed record CdaLimits(int Depth, int Bytes, int Elements)
{
    public static CdaLimits Default { get; } = new(Depth: 200, Bytes: 128 * 1024 * 1024, Elements: 4_000_000);
}
