using System.ComponentModel.DataAnnotations;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>A definition to keep, over the version that its author saw; 0 = there was none.</summary>
public sealed record KeepForm
{
    [Required, MaxLength(200_000)]
    public string Definition { get; init; } = "";

    public long Over { get; init; }
}

/// <summary>A column of a table, under its name in SQL.</summary>
public sealed record TableColumn(string Name, string Type);

/// <summary>
/// A kept view and how its table stands. <c>T</c> is the transaction up to which it is current, -1 while it is filled; <c>Faults</c>
/// resources gave an error instead of rows. <c>Problem</c> says why there is no table; empty = there is one.
/// </summary>
public sealed record TableRow(
    string Name, string Table, string FaultTable, string Resource, IReadOnlyList<TableColumn> Columns, string Definition, long Version, string By,
    DateTimeOffset At, long T, long Rows, long Faults, string Problem);

/// <summary>All kept views; <c>T</c> is where the record stands.</summary>
public sealed record TableList(IReadOnlyList<TableRow> Tables, long T);

/// <summary>A resource that a kept view fails on.</summary>
public sealed record TableFault(string Resource, string Reason);
