using System.Globalization;
using System.Net;
using System.Text;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// A transaction of many megabytes: it is taken whole, memory stays in bounds, and others are served meanwhile; one beyond the limit is refused before it is
/// sent. <c>CHARTROOM_BUNDLE</c> sets its size in megabytes (40 by default, 200 in the long run).
/// </summary>
public sealed class LargeBundleTests
{
    private const int Limit = 256;

    /// <summary>The most memory: 1 GiB of the server itself and sixteen times the bundle.</summary>
    private const long Fixed = 1L << 30;
    private const int Times = 16;

    private static readonly int Megabytes = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_BUNDLE") ?? "40", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_transaction_of_many_megabytes_is_taken_and_others_are_served_meanwhile()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = server.Client();
        var id = await client.CreateAsync("""{"resourceType":"Patient"}""");
        var bundle = new BundleContent(Megabytes << 20);
        var time = System.Diagnostics.Stopwatch.StartNew();
        var posted = client.PostAsync("", bundle);
        var (served, longest) = (0, TimeSpan.Zero);
        while (!posted.IsCompleted)
        {
            var one = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"Patient/{id}")).StatusCode);
            longest = one.Elapsed > longest ? one.Elapsed : longest;
            served++;
            await Task.Delay(20);
        }
        var answer = await posted;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Megabytes} MB, {bundle.Entries} resources in {time.Elapsed.TotalSeconds:0.0} s; memory at most {server.MostMemory >> 20} MiB; {served} reads meanwhile, the longest {longest.TotalMilliseconds:0} ms"));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}");
        Assert.True(served > 1);
        Assert.Equal(bundle.Entries, (int)(await client.GetJsonAsync("Observation?_total=accurate&_count=1"))["total"]!);
        Assert.InRange(server.MostMemory, 1, Fixed + (Times * ((long)Megabytes << 20)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await TooLargeAsync(server));
    }

    /// <summary>Announces a body beyond the limit and sends a little of it.</summary>
    private static async Task<HttpStatusCode> TooLargeAsync(ServerProcess server)
    {
        using var raw = await RawHttp.ConnectAsync(server.Fhir, server.Token);
        await raw.SendAsync("POST", "/fhir", length: (Limit << 20) + 1, body: "{\"resourceType\":\"Bundle\"");
        return (HttpStatusCode)await raw.AnswerAsync();
    }

    /// <summary>A transaction of observations of one to two kilobytes, made as it is sent.</summary>
    private sealed class BundleContent : HttpContent
    {
        private readonly int bytes;

        public BundleContent(int bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new("application/fhir+json");
        }

        public int Entries { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Entries = 0;
            var sent = 0;
            await stream.WriteAsync("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["u8.ToArray());
            while (sent < bytes)
            {
                var entry = Encoding.UTF8.GetBytes((Entries > 0 ? "," : "") + Entry(Entries++));
                sent += entry.Length;
                await stream.WriteAsync(entry);
            }
            await stream.WriteAsync("]}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private static string Entry(int n) => $$$"""
            {"fullUrl":"urn:uuid:00000000-0000-4000-8000-{{{n:x12}}}","resource":{"resourceType":"Observation","status":"final",
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
            "code":{"coding":[{"system":"http://loinc.org","code":"{{{n % 9000}}}-{{{n % 10}}}","display":"Creatinine [Mass/volume] in Serum or Plasma"}],"text":"Creatinine"},
            "subject":{"reference":"Patient/p{{{n % 500}}}"},"effectiveDateTime":"20{{{n % 25:00}}}-0{{{(n % 9) + 1}}}-1{{{n % 10}}}T08:{{{n % 60:00}}}:00Z",
            "valueQuantity":{"value":{{{n % 977}}}.{{{n % 10}}},"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"},
            "note":[{"text":"{{{string.Join(' ', Enumerable.Range(0, 150).Select(i => (i * 7919L * (n + 1) % 99991).ToString(CultureInfo.InvariantCulture)))}}}"}]},
            "request":{"method":"POST","url":"Observation"}}
            """;
    }
}
