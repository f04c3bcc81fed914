using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Analysis.Tables;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Chartroom.Server.Tests.Identity;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Sql;
using Npgsql;
using Xunit;

namespace Chartroom.Server.Tests.Analysis;

public sealed class SqliteKeptViewTests : KeptViewTests
{
    protected override string? Postgres => null;
}

public sealed class PostgresKeptViewTests : KeptViewTests
{
    protected override string? Postgres { get; } = PostgresCluster.NewDatabase();

    [Fact]
    public async Task Members_of_the_analysts_role_of_the_database_read_the_table_and_nothing_else()
    {
        await using var source = NpgsqlDataSource.Create(Postgres!);
        await ExecuteAsync(source, "do $$ begin if not exists (select from pg_roles where rolname = 'chartroom_analyst') then create role chartroom_analyst; end if; end $$");
        await KeepAsync("labs", Labs);
        await RowsAsync("labs", 1);
        await ExecuteAsync(source, "set role chartroom_analyst; select * from view_labs; select * from viewfault_labs");
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(source, "set role chartroom_analyst; select * from version"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        await using var back = new NpgsqlCommand("reset role", connection);
        await back.ExecuteNonQueryAsync();
    }
}

/// <summary>A view that is kept is a table that SQL reads, current with the record, until the view goes.</summary>
public abstract class KeptViewTests : IAsyncLifetime
{
    protected const string Labs =
        """
        {"resource":"Observation","select":[{"column":[
          {"name":"Patient_Id","path":"subject.getReferenceKey(Patient)"},{"name":"code","path":"code.coding.first().code"},
          {"name":"value","path":"value.ofType(Quantity).value"},{"name":"isFinal","path":"status = 'final'"},{"name":"n","path":"component.count()"},
          {"name":"effective","path":"effective.ofType(dateTime)"},{"name":"end","path":"value.ofType(Quantity)"}]}]}
        """;

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-views-");
    private RunningServer server = null!;
    private HttpClient analyst = null!;

    protected abstract string? Postgres { get; }

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        await PutAsync(Observation("k1", "2823-3", "4.1", ",\"effectiveDateTime\":\"2026-10\""));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
        place.Delete(recursive: true);
    }

    [Fact]
    public async Task A_kept_view_is_filled_and_follows_every_change()
    {
        var kept = await KeepAsync("labs", Labs);
        Assert.Equal(("view_labs", "viewfault_labs", "Observation"), ((string)kept["table"]!, (string)kept["faultTable"]!, (string)kept["resource"]!));
        Assert.Equal(
            ["_id text", "patient_id text", "code text", "value double precision", "isfinal boolean", "n bigint", "effective text", "end text"],
            kept["columns"]!.AsArray().Select(c => $"{c!["name"]} {c["type"]}"));
        await RowsAsync("labs", 1);
        Assert.Equal("k1|ada|2823-3|4.1|1|0|2026-10|{\"value\":4.1}", await FirstAsync());
        await PutAsync(Observation("k1", "2823-3", "5.5", ""), Observation("k2", "2160-0", "1.9", ""));
        await RowsAsync("labs", 2);
        Assert.Equal("k1|ada|2823-3|5.5|1|0||{\"value\":5.5}", await FirstAsync());
        await CommitAsync(new RecordWrite.Delete(new ResourceKey("Observation", "k1")), new RecordWrite.Delete(new ResourceKey("Observation", "none")));
        await RowsAsync("labs", 1);
        Assert.StartsWith("k2|", await FirstAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_versions_of_one_resource_in_one_batch_leave_the_rows_of_the_last()
    {
        for (var n = 0; n < 3; n++)
            await PutAsync(Observation("many", "1-8", $"{n}", ""));
        await PutAsync(Observation("gone", "1-8", "1", ""));
        await CommitAsync(new RecordWrite.Delete(new ResourceKey("Observation", "gone")));
        await KeepAsync("labs", Labs);
        await RowsAsync("labs", 2);
        Assert.Equal([2.0], await QueryAsync(s => s.Rows(c => c.Real(0), "select value from view_labs where _id = $1", "many")));
    }

    [Fact]
    public async Task A_changed_definition_makes_the_table_anew_and_a_view_that_goes_takes_it_along()
    {
        await KeepAsync("labs", Labs);
        await RowsAsync("labs", 1);
        var changed = await KeepAsync("labs", """{"resource":"Observation","select":[{"column":[{"name":"status","path":"status"}]}]}""", over: 1);
        Assert.Equal(["_id", "status"], changed["columns"]!.AsArray().Select(c => (string)c!["name"]!));
        await RowsAsync("labs", 1);
        Assert.Equal(["final"], await QueryAsync(s => s.Rows(c => c.Text(0), "select status from view_labs")));
        Assert.Equal(HttpStatusCode.NoContent, (await analyst.DeleteAsync("tables/labs?over=2")).StatusCode);
        Assert.Empty((await analyst.GetJsonAsync("tables"))["tables"]!.AsArray());
        await Assert.ThrowsAnyAsync<Exception>(() => QueryAsync(s => s.Scalar("select count(*) from view_labs")));
        await KeepAsync("labs", Labs, over: 3);
        await RowsAsync("labs", 1);
    }

    [Fact]
    public async Task A_resource_that_the_view_fails_on_stands_among_the_faults_until_it_is_right()
    {
        await PutAsync("""{"resourceType":"Patient","id":"two","name":[{"given":["A","B"]}]}""", """{"resourceType":"Patient","id":"one","name":[{"given":["A"]}]}""");
        await KeepAsync("names", """{"resource":"Patient","select":[{"column":[{"name":"given","path":"name.given"}]}]}""");
        var row = await RowsAsync("names", 1);
        Assert.Equal(1, (int)row["faults"]!);
        var fault = Assert.Single((await analyst.GetJsonAsync("tables/names/faults")).AsArray())!;
        Assert.Equal("Patient/two", (string)fault["resource"]!);
        Assert.Contains("several values", (string)fault["reason"]!, StringComparison.Ordinal);
        await PutAsync("""{"resourceType":"Patient","id":"two","name":[{"given":["A"]}]}""");
        Assert.Equal(0, (int)(await RowsAsync("names", 2))["faults"]!);
    }

    [Fact]
    public async Task A_value_that_is_none_of_the_declared_type_is_a_fault()
    {
        await PutAsync("""{"resourceType":"Observation","id":"text","status":"final","code":{"text":"x"},"valueString":"positive"}""");
        await KeepAsync("numbers", """{"resource":"Observation","select":[{"column":[{"name":"value","path":"value","type":"decimal"}]}]}""");
        Assert.Equal(2, (int)(await RowsAsync("numbers", 0))["faults"]!);
    }

    [Fact]
    public async Task After_a_restart_the_table_goes_on_and_one_whose_view_went_meanwhile_is_dropped()
    {
        await KeepAsync("labs", Labs);
        await KeepAsync("status", """{"resource":"Observation","select":[{"column":[{"name":"status","path":"status"}]}]}""");
        await RowsAsync("labs", 1);
        await RowsAsync("status", 1);
        await StopAsync();
        await using (var databases = await Databases.OpenAsync(Settings))
        {
            RecordWrite[] writes = [new RecordWrite.Delete(KeptView.KeyOf("status")), UpdateOf(Observation("k2", "2160-0", "1.9", ""))];
            await databases.Store.CommitAsync(new RecordTransaction("Device/test", writes));
        }
        await StartAsync();
        await RowsAsync("labs", 2);
        Assert.Equal(["view_labs"], await QueryAsync(s => s.Rows(c => c.Text(0), "select name from projection where substr(name, 1, 5) = 'view_'")));
        await Assert.ThrowsAnyAsync<Exception>(() => QueryAsync(s => s.Scalar("select count(*) from view_status")));
    }

    [Fact]
    public async Task Rebuild_makes_the_tables_of_views_anew()
    {
        await KeepAsync("labs", Labs);
        await RowsAsync("labs", 1);
        await StopAsync();
        await using (var databases = await Databases.OpenAsync(Settings))
            await databases.Store.RemoveAsync("nothing", ["view_labs", "viewfault_labs"]);
        string[] where = Postgres is { } connection ? ["--postgres", connection, "--data", place.FullName] : ["--data", place.FullName];
        var rebuilt = await CommandRun.OfAsync(["rebuild", "projections", .. where]);
        Assert.True(rebuilt.Code == 0, rebuilt.Error);
        Assert.Contains(rebuilt.Lines, l => (string?)l["name"] == "view_labs" && (bool)l["kept"]!);
        await StartAsync();
        await RowsAsync("labs", 1);
    }

    [Theory]
    [InlineData("two words", Labs, "letters, digits and underscores")]
    [InlineData("x", """{"resource":"Patient","select":[{"column":[{"name":"a","path":"id"},{"name":"A","path":"id"}]}]}""", "capitals")]
    [InlineData("x", """{"resource":"Patient","select":[{"column":[{"name":"a","path":"birthDate <= today()"}]}]}""", "time at which it was filled")]
    [InlineData("x", """{"resource":"Patient","select":[{"column":[{"name":"a","path":"birthDate","type":"integer"}]}]}""", "its path gives date")]
    [InlineData("x", """{"resource":"Patient","select":[{"column":[{"name":"a","path":"famly"}]}]}""", "column 64")]
    [InlineData("x", """{"resource":"AuditEvent","select":[{"column":[{"name":"a","path":"id"}]}]}""", "may not see AuditEvent")]
    public async Task What_can_be_no_table_is_refused_with_the_reason(string name, string definition, string reason)
    {
        var answer = await analyst.PutAsync($"tables/{Uri.EscapeDataString(name)}", Form(definition, 0));
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden, answer.StatusCode.ToString());
        Assert.Contains(reason, (string)(await answer.BodyAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_over_another_version_than_the_one_seen_is_refused()
    {
        await KeepAsync("labs", Labs);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await analyst.PutAsync("tables/labs", Form(Labs, 7))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await analyst.DeleteAsync("tables/labs?over=7")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.DeleteAsync("tables/other?over=1")).StatusCode);
        await RowsAsync("labs", 1);
    }

    protected async Task<JsonNode> KeepAsync(string name, string definition, long over = 0)
    {
        var answer = await analyst.PutAsync($"tables/{name}", Form(definition, over));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.BodyAsync();
    }

    /// <summary>Waits until the table is current with the record; it then has so many rows.</summary>
    protected async Task<JsonNode> RowsAsync(string name, int rows)
    {
        JsonNode? row = null;
        await BenchTests.UntilAsync(analyst, "tables", list =>
        {
            row = list["tables"]!.AsArray().Single(t => (string)t!["name"]! == name)!;
            return (long)row["t"]! >= (long)list["t"]! && (int)row["rows"]! == rows ? row : null;
        });
        return row!;
    }

    private ServerSettings Settings => new() { Data = place, Postgres = Postgres };

    private static string Observation(string id, string code, string value, string more) =>
        $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{code}}"}]},"subject":{"reference":"Patient/ada"},
         "valueQuantity":{"value":{{value}}}{{more}}}
        """;

    private static StringContent Form(string definition, long over) =>
        FhirClient.Json(new JsonObject { ["definition"] = definition, ["over"] = over }.ToJsonString(), "application/json");

    private static RecordWrite.Update UpdateOf(string resource)
    {
        var document = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource));
        return new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document);
    }

    private async Task StartAsync()
    {
        server = await RunningServer.StartAsync(Settings);
        analyst = await server.ClientAsync("quality-analyst");
        analyst.BaseAddress = new Uri(server.Address + "/api/analysis/");
    }

    private async Task StopAsync()
    {
        analyst.Dispose();
        await server.DisposeAsync();
    }

    private async Task<string> FirstAsync() => (await QueryAsync(s => s.Rows(
        c => string.Join('|', Enumerable.Range(0, 8).Select(i => c.TextOrNull(i) ?? "")),
        """
        select _id, Patient_Id, code, cast(value as text), case when isFinal then '1' else '0' end, cast(n as text), effective, "end"
        from view_labs order by _id limit 1
        """)))[0];

    private async Task<T> QueryAsync<T>(Func<SqlSession, T> read) => await server.Store.QueryAsync(read);

    private Task PutAsync(params string[] resources) => CommitAsync([.. resources.Select(UpdateOf)]);

    private async Task CommitAsync(params RecordWrite[] writes) =>
        Assert.IsType<CommitResult.Done>(await server.Store.CommitAsync(new RecordTransaction("Device/test", writes)));
}
