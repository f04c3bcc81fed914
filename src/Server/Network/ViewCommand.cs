using System.CommandLine;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Views;
using Chartroom.Server.Host;

namespace Chartroom.Server.Network;

/// <summary><c>view VIEWDEFINITION FILE...</c>: the rows of a SQL-on-FHIR view as NDJSON or CSV.</summary>
public static class ViewCommand
{
    public static Command Create()
    {
        var view = new Argument<FileInfo>("VIEWDEFINITION") { Description = "The ViewDefinition, JSON." };
        var files = CommonOptions.Files();
        var format = new Option<string>("--format") { Description = "ndjson or csv.", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "csv");
        var command = new Command("view", "Run a SQL-on-FHIR ViewDefinition over resources.") { view, files, format };
        command.SetAction(parsed => Run(parsed.GetValue(view)!, parsed.GetValue(files)!, parsed.GetValue(format) == "csv"));
        return command;
    }

    private static int Run(FileInfo file, string[] paths, bool isCsv)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"view: {file.Name} is not there.");
            return 2;
        }
        var view = ViewDefinition.Read(File.ReadAllBytes(file.FullName));
        if (!view.Succeeded)
        {
            Console.Error.WriteLine($"view: {view.Issues[0].Path}: {view.Issues[0].Text}");
            return 2;
        }
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var writer = new ViewRowWriter(view.Value.Columns, output);
        if (isCsv)
            writer.WriteCsvHeader();
        var run = new ViewRun(view.Value, new PathEnvironment { Now = TimeProvider.System.GetLocalNow() });
        void Receive(ReadOnlyMemory<ViewCell> row)
        {
            if (isCsv)
                writer.WriteCsv(row.Span);
            else
                writer.WriteJson(row.Span);
        }
        var failed = 0;
        foreach (var (name, document, issues) in ResourceInputs.Read(paths))
        {
            var problem = document is null ? issues[0] : null;
            foreach (var resource in document is null ? [] : Unbundled(document))
            {
                if (!run.Rows(resource, Receive))
                    problem = run.Failure;
            }
            if (problem is null)
                continue;
            failed++;
            Console.Error.WriteLine($"view: {name}: {problem.Text}");
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
