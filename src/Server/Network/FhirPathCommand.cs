using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;
using Chartroom.Server.Host;

namespace Chartroom.Server.Network;

/// <summary><c>fhirpath EXPRESSION FILE...</c>: one JSON array per resource, in input order.</summary>
public static class FhirPathCommand
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var expression = new Argument<string>("EXPRESSION") { Description = "A FHIRPath expression." };
        var files = CommonOptions.Files();
        var command = new Command("fhirpath", "Evaluate a FHIRPath expression on resources.") { expression, files };
        command.SetAction(parsed => Run(parsed.GetValue(expression)!, parsed.GetValue(files)!));
        return command;
    }

    private static int Run(string text, string[] paths)
    {
        if (PathExpression.Compile(text) is { Succeeded: false, Issues: [var wrong, ..] })
        {
            Console.Error.WriteLine($"fhirpath: column {wrong.Column}: {wrong.Text}");
            return 2;
        }
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var evaluation = new PathEvaluation(new PathEnvironment { Now = TimeProvider.System.GetLocalNow() });
        var expressions = new Dictionary<string, PathExpression?>();
        var failed = 0;
        foreach (var (name, document, issues) in ResourceInputs.Read(paths))
        {
            var problem = document is null ? issues[0].Text : Evaluate(text, document, expressions, evaluation, output);
            if (problem is null)
                continue;
            failed++;
            Console.Error.WriteLine($"fhirpath: {name}: {problem}");
            output.Write("[]\n"u8);
        }
        return failed == 0 ? 0 : 1;
    }

    private static string? Evaluate(
        string text, ResourceDocument document, Dictionary<string, PathExpression?> expressions, PathEvaluation evaluation, Stream output)
    {
        if (!expressions.TryGetValue(document.ResourceType, out var expression))
        {
            var compiled = PathExpression.Compile(text, R4Definitions.Type(document.ResourceType));
            expressions[document.ResourceType] = expression = compiled.Value;
            if (expression is null)
                return compiled.Issues[0].Text;
        }
        if (expression is null)
            return $"The expression does not fit {document.ResourceType}.";
        var found = new PathList();
        if (!expression.Evaluate(evaluation, PathValue.Root(document), found))
            return evaluation.Failure!.Text;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartArray();
            foreach (var value in found.Items)
                ViewRowWriter.WriteValue(json, value);
            json.WriteEndArray();
        }
        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
        return null;
    }
}
