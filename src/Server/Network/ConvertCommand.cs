using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Network;

/// <summary>
/// <c>convert --from S --to F FILE...</c>: one resource or Bundle for each input, one a line; an input that cannot be read gives an
/// OperationOutcome.
/// </summary>
public static class ConvertCommand
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Form of the inputs.", Required = true };
        from.AcceptOnlyFromAmong([.. Converters.Names]);
        var to = new Option<string>("--to") { Description = "Form of the output: fhir (JSON), json or xml.", DefaultValueFactory = _ => "fhir" };
        to.AcceptOnlyFromAmong("fhir", "json", "xml");
        var files = CommonOptions.Files();
        var command = new Command("convert", "Map inputs to FHIR, or change a resource's form.") { from, to, files };
        command.SetAction(parsed => Run(Converters.Find(parsed.GetValue(from)!)!, parsed.GetValue(to) == "xml", parsed.GetValue(files)!));
        return command;
    }

    private static int Run(Converter converter, bool toXml, string[] paths)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var failed = 0;
        foreach (var input in InputFiles.Open(paths))
        {
            var converted = converter(input.ReadAll());
            var written = converted.Succeeded ? Write(converted.Value, toXml) : new Parsed<byte[]>(converted.Issues);
            if (!written.Succeeded)
            {
                failed++;
                Console.Error.WriteLine($"convert: {input.Name}: {written.Issues[0].Text}");
                written = Write(Outcome(written.Issues), toXml);
            }
            output.Write(written.Value);
            output.WriteByte((byte)'\n');
        }
        return failed == 0 ? 0 : 1;
    }

    private static Parsed<byte[]> Write(ResourceDocument document, bool toXml) => toXml
        ? ResourceXmlWriter.Write(document)
        : Encoding.UTF8.GetBytes(JsonNode.Parse(document.Utf8.Span)!.ToJsonString(OneLine));

    private static ResourceDocument Outcome(IReadOnlyList<Issue> issues)
    {
        var list = new JsonArray();
        foreach (var issue in issues)
        {
            var entry = new JsonObject
            {
                ["severity"] = issue.Severity.ToString().ToLowerInvariant(), ["code"] = issue.Code, ["diagnostics"] = issue.Text,
            };
            if (issue.Path is { Length: > 0 })
                entry["expression"] = new JsonArray(issue.Path);
            if (issue.Line > 0)
                entry["diagnostics"] = $"{issue.Text} (line {issue.Line}, column {issue.Column})";
            list.Add(entry);
        }
        var outcome = new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = list };
        return ResourceDocument.Trusted(Encoding.UTF8.GetBytes(outcome.ToJsonString(OneLine)));
    }
}
