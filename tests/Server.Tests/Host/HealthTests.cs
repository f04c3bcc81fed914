using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Sqlite;
using Chartroom.Store.Upkeep;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>When the server may be given work, and the class of the reason when not.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_server_on_a_record_that_reads_and_writes_is_ready()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal((200, null), await ReadyAsync(server));
    }

    [Theory]
    [InlineData(13, StoreCondition.DiskFull)]
    [InlineData(8, StoreCondition.ReadOnly)]
    [InlineData(14, StoreCondition.Away)]
    [InlineData(10, StoreCondition.Failing)]
    public void The_embedded_databases_codes_have_their_class(int code, StoreCondition condition) =>
        Assert.Equal(condition, StoreConditions.Of(new SqliteError(code, "")));

    [Fact]
    public async Task A_server_that_starts_far_behind_is_not_ready_until_it_has_caught_up_once()
    {
        var place = Directory.CreateTempSubdirectory("chartroom-health-");
        await using (var store = SqliteRecordStore.Open(place.FullName, StoreCatalog.Value))
        {
            for (var i = 0; i < 3; i++)
                await store.CommitAsync(new RecordTransaction("Device/test", [Patient(i)]));
            var behind = new StandingProjection();
            var follower = new FeedFollower(store, TimeProvider.System, NullLogger<FeedFollower>.Instance);
            using var feed = new ProjectionFeed(store, [behind], [], follower);
            using var watch = new ReadinessWatch(store, feed, new ServerSettings { ReadyWithin = 1 });
            Assert.Equal((false, "projections"), await LookAsync(watch));
            behind.CurrentT = 2;
            Assert.Equal((true, null), await LookAsync(watch));
            // Once it was ready a projection that falls behind again, as under a large load, does not take it out of work.
            behind.CurrentT = 0;
            Assert.Equal((true, null), await LookAsync(watch));
        }
        place.Delete(recursive: true);
    }

    private static RecordWrite.Update Patient(int number) => new(
        new ResourceKey("Patient", $"p{number}"),
        ResourceDocument.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":"p{{number}}"}""")).Value!);

    /// <summary>Looks when the answer of a moment ago no longer counts.</summary>
    private static async Task<(bool Ready, string? Reason)> LookAsync(ReadinessWatch watch)
    {
        await Task.Delay(1_050);
        var readiness = await watch.LookAsync(TestContext.Current.CancellationToken);
        return (readiness.Ready, readiness.Reason);
    }

    private static async Task<(int Status, string? Reason)> ReadyAsync(RunningServer server)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(server.Address + "/health/ready");
        return ((int)answer.StatusCode, (string?)(await answer.BodyAsync())["reason"]);
    }

    private sealed class StandingProjection : Projection
    {
        public override string Name => "standing";

        public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
