using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Views;
using Xunit;

namespace Chartroom.Suites.Views;

/// <summary>The official ViewDefinition suite. Source: FHIR/sql-on-fhir-v2 tests.</summary>
public sealed class SqlOnFhirSuite
{
    [Fact]
    public void Every_view_of_the_suite_gives_its_rows_or_its_error()
    {
        var report = new SuiteReport("SqlOnFhir", "SQL on FHIR v2 ViewDefinitions");
        var published = new JsonObject();
        var files = Directory.GetFiles(Path.Combine(Repository.SharedData, "conformance", "sql-on-fhir-v2", "tests"), "*.json").Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var suite = JsonNode.Parse(File.ReadAllBytes(file))!;
            var resources = suite["resources"]!.AsArray().Select(r => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(r!.ToJsonString()))).ToList();
            var results = new JsonArray();
            foreach (var test in suite["tests"]!.AsArray())
            {
                var failure = Run(test!, resources);
                report.Add($"{Path.GetFileNameWithoutExtension(file)}/{test!["title"]}", failure);
                var result = new JsonObject { ["passed"] = failure is null };
                if (failure is not null)
                    result["reason"] = failure;
                results.Add(new JsonObject { ["name"] = test["title"]!.ToString(), ["result"] = result });
            }
            published[Path.GetFileName(file)] = new JsonObject { ["tests"] = results };
        }
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "sql-on-fhir"));
        File.WriteAllText(Path.Combine(folder.FullName, "test_report.json"), published.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        report.End(least: 134);
    }

    private static string? Run(JsonNode test, List<ResourceDocument> resources)
    {
        var isError = test["expectError"]?.GetValue<bool>() == true;
        var view = ViewDefinition.Read(Encoding.UTF8.GetBytes(test["view"]!.ToJsonString()));
        if (!view.Succeeded)
            return isError ? null : $"is refused: {view.Issues[0].Path} {view.Issues[0].Text}";
        var output = new MemoryStream();
        var writer = new ViewRowWriter(view.Value.Columns, output);
        var run = new ViewRun(view.Value);
        foreach (var resource in resources)
        {
            if (!run.Rows(resource, row => writer.WriteJson(row.Span)))
                return isError ? null : $"fails: {run.Failure!.Text}";
        }
        if (isError)
            return "succeeds, though it should fail";
        var rows = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        if (test["expectColumns"] is JsonArray columns && !columns.Select(c => c!.ToString()).SequenceEqual(view.Value.Columns.Select(c => c.Name)))
            return $"has the columns {string.Join(',', view.Value.Columns.Select(c => c.Name))}";
        return Compare(test["expect"]!.AsArray().Select(e => e!.AsObject()).ToList(), rows);
    }

    private static string? Compare(List<JsonObject> expected, List<JsonObject> rows)
    {
        var left = rows.ConvertAll(Text);
        foreach (var row in expected.ConvertAll(Text))
        {
            if (!left.Remove(row))
                return $"lacks {row}; has {string.Join(' ', rows.Select(Text))}";
        }
        return left.Count == 0 ? null : $"has {left.Count} rows too many: {left[0]}";
    }

    /// <summary>A row as text that equal rows share: names in order, nulls left out, numbers without trailing zeros.</summary>
    private static string Text(JsonObject row) => string.Join(
        ", ", row.Where(c => c.Value is not null).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={Text(c.Value!)}"));

    private static string Text(JsonNode value) => value switch
    {
        JsonArray array => $"[{string.Join(';', array.Select(a => a is null ? "null" : Text(a)))}]",
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => (decimal.Parse(number.ToJsonString()) / 1.0000000000000000000000000000m).ToString(),
        _ => value.ToJsonString(),
    };
}
