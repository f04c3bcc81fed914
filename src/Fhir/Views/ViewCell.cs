using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Views;

/// <summary>One field of a row: nothing, one value, or the values of a collection column.</summary>
public readonly struct ViewCell
{
    private readonly PathValue value;

    internal ViewCell(in PathValue value)
    {
        this.value = value;
        HasValue = true;
    }

    internal ViewCell(PathValue[] items)
    {
        value = default;
        Items = items;
    }

    /// <summary>A cell of one value, for rows that no view makes.</summary>
    public static ViewCell Of(in PathValue value) => new(value);

    /// <summary>False for null and for collections.</summary>
    public bool HasValue { get; }

    public PathValue Value => value;

    /// <summary>The values of a collection column; null in other columns.</summary>
    public IReadOnlyList<PathValue>? Items { get; }
}
