using System.Net;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Store;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// Clients who write the same thing at the same moment, each on a connection of its own: one wins, and the others hear why not.
/// Source: FHIR R4 §3.1.0.5.1 managing resource contention; §3.1.0.8.1 conditional create.
/// </summary>
public sealed class ContendedWriteTests
{
    private const int Clients = 24;
    private const int Rounds = 15;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exactly_one_of_many_wins(bool postgres)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Postgres = postgres ? PostgresCluster.NewDatabase() : null });
        using var client = await server.ClientAsync();
        await SameVersionAsync(client);
        await SameConditionAsync(client);
    }

    private static async Task SameVersionAsync(HttpClient client)
    {
        var id = await client.CreateAsync("""{"resourceType":"Patient"}""");
        for (var version = 1; version <= Rounds; version++)
        {
            var answers = await ContendAsync(client, n =>
            {
                var request = new HttpRequestMessage(HttpMethod.Put, $"Patient/{id}")
                {
                    Content = FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"value":"{{version}}-{{n}}"}]}"""),
                };
                request.Headers.TryAddWithoutValidation("If-Match", $"W/\"{version}\"");
                return request;
            });
            var (won, winner) = Assert.Single(answers.Index(), a => a.Item.StatusCode == HttpStatusCode.OK);
            Assert.Equal($"W/\"{version + 1}\"", winner.ETag());
            Assert.All(answers.Where(a => a != winner), a => Assert.Equal(HttpStatusCode.PreconditionFailed, a.StatusCode));
            var read = await client.GetJsonAsync($"Patient/{id}");
            Assert.Equal(($"{version + 1}", $"{version}-{won}"), ((string?)read["meta"]!["versionId"], (string?)read["identifier"]![0]!["value"]));
        }
        Assert.Equal(Rounds + 1, (await client.GetJsonAsync($"Patient/{id}/_history?_count=100"))["entry"]!.AsArray().Count);
    }

    private static async Task SameConditionAsync(HttpClient client)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await ContendAsync(client, _ =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "Patient")
                {
                    Content = FhirClient.Json($$"""{"resourceType":"Patient","identifier":[{"system":"urn:race","value":"{{round}}"}]}"""),
                };
                request.Headers.Add("If-None-Exist", $"identifier=urn:race|{round}");
                return request;
            });
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
            Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK));
            var ids = await Task.WhenAll(answers.Select(async a => (string?)(await a.BodyAsync())["id"]));
            Assert.Single(ids.Distinct());
            Assert.Equal(1, (int)(await client.GetJsonAsync($"Patient?identifier=urn:race|{round}&_total=accurate"))["total"]!);
        }
    }

    private static async Task<HttpResponseMessage[]> ContendAsync(HttpClient client, Func<int, HttpRequestMessage> request)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Task.WhenAll(Enumerable.Range(0, Clients).Select(async n =>
        {
            using var message = request(n);
            await start.Task;
            return await client.SendAsync(message);
        }));
        start.SetResult();
        return await all;
    }
}
