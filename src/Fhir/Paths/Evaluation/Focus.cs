using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>Where an expression stands: <c>$this</c>, <c>$index</c> and, inside aggregate(), <c>$total</c>.</summary>
internal readonly struct Focus(in PathValue item, int index, PathList? total = null)
{
    private readonly PathValue item = item;

    public PathValue Item => item;

    public int Index { get; } = index;

    public PathList? Total { get; } = total;
}
