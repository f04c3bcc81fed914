using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Views;
using Chartroom.Server.Host.Exporting;
using Xunit;

namespace Chartroom.Server.Tests.Host.Exporting;

/// <summary>Parquet files of views, read back by DuckDB, which shares nothing with the writer.</summary>
public sealed class ParquetRowsTests : IDisposable
{
    private const string View =
        """
        {"resource":"Observation","select":[{"column":[
          {"name":"id","path":"getResourceKey()","type":"string"},
          {"name":"final","path":"status = 'final'","type":"boolean"},
          {"name":"count","path":"component.count()","type":"integer"},
          {"name":"value","path":"value.ofType(Quantity).value","type":"decimal"},
          {"name":"cents","path":"value.ofType(Quantity).value","type":"decimal","tag":[{"name":"ansi/type","value":"DECIMAL(9,2)"}]},
          {"name":"written","path":"value.ofType(Quantity).value","type":"decimal","tag":[{"name":"ansi/type","value":"CHARACTER VARYING"}]},
          {"name":"real","path":"value.ofType(Quantity).value","tag":[{"name":"ansi/type","value":"DOUBLE PRECISION"}]},
          {"name":"day","path":"effective.ofType(dateTime)","type":"dateTime"},
          {"name":"issued","path":"issued","type":"instant"},
          {"name":"notes","path":"note.text","type":"string","collection":true},
          {"name":"numbers","path":"component.value.ofType(integer)","type":"integer","collection":true},
          {"name":"coding","path":"code.coding.first()"}]}]}
        """;

    private const string Full =
        """
        {"resourceType":"Observation","id":"a","status":"final","code":{"coding":[{"code":"x"}]},"effectiveDateTime":"2026-10","issued":"2026-10-02T10:00:00.125+02:00",
         "valueQuantity":{"value":4.10},"note":[{"text":"é, \"one\""},{"text":"two"}],"component":[{"code":{"text":"1"},"valueInteger":-7},{"code":{"text":"2"},"valueInteger":2147483647}]}
        """;

    private const string Empty = """{"resourceType":"Observation","id":"b","status":"preliminary","code":{"text":"none"}}""";

    private static readonly NodeFolder DuckDb = new("Host", "Exporting", "DuckDb");

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-parquet-");

    public void Dispose() => place.Delete(recursive: true);

    [Fact]
    public async Task Every_type_absence_and_list_is_read_back_as_it_was()
    {
        var file = await WriteAsync(View, [Full, Empty]);
        var types = await QueryAsync($"select column_name, column_type from (describe select * from '{file}')");
        Assert.Equal(
            [
                "id VARCHAR", "final BOOLEAN", "count INTEGER", "value DECIMAL(38,18)", "cents DECIMAL(9,2)", "written VARCHAR", "real DOUBLE", "day VARCHAR",
                "issued VARCHAR", "notes VARCHAR[]", "numbers INTEGER[]", "coding VARCHAR",
            ],
            types.Select(t => $"{t["column_name"]} {t["column_type"]}"));
        var rows = await QueryAsync($"select * replace (value::varchar as value, cents::varchar as cents) from '{file}' order by id");
        Assert.Equal(
            """{"id":"a","final":true,"count":2,"value":"4.100000000000000000","cents":"4.10","written":"4.10","real":4.1,"day":"2026-10","issued":"2026-10-02T10:00:00.125\u002B02:00","notes":["\u00E9, \u0022one\u0022","two"],"numbers":[-7,2147483647],"coding":"{\u0022code\u0022:\u0022x\u0022}"}""",
            rows[0].ToJsonString());
        Assert.Equal(
            """{"id":"b","final":false,"count":0,"value":null,"cents":null,"written":null,"real":null,"day":null,"issued":null,"notes":[],"numbers":[],"coding":null}""",
            rows[1].ToJsonString());
    }

    [Fact]
    public async Task A_value_that_would_lose_a_digit_or_is_of_another_type_is_refused_and_the_rows_beside_it_stay()
    {
        var refused = new List<Issue>();
        var file = await WriteAsync(View, [Full, Full.Replace("4.10", "4.125", StringComparison.Ordinal).Replace("\"a\"", "\"c\"", StringComparison.Ordinal), Empty], refused);
        Assert.StartsWith("The column cents holds DECIMAL(9,2)", Assert.Single(refused).Text, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], (await QueryAsync($"select id from '{file}' order by id")).Select(r => (string)r["id"]!));
        const string wrong = """{"resource":"Observation","select":[{"column":[{"name":"status","path":"status","type":"integer"}]}]}""";
        await WriteAsync(wrong, [Full], refused);
        Assert.StartsWith("The column status holds INTEGER", refused[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_results_are_written_in_groups_of_rows()
    {
        const string view = """{"resource":"Observation","select":[{"column":[{"name":"id","path":"id"}]}]}""";
        var file = await WriteAsync(view, Enumerable.Range(0, 120_000).Select(n => $$"""{"resourceType":"Observation","id":"{{n}}"}"""));
        var groups = await QueryAsync($"select distinct row_group_id, row_group_num_rows from parquet_metadata('{file}') order by 1");
        Assert.Equal([50_000, 50_000, 20_000], groups.Select(g => int.Parse((string)g["row_group_num_rows"]!)));
        var whole = Assert.Single(await QueryAsync($"select count(distinct id)::integer as n, sum(id::integer)::varchar as sum from '{file}'"));
        Assert.Equal((120_000, "7199940000"), ((int)whole["n"]!, (string)whole["sum"]!));
    }

    [Fact]
    public async Task A_view_without_rows_is_a_file_with_its_columns() =>
        Assert.Empty(await QueryAsync($"select id, notes from '{await WriteAsync(View, [])}'"));

    [Fact]
    public async Task The_command_writes_a_whole_file_to_its_output()
    {
        await File.WriteAllTextAsync(Path.Combine(place.FullName, "view.json"), View);
        await File.WriteAllTextAsync(Path.Combine(place.FullName, "observations.ndjson"), string.Join('\n', new[] { Full, Empty }.Select(r => r.ReplaceLineEndings(" "))));
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "chartroom"), ["view", "view.json", "observations.ndjson", "--format", "parquet"])
        {
            WorkingDirectory = place.FullName,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var file = Path.Combine(place.FullName, "out.parquet");
        await using (var written = File.Create(file))
            await process.StandardOutput.BaseStream.CopyToAsync(written);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(["a", "b"], (await QueryAsync($"select id from '{file}' order by id")).Select(r => (string)r["id"]!));
    }

    private static async Task<IReadOnlyList<JsonNode>> QueryAsync(string sql)
    {
        var (exit, text) = await DuckDb.RunAsync("query.mjs", sql);
        Assert.True(exit == 0, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }

    private async Task<string> WriteAsync(string view, IEnumerable<string> resources, List<Issue>? refused = null)
    {
        var definition = ViewDefinition.Read(Encoding.UTF8.GetBytes(view)).Value!;
        var file = Path.Combine(place.FullName, $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}.parquet");
        await using var output = File.Create(file);
        var rows = new ParquetRows(definition.Columns, output);
        var run = new ViewRun(definition);
        foreach (var resource in resources)
        {
            Assert.True(run.Rows(ResourceDocument.Parse(Encoding.UTF8.GetBytes(resource)).Value!, Take), run.Failure?.Text);
            if (rows.IsFull)
                await rows.FlushAsync();
        }
        await rows.EndAsync();
        return file;

        void Take(ReadOnlyMemory<ViewCell> row)
        {
            if (rows.Add(row.Span) is { } issue)
                refused!.Add(issue);
        }
    }
}
