namespace Chartroom.Store.Writing;

/// <summary>
/// The rows of the search tables in the order of their keys. A tree is filled from left to right then: the next row goes to the page
/// that the last one has just been written to.
/// </summary>
internal readonly struct RowOrder
    : IComparer<KeyRow>, IComparer<StringRow>, IComparer<NumberRow>, IComparer<CompositeRow>, IComparer<ChartRow>
{
    public int Compare(KeyRow x, KeyRow y)
    {
        var order = x.Parameter.CompareTo(y.Parameter);
        order = order != 0 ? order : x.Value.CompareTo(y.Value);
        return order != 0 ? order : x.Rid.CompareTo(y.Rid);
    }

    /// <summary>By UTF-16, which is near enough to the order of the database.</summary>
    public int Compare(StringRow x, StringRow y)
    {
        var order = x.Parameter.CompareTo(y.Parameter);
        order = order != 0 ? order : string.CompareOrdinal(x.Text, y.Text);
        return order != 0 ? order : x.Rid.CompareTo(y.Rid);
    }

    public int Compare(NumberRow x, NumberRow y)
    {
        var order = x.Parameter.CompareTo(y.Parameter);
        order = order != 0 ? order : x.Value.CompareTo(y.Value);
        return order != 0 ? order : x.Rid.CompareTo(y.Rid);
    }

    public int Compare(CompositeRow x, CompositeRow y)
    {
        var order = x.Parameter.CompareTo(y.Parameter);
        order = order != 0 ? order : x.First.CompareTo(y.First);
        order = order != 0 ? order : x.Second.CompareTo(y.Second);
        order = order != 0 ? order : x.Low.CompareTo(y.Low);
        return order != 0 ? order : x.Rid.CompareTo(y.Rid);
    }

    public int Compare(ChartRow x, ChartRow y)
    {
        var order = x.Compartment.CompareTo(y.Compartment);
        order = order != 0 ? order : x.Type.CompareTo(y.Type);
        order = order != 0 ? order : x.Code.CompareTo(y.Code);
        order = order != 0 ? order : x.Newest.CompareTo(y.Newest);
        return order != 0 ? order : x.Rid.CompareTo(y.Rid);
    }

    /// <summary>By the start of the span.</summary>
    public readonly struct ByLow : IComparer<DateRow>
    {
        public int Compare(DateRow x, DateRow y)
        {
            var order = x.Parameter.CompareTo(y.Parameter);
            order = order != 0 ? order : x.Low.CompareTo(y.Low);
            return order != 0 ? order : x.Rid.CompareTo(y.Rid);
        }
    }

    /// <summary>By the end of the span.</summary>
    public readonly struct ByHigh : IComparer<DateRow>
    {
        public int Compare(DateRow x, DateRow y)
        {
            var order = x.Parameter.CompareTo(y.Parameter);
            order = order != 0 ? order : x.High.CompareTo(y.High);
            return order != 0 ? order : x.Rid.CompareTo(y.Rid);
        }
    }
}
