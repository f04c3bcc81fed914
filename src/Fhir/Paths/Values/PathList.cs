namespace Chartroom.Fhir.Paths.Values;

/// <summary>A growable list of values that is used again and again, so that evaluation does not feed the garbage collector.</summary>
public sealed class PathList
{
    private PathValue[] items = new PathValue[8];

    public int Count { get; private set; }

    public ref readonly PathValue this[int index] => ref items[index];

    public ReadOnlySpan<PathValue> Items => items.AsSpan(0, Count);

    public void Add(in PathValue value)
    {
        if (Count == items.Length)
            Array.Resize(ref items, Count * 2);
        items[Count++] = value;
    }

    public void AddRange(PathList other)
    {
        foreach (ref readonly var value in other.Items)
            Add(value);
    }

    public void Clear() => Cut(0);

    internal void Set(int index, in PathValue value) => items[index] = value;

    internal void Cut(int count)
    {
        if (count == Count)
            return;
        Array.Clear(items, count, Count - count);
        Count = count;
    }

    internal void Sort(Comparison<PathValue> order)
    {
        var sorted = Items.ToArray().Order(Comparer<PathValue>.Create(order)).ToArray();
        sorted.CopyTo(items, 0);
    }
}
