namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>What one message may be at most; beyond that it is refused, not cut.</summary>
public sealed record Hl7Limits(int Bytes, int Segments, int FieldsPerSegment)
{
    public static Hl7Limits Default { get; } = new(Bytes: 64 * 1024 * 1024, Segments: 100_000, FieldsPerSegment: 2_000);
}
