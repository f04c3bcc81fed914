using System.CommandLine;
using System.Text.Json;
using Chartroom.Server.Demo.Building;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chartroom-demo-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_small_hospital_is_built_without_one_refused_arrival_and_with_an_account_for_each_role()
    {
        var (code, output, error) = await RunAsync("--patients", "12", "--today", "2026-11-01");
        Assert.Equal(0, code);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal(12, summary.GetProperty("patients").GetInt32());
        Assert.Equal(0, summary.GetProperty("refused").GetInt32());
        Assert.True(summary.GetProperty("arrivals").GetProperty("mllp").GetInt32() > 12);
        await using var databases = await OpenAsync();
        var mark = DemoMark.Read(data)!;
        Assert.Contains(mark.Password, error, StringComparison.Ordinal);
        var book = new AccountBook(databases.Accounts, TimeProvider.System, new ServerSettings());
        foreach (var role in Role.Table.Where(r => r.Name != "system"))
            Assert.NotNull((await book.SignInAsync(role.Name, mark.Password)).Secret);
        Assert.True(await CountAsync(databases.Store, "Patient") >= 12);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on_and_leaves_nothing_twice()
    {
        await RunAsync("--patients", "8", "--today", "2026-11-01");
        var before = await CountsAsync();
        (DemoMark.Read(data)! with { Filed = 0 }).Write(data);
        var (code, _, _) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Equal(before, await CountsAsync());
        Assert.True(DemoMark.Read(data)!.Finished);
    }

    [Fact]
    public async Task A_hospital_grows_but_neither_shrinks_nor_becomes_another()
    {
        await RunAsync("--patients", "5", "--today", "2026-11-01");
        Assert.Equal(0, (await RunAsync("--patients", "7")).Code);
        Assert.Equal(7, DemoMark.Read(data)!.Filed);
        var (code, _, error) = await RunAsync("--patients", "6");
        Assert.Equal(2, code);
        Assert.Contains("can grow, not shrink", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--seed", "2")).Code);
    }

    [Fact]
    public async Task A_record_that_holds_something_else_is_left_alone()
    {
        await using (var databases = await OpenAsync())
        {
            var patient = Fhir.Documents.ResourceDocument.Trusted("""{"resourceType":"Patient"}"""u8.ToArray());
            await databases.Store.CommitAsync(new RecordTransaction("Device/test", [new RecordWrite.Create(patient)]));
        }
        var (code, output, error) = await RunAsync("--patients", "5");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("holds something already", error, StringComparison.Ordinal);
        Assert.Null(DemoMark.Read(data));
    }

    [Theory]
    [InlineData("--patients", "0", "1 to 1000000")]
    [InlineData("--patients", "1000001", "1 to 1000000")]
    [InlineData("--seed", "-1", "0 to 2147483647")]
    [InlineData("--today", "2026-13-01", "2000-01-01 to 2100-12-31")]
    public async Task What_is_out_of_range_is_refused_with_the_range(string option, string value, string range)
    {
        var (code, _, error) = await RunAsync(option, value);
        Assert.NotEqual(0, code);
        Assert.Contains(range, error, StringComparison.Ordinal);
        Assert.Empty(data.EnumerateFiles());
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Root().Parse(["demo", "--data", data.FullName, .. options])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private ValueTask<Databases> OpenAsync() => Databases.OpenAsync(new ServerSettings { Data = data });

    private async Task<Dictionary<string, long>> CountsAsync()
    {
        await using var databases = await OpenAsync();
        var counts = new Dictionary<string, long>();
        foreach (var type in (string[])["Patient", "Encounter", "Observation", "DocumentReference", "Condition", "MedicationRequest", "AllergyIntolerance"])
            counts[type] = await CountAsync(databases.Store, type);
        return counts;
    }

    private static async Task<long> CountAsync(SqlRecordStore store, string type)
    {
        var query = SearchQuery.Parse(type, "_total=accurate&_count=0");
        return (await store.SearchAsync(Access.System, query.Value!)).Total ?? -1;
    }
}
