using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Bench.Spine;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Views;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Microsoft.Data.Sqlite;

namespace Chartroom.Bench.Views;

/// <summary>
/// A view over many Observations: its table, kept by the running server, read beside a plain table of the same columns; how fast the
/// table is filled; and the view run over the stored resources without a table.
/// </summary>
internal static class ViewBench
{
    private const int Batch = 500;
    private const int Rounds = 5;

    private const string View =
        """
        {"resource":"Observation","name":"results","select":[{"column":[{"name":"id","path":"getResourceKey()"},{"name":"patient","path":"subject.getReferenceKey(Patient)"},
         {"name":"code","path":"code.coding.first().code"},{"name":"value","path":"value.ofType(Quantity).value"},{"name":"unit","path":"value.ofType(Quantity).unit"},
         {"name":"at","path":"effective.ofType(dateTime)"}]}]}
        """;

    private const string Columns = "id, patient, code, value, unit, at";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var data = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        try
        {
            ServedRecord.Row("view", "measured", "beside");
            await FillAsync(data, count);
            var streamed = await StreamAsync(data, count);
            await KeepAsync(data, count);
            var (kept, plain) = Read(Path.Combine(data, "chartroom.db"), Path.Combine(data, "plain.db"), count);
            ServedRecord.Row(
                $"all rows of the kept view's table, {count:n0} Observations", Seconds(kept), $"plain table of the same columns: {Seconds(plain)}; {kept / plain:n2} times (goal 3)");
            ServedRecord.Row("the view run over the stored resources, no table", Seconds(streamed), $"{streamed / plain:n1} times the plain table");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task FillAsync(string data, int count)
    {
        await using var store = SqliteRecordStore.Open(data, SearchCatalog.Standard);
        await Parallel.ForEachAsync(Enumerable.Range(0, (count + Batch - 1) / Batch), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (batch, cancel) =>
        {
            var writes = Enumerable.Range(batch * Batch, Math.Min(Batch, count - (batch * Batch))).Select(Observation).ToArray();
            if (await store.CommitAsync(new RecordTransaction("Device/bench", writes, ReturnsDocuments: false), cancel) is CommitResult.Refused refused)
                throw new InvalidDataException(refused.Issues[0].Text);
        });
    }

    private static RecordWrite Observation(int n)
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n % 400_000);
        var json = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"resourceType":"Observation","id":"o{{n}}","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
             "code":{"coding":[{"system":"http://loinc.org","code":"{{1000 + (n % 97)}}-{{n % 10}}","display":"Test {{n % 97}}"}]},"subject":{"reference":"Patient/p{{n % 20_000}}"},
             "effectiveDateTime":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","valueQuantity":{"value":{{n % 1000 / 10m}},"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"} }
            """);
        var document = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(json));
        return new RecordWrite.Update(new ResourceKey("Observation", $"o{n}"), document);
    }

    /// <summary>Seconds of processor time for all rows straight from the stored resources.</summary>
    private static async Task<double> StreamAsync(string data, int count)
    {
        await using var store = SqliteRecordStore.Open(data, SearchCatalog.Standard);
        var run = new ViewRun(ViewDefinition.Read(Encoding.UTF8.GetBytes(View)).Value!);
        var (before, rows) = (Environment.CpuUsage.TotalTime, 0);
        await foreach (var version in store.ChangesSinceAsync(0))
            run.Rows(version.Document!, _ => rows++);
        return rows == count ? (Environment.CpuUsage.TotalTime - before).TotalSeconds : throw new InvalidDataException($"{rows} rows");
    }

    private static async Task KeepAsync(string data, int count)
    {
        await using var served = await ServedRecord.StartAsync(data);
        var (watch, before) = (Stopwatch.StartNew(), served.ProcessorTime);
        var answer = await served.Client.PutAsJsonAsync("/api/analysis/tables/results", new { definition = View, over = 0 });
        answer.EnsureSuccessStatusCode();
        while (true)
        {
            var table = JsonNode.Parse(await served.Client.GetStringAsync("/api/analysis/tables"))!["tables"]![0]!;
            if ((long)table["t"]! >= 0 && (long)table["rows"]! == count)
                break;
            await Task.Delay(100);
        }
        var time = (served.ProcessorTime - before).TotalSeconds;
        ServedRecord.Row("the table filled for the first time, by the server", $"{count / watch.Elapsed.TotalSeconds:n0} resources/s", $"{time * 1e6 / count:n1} µs of processor time a resource, all that the server does meanwhile");
    }

    private static (double Kept, double Plain) Read(string record, string plain, int count)
    {
        using var connection = new SqliteConnection($"Data Source={record};Pooling=False");
        connection.Open();
        using var other = new SqliteConnection($"Data Source={plain};Pooling=False");
        other.Open();
        Execute(other, $"pragma page_size = 8192; attach database '{record}' as record; create table results (id text, patient text, code text, value double precision, unit text, at text)");
        Execute(other, $"insert into results select {Columns} from record.view_results; detach database record");
        var (keptBest, plainBest) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Rounds; i++)
        {
            keptBest = Math.Min(keptBest, Time(connection, $"select {Columns} from view_results", count));
            plainBest = Math.Min(plainBest, Time(other, $"select {Columns} from results", count));
        }
        return (keptBest, plainBest);
    }

    private static double Time(SqliteConnection connection, string sql, int count)
    {
        var before = Environment.CpuUsage.TotalTime;
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var (rows, length) = (0, 0L);
        while (reader.Read())
        {
            rows++;
            length += reader.GetString(0).Length + reader.GetString(1).Length + reader.GetString(2).Length + reader.GetString(4).Length + reader.GetString(5).Length + (long)reader.GetDouble(3);
        }
        return rows == count && length > 0 ? (Environment.CpuUsage.TotalTime - before).TotalSeconds : throw new InvalidDataException($"{rows} rows");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Seconds(double seconds) => $"{seconds:n2} s of processor time";
}
