using System.CommandLine;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Views;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Exporting;

namespace Chartroom.Server.Network;

/// <summary><c>view VIEWDEFINITION FILE...</c>: the rows of a SQL-on-FHIR view as NDJSON, CSV or Parquet.</summary>
public static class ViewCommand
{
    public static Command Create()
    {
        var view = new Argument<FileInfo>("VIEWDEFINITION") { Description = "The ViewDefinition, JSON." };
        var files = CommonOptions.Files();
        var format = new Option<string>("--format") { Description = "ndjson, csv or parquet.", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "csv", "parquet");
        var command = new Command("view", "Run a SQL-on-FHIR ViewDefinition over resources.") { view, files, format };
        command.SetAction(parsed => RunAsync(parsed.GetValue(view)!, parsed.GetValue(files)!, parsed.GetValue(format)!));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] paths, string format)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"view: {file.Name} is not there.");
            return 2;
        }
        var view = ViewDefinition.Read(await File.ReadAllBytesAsync(file.FullName));
        if (!view.Succeeded)
        {
            await Console.Error.WriteLineAsync($"view: {view.Issues[0].Path}: {view.Issues[0].Text}");
            return 2;
        }
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (format == "parquet")
        {
            var rows = new ParquetRows(view.Value.Columns, output);
            var code = await RowsAsync(view.Value, paths, row => rows.Add(row.Span), () => rows.IsFull ? rows.FlushAsync() : ValueTask.CompletedTask);
            await rows.EndAsync();
            return code;
        }
        var writer = new ViewRowWriter(view.Value.Columns, output);
        if (format == "csv")
            writer.WriteCsvHeader();
        return await RowsAsync(
            view.Value,
            paths,
            row =>
            {
                if (format == "csv")
                    writer.WriteCsv(row.Span);
                else
                    writer.WriteJson(row.Span);
                return null;
            },
            () => ValueTask.CompletedTask);
    }

    /// <summary>Gives every row to <paramref name="receive"/>, whose issue says why it is none; after each resource what waits may be written.</summary>
    private static async Task<int> RowsAsync(
        ViewDefinition view, string[] paths, Func<ReadOnlyMemory<ViewCell>, Issue?> receive, Func<ValueTask> write)
    {
        var run = new ViewRun(view, new PathEnvironment { Now = TimeProvider.System.GetLocalNow() });
        var failed = 0;
        foreach (var (name, document, issues) in ResourceInputs.Read(paths))
        {
            var problem = document is null ? issues[0] : null;
            foreach (var resource in document is null ? [] : Unbundled(document))
            {
                var refused = default(Issue);
                if (!run.Rows(resource, row => refused = receive(row) ?? refused))
                    refused = run.Failure;
                problem = refused ?? problem;
                await write();
            }
            if (problem is null)
                continue;
            failed++;
            await Console.Error.WriteLineAsync($"view: {name}: {problem.Text}");
        }
        return failed == 0 ? 0 : 1;
    }

    /// <summary>The resources of a bundle's entries; any other resource itself.</summary>
    private static List<ResourceDocument> Unbundled(ResourceDocument document)
    {
        if (document.ResourceType != "Bundle")
            return [document];
        var resources = new List<ResourceDocument>();
        foreach (var entry in document.Root["entry"u8].Items)
        {
            if (entry["resource"u8] is { Kind: ElementKind.Object } resource)
                resources.Add(ResourceDocument.Trusted(resource.RawMemory));
        }
        return resources;
    }
}
