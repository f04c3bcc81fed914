using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Views;
using Parquet;
using Parquet.Schema;

namespace Chartroom.Server.Host.Exporting;

/// <summary>
/// Writes the rows of a view as a Parquet file, in groups of rows, so that memory is bounded whatever the length: whoever adds rows writes a group when
/// it <see cref="IsFull"/>, at 50,000 rows or 32 MB, and ends the file by <see cref="EndAsync"/>. Source: Apache Parquet format 2.
/// </summary>
public sealed class ParquetRows
{
    private const int GroupRows = 50_000;
    private const long GroupWeight = 32L * 1024 * 1024;

    private readonly IReadOnlyList<ParquetColumn> columns;
    private readonly ParquetSchema schema;
    private readonly Stream output;
    private ParquetWriter? writer;
    private int waiting;

    /// <summary>Begins a file of these columns in a stream, which is written to from its position on and left open.</summary>
    public ParquetRows(IReadOnlyList<ViewColumn> columns, Stream output)
    {
        this.columns = [.. columns.Select(ParquetColumn.Of)];
        this.output = output;
        // A field knows its levels only once it is part of a schema.
        schema = new ParquetSchema(this.columns.Select(c => c.Field));
    }

    /// <summary>True when a group is full: call <see cref="FlushAsync"/> before the next rows.</summary>
    public bool IsFull => waiting >= GroupRows || columns.Sum(c => c.Weight) >= GroupWeight;

    /// <summary>Takes a row; the issue names the column whose value is none of its type, and then nothing of the row is taken.</summary>
    public Issue? Add(ReadOnlySpan<ViewCell> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (columns[i].TryAdd(row[i]))
                continue;
            for (var taken = 0; taken < i; taken++)
                columns[taken].TakeBack();
            return Issue.Error(
                "value", $"The column {columns[i].Name} holds {columns[i].Type} and the value is none that fits; a tag ansi/type = CHARACTER VARYING makes it text.");
        }
        waiting++;
        return null;
    }

    /// <summary>Writes the rows that wait as a group.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel = default)
    {
        if (waiting == 0)
            return;
        using var group = (await BegunAsync(cancel)).CreateRowGroup();
        foreach (var column in columns)
            await column.WriteAsync(group, cancel);
        waiting = 0;
    }

    /// <summary>Writes what waits and the end of the file. A file without its end is none.</summary>
    public async ValueTask EndAsync(CancellationToken cancel = default)
    {
        await FlushAsync(cancel);
        var begun = await BegunAsync(cancel);
        await begun.DisposeAsync();
    }

    private async ValueTask<ParquetWriter> BegunAsync(CancellationToken cancel) =>
        writer ??= await ParquetWriter.CreateAsync(schema, output, cancellationToken: cancel);
}
