using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;

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
internal sealed class FileRows(bool isCsv, bool namesResource) : TrialSink, IDisposable
{
    private readonly MemoryStream output = new();
    private ViewRowWriter? writer;

    public string MediaType => isCsv ? "text/csv" : "application/x-ndjson";

    public byte[] ToArray() => output.ToArray();

    public override void Begin(IReadOnlyList<ViewColumn> columns)
    {
        writer = new ViewRowWriter(namesResource ? [new ViewColumn("resource", "string", false), .. columns] : columns, output);
        if (isCsv)
            writer.WriteCsvHeader();
    }

    public override void Row(string resource, ReadOnlySpan<ViewCell> cells)
    {
        if (namesResource)
            cells = (ViewCell[])[ViewCell.Of(PathValue.Of(resource)), .. cells];
        if (isCsv)
            writer!.WriteCsv(cells);
        else
            writer!.WriteJson(cells);
    }

    public void Dispose() => output.Dispose();
}
