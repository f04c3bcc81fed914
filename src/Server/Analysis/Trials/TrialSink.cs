using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;
using Chartroom.Server.Host.Exporting;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>Where the rows of a trial go.</summary>
internal abstract class TrialSink
{
    /// <summary>Told the columns before the first row; not called when what was typed is wrong.</summary>
    public virtual void Begin(IReadOnlyList<ViewColumn> columns)
    {
    }

    /// <summary>One row: the resource that gave it, and its cells, which are used again for the next.</summary>
    public abstract void Row(string resource, ReadOnlySpan<ViewCell> cells);
}

/// <summary>Rows for the page, every cell as text.</summary>
internal sealed class ShownRows : TrialSink
{
    public List<TrialRow> Rows { get; } = [];

    public override void Row(string resource, ReadOnlySpan<ViewCell> cells)
    {
        var texts = new string?[cells.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text(cells[i]);
        Rows.Add(new TrialRow(resource, texts));
    }

    private static string? Text(in ViewCell cell) => ViewRowWriter.TextOf(cell) is { Length: > 0 } text ? text : null;
}

/// <summary>Rows as a file. Those of an expression begin with their resource; a view says itself what its rows hold.</summary>
internal abstract class FileRows(bool namesResource) : TrialSink, IAsyncDisposable
{
    /// <summary>Where a file is kept until it is whole; it is small enough, see <see cref="TrialLimits.Downloaded"/>.</summary>
    protected MemoryStream Output { get; } = new();

    /// <summary>Why a row could not be written; then the file is not whole.</summary>
    public Issue? Fault { get; protected set; }

    public abstract string MediaType { get; }

    /// <summary>The writer of a format, or null when it is none.</summary>
    public static FileRows? Of(string format, bool namesResource) => format switch
    {
        "csv" or "ndjson" => new TextRows(format == "csv", namesResource),
        "parquet" => new ParquetFile(namesResource),
        _ => null,
    };

    /// <summary>Ends the file.</summary>
    public abstract ValueTask<byte[]> EndAsync(CancellationToken cancel);

    public override void Row(string resource, ReadOnlySpan<ViewCell> cells) =>
        Write(namesResource ? (ViewCell[])[ViewCell.Of(PathValue.Of(resource)), .. cells] : cells);

    public virtual ValueTask DisposeAsync()
    {
        Output.Dispose();
        return ValueTask.CompletedTask;
    }

    protected abstract void Write(ReadOnlySpan<ViewCell> cells);

    protected IReadOnlyList<ViewColumn> Named(IReadOnlyList<ViewColumn> columns) =>
        namesResource ? [new ViewColumn("resource", "string", false), .. columns] : columns;

    private sealed class TextRows(bool isCsv, bool namesResource) : FileRows(namesResource)
    {
        private ViewRowWriter? writer;

        public override string MediaType => isCsv ? "text/csv" : "application/x-ndjson";

        public override ValueTask<byte[]> EndAsync(CancellationToken cancel) => ValueTask.FromResult(Output.ToArray());

        public override void Begin(IReadOnlyList<ViewColumn> columns)
        {
            writer = new ViewRowWriter(Named(columns), Output);
            if (isCsv)
                writer.WriteCsvHeader();
        }

        protected override void Write(ReadOnlySpan<ViewCell> cells)
        {
            if (isCsv)
                writer!.WriteCsv(cells);
            else
                writer!.WriteJson(cells);
        }
    }

    private sealed class ParquetFile(bool namesResource) : FileRows(namesResource)
    {
        private ParquetRows? rows;

        public override string MediaType => "application/vnd.apache.parquet";

        public override void Begin(IReadOnlyList<ViewColumn> columns) => rows = new ParquetRows(Named(columns), Output);

        public override async ValueTask<byte[]> EndAsync(CancellationToken cancel)
        {
            if (rows is not null)
                await rows.EndAsync(cancel);
            return Output.ToArray();
        }

        protected override void Write(ReadOnlySpan<ViewCell> cells) => Fault ??= rows!.Add(cells);
    }
}
