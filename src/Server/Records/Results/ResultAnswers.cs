using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Results;

/// <summary>One test of the patient over time, for the list of results: latest value, small curve, direction.</summary>
/// <param name="Test">The key of the test within the chart, for the trend's address.</param>
/// <param name="Direction">Against the value before: <c>up</c>, <c>down</c>, <c>same</c>, or empty when it cannot be said.</param>
/// <param name="Curve">Up to 24 latest numbers, oldest first, each scaled to 0…1 between the least and greatest of them.</param>
public sealed record ResultLine(
    string Test, string Name, string Code, string Kind, string Key, string Latest, string When, long At, string Range, string Flag, Tone Tone,
    string Direction, int Count, IReadOnlyList<double> Curve);

/// <summary>Tests as rows, moments as columns (newest first); a cell is null where nothing was measured.</summary>
/// <param name="Next">How many columns to skip for the following page, null on the last.</param>
public sealed record Flowsheet(IReadOnlyList<string> Columns, IReadOnlyList<FlowsheetRow> Rows, int Total, int? Next);

public sealed record FlowsheetRow(string Test, string Name, string Unit, string Range, IReadOnlyList<FlowsheetCell?> Cells);

public sealed record FlowsheetCell(string Key, string Text, string Flag, Tone Tone);

/// <summary>All values of one test, oldest first, for curve and table.</summary>
public sealed record Trend(string Test, string Name, string Code, string Unit, string Range, decimal? Low, decimal? High, IReadOnlyList<TrendPoint> Points);

public sealed record TrendPoint(string Key, string When, long At, string Text, decimal? Number, decimal? Low, decimal? High, string Flag, Tone Tone);
