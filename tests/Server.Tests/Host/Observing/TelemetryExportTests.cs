using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Observing;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Host.Observing;

/// <summary>What the server tells of itself: traces and measures by OTLP, the page of measures, the log.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chartroom-otlp-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Traces_measures_and_log_tell_everything_but_the_patient()
    {
        await using var receiver = new OtlpReceiver();
        await using var served = await ServerProcess.StartAsync("administrator", "--otlp", receiver.Address.ToString(), "--metrics");
        await new PatientThroughEveryDoor(served.Workbench, served.Mllp, served.Token).SendAsync();
        await WorkedOffAsync(served.Data);
        using var client = new HttpClient { BaseAddress = served.Workbench };
        var page = await client.GetStringAsync("metrics");
        served.Terminate();
        Assert.Equal(0, await served.ExitAsync());

        CheckMeasures(receiver);
        CheckTraces([.. receiver.Spans]);
        Assert.Contains("chartroom_mllp_acknowledgments_total{code=\"AE\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("chartroom_store_commit_duration_seconds_bucket{le=\"+Inf\"}", page, StringComparison.Ordinal);
        Assert.Contains("was answered 412", served.Log, StringComparison.Ordinal);
        foreach (var secret in PatientThroughEveryDoor.Secrets)
        {
            Assert.DoesNotContain(secret, served.Log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, page, StringComparison.OrdinalIgnoreCase);
            Assert.All(receiver.Bodies, b => Assert.DoesNotContain(secret, Encoding.UTF8.GetString(b), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_page_of_measures_is_for_this_machine_and_for_administrators()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Metrics = true });
        using var near = new HttpClient { BaseAddress = new Uri(server.Address) };
        Assert.Contains("# TYPE chartroom_store_size_bytes gauge", await PageWithFiguresAsync(near), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await HandedOnAsync(near, null));
        Assert.Equal(HttpStatusCode.Forbidden, await HandedOnAsync(near, await server.TokenAsync("coder")));
        Assert.Equal(HttpStatusCode.OK, await HandedOnAsync(near, await server.TokenAsync("administrator")));
    }

    [Theory]
    [InlineData("Patient/123", "Patient/{id}")]
    [InlineData("Patient/123/_history/4", "Patient/{id}/_history/{id}")]
    [InlineData("Patient/123/$everything", "Patient/{id}/$everything")]
    [InlineData("Patient/123/Observation/_search", "Patient/{id}/Observation/_search")]
    [InlineData("Smith/$Smith", "{id}/{id}")]
    [InlineData("", "")]
    public void The_pattern_of_an_address_keeps_the_words_of_the_specification_alone(string path, string pattern) =>
        Assert.Equal(pattern, RequestSpan.Pattern(path));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task An_address_that_is_none_is_wrong_use(string address)
    {
        var run = await CommandRun.OfAsync("serve", "--data", data.FullName, "--otlp", address);
        Assert.NotEqual(0, run.Code);
        Assert.Contains("--otlp expects an http or https address.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_has_a_line_for_every_measure()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "upkeep.md"));
        var names = new HashSet<string>(StandingFigures.Gauges.Select(g => g.Name));
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is Telemetry.Name or StoreTelemetry.Name)
                    names.Add(instrument.Name);
            },
        };
        // The instruments are made when their class is first used.
        Telemetry.TurnedAway.Add(0);
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(StoreTelemetry).TypeHandle);
        listener.Start();
        Assert.True(names.Count > 20, $"Only {names.Count} measures were found.");
        Assert.All(names, n => Assert.Contains($"`{n}`", guide, StringComparison.Ordinal));
    }

    private static void CheckMeasures(OtlpReceiver receiver)
    {
        string[] expected =
        [
            // For days there must be a release, and there is none beside an empty record.
            .. StandingFigures.Gauges.Select(g => g.Name).Where(n => n != "chartroom.codes.days_left"), "chartroom.store.commit.duration", "chartroom.store.commit.group", "chartroom.store.search.duration",
            "chartroom.fhir.interactions", "chartroom.mllp.acknowledgments", "chartroom.intake.filed", "chartroom.intake.delay", "chartroom.audit.events",
            "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections",
        ];
        Assert.Empty(expected.Except(receiver.Measures.Keys));
        Assert.Contains("projection", receiver.Measures["chartroom.projection.lag"].Keys);
        Assert.Contains("chartroom.search.kind", receiver.Measures["chartroom.store.search.duration"].Keys);
    }

    private static void CheckTraces(IReadOnlyList<ReceivedSpan> spans)
    {
        var put = Assert.Single(spans, s => s.Name == "PUT /fhir/Patient/{id}" && s.Tags["http.response.status_code"] == "201");
        // The asker's own trace goes on here.
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), (put.Trace, put.Parent));
        Assert.Equal("1", Assert.Single(spans, s => s.Parent == put.Id && s.Name == "commit").Tags["chartroom.group"]);
        var chained = Assert.Single(spans, s => s.Name == "search" && s.Tags["chartroom.search.kind"] == "chain");
        Assert.Equal("GET /fhir/Observation", Assert.Single(spans, s => s.Id == chained.Parent).Name);
        var received = Assert.Single(spans, s => s.Name == "mllp" && s.Tags["chartroom.acknowledgment"] == "AA" && s.Tags["chartroom.message"] == "ADT^A01");
        Assert.Equal("", received.Parent);
        var journalled = Assert.Single(spans, s => s.Parent == received.Id && s.Name == "journal");
        var filed = Assert.Single(spans, s => s.Parent == received.Id && s.Name == "file");
        Assert.Equal((journalled.Tags["chartroom.item"], "filed"), (filed.Tags["chartroom.item"], filed.Tags["chartroom.outcome"]));
        Assert.Contains(spans, s => s.Name == "OTHER /fhir/Patient/{id}");
    }

    private static async Task<string> PageWithFiguresAsync(HttpClient client)
    {
        for (var i = 0; i < 200; i++)
        {
            var page = await client.GetStringAsync("metrics");
            if (page.Contains("chartroom_store_size", StringComparison.Ordinal))
                return page;
            await Task.Delay(50);
        }
        return "";
    }

    private static async Task<HttpStatusCode> HandedOnAsync(HttpClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return (await client.SendAsync(request)).StatusCode;
    }

    /// <summary>Waits until nothing of the journal waits.</summary>
    private static async Task WorkedOffAsync(DirectoryInfo data)
    {
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = data });
        for (var i = 0; i < 600; i++)
        {
            if ((await databases.Store.ReadJournalAsync(new JournalQuery(JournalState.Received))).Count == 0)
                return;
            await Task.Delay(50);
        }
        Assert.Fail("The server did not work off its journal.");
    }
}
