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
