using System.Runtime.InteropServices;

namespace Chartroom.Store.Writing;

/// <summary>Rows that wait to be written together, a list a table. Reused from batch to batch.</summary>
internal sealed class RowBatch
{
    public List<TransactionRow> Transactions { get; } = [];

    public List<NameRow> Names { get; } = [];

    public List<CodeRow> Codes { get; } = [];

    public List<DisplayRow> Displays { get; } = [];

    public List<EntityRow> Entities { get; } = [];

    public List<VersionRow> Versions { get; } = [];

    public List<EndedRow> Ended { get; } = [];

    public List<KeyRow> Tokens { get; } = [];

    public List<KeyRow> References { get; } = [];

    public List<StringRow> Strings { get; } = [];

    public List<DateRow> Dates { get; } = [];

    public List<DateRow> LongDates { get; } = [];

    public List<NumberRow> Numbers { get; } = [];

    public List<CompositeRow> Composites { get; } = [];

    public List<ChartRow> Chart { get; } = [];

    public List<ContentRow> Contents { get; } = [];

    /// <summary>Puts the search rows in the order of their tables' keys. The other tables are filled in order as it is.</summary>
    public void Sort()
    {
        CollectionsMarshal.AsSpan(Tokens).Sort(default(RowOrder));
        CollectionsMarshal.AsSpan(References).Sort(default(RowOrder));
        CollectionsMarshal.AsSpan(Strings).Sort(default(RowOrder));
        CollectionsMarshal.AsSpan(Dates).Sort(default(RowOrder.ByLow));
        CollectionsMarshal.AsSpan(LongDates).Sort(default(RowOrder.ByHigh));
        CollectionsMarshal.AsSpan(Numbers).Sort(default(RowOrder));
        CollectionsMarshal.AsSpan(Composites).Sort(default(RowOrder));
        CollectionsMarshal.AsSpan(Chart).Sort(default(RowOrder));
    }

    public void Clear()
    {
        Transactions.Clear();
        Names.Clear();
        Codes.Clear();
        Displays.Clear();
        Entities.Clear();
        Versions.Clear();
        Ended.Clear();
        Contents.Clear();
        ClearSearchRows();
    }

    public void ClearSearchRows()
    {
        Tokens.Clear();
        References.Clear();
        Strings.Clear();
        Dates.Clear();
        LongDates.Clear();
        Numbers.Clear();
        Composites.Clear();
        Chart.Clear();
    }
}
