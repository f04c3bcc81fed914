using System.Text.Json.Nodes;
using Chartroom.Browser.Host;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Xunit;

namespace Chartroom.Browser.Coding;

/// <summary>A stay of the demo hospital that waits to be coded, with the codes that its truth gives it.</summary>
/// <param name="Diagnoses">In sequence; the indicator is empty where none is asked.</param>
/// <param name="Procedures">With the day after admission on which they were done.</param>
public sealed record DemoStay(string Mrn, int Drg, IReadOnlyList<(string Code, string Poa)> Diagnoses, IReadOnlyList<(string Code, int Day)> Procedures);

/// <summary>The demo hospital on a day within the newest release, as <c>chartroom demo</c> builds it.</summary>
public sealed class DemoHospital : Workplace
{
    private const string Today = "2026-09-18";

    /// <summary>Inpatient stays that are not coded, oldest first as the truth lists them.</summary>
    public IReadOnlyList<DemoStay> Uncoded { get; private set; } = [];

    protected override async Task PrepareAsync(DirectoryInfo place)
    {
        using var error = new StringWriter();
        var code = await CommandLine.Root().Parse(["demo", "--data", place.FullName, "--patients", "60", "--today", Today, "--flaw", "all=0"])
            .InvokeAsync(new() { Output = TextWriter.Null, Error = error });
        Assert.True(code == 0, error.ToString());
        Uncoded = [.. File.ReadLines(Path.Combine(place.FullName, "truth.ndjson")).Select(l => JsonNode.Parse(l)!).Where(IsUncoded).Select(Read)];
    }

    protected override ServerSettings Adjust(ServerSettings settings) => settings with
    {
        Codes = new DirectoryInfo(Path.Combine(Repository.SharedData, "codes")),
        Clock = new DayClock(DateTimeOffset.Parse(Today + "T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>A coder, and the search ready for her: a busy machine takes longer to build its index than a journey waits for a list.</summary>
    protected override async Task SeedAsync(HttpClient feed, AccountBook accounts)
    {
        await accounts.AddAsync("ada", "coder", Password);
        using var coder = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromMinutes(4) };
        coder.DefaultRequestHeaders.Authorization = new("Bearer", await accounts.IssueTokenAsync("ada", TimeSpan.FromHours(1)));
        foreach (var system in new[] { "icd10cm", "icd10pcs" })
            Assert.NotEmpty(await coder.GetStringAsync($"/api/coding/codes?q=sepsis&system={system}"));
    }

    /// <summary>An MS-DRG says that the stay is an inpatient's.</summary>
    private static bool IsUncoded(JsonNode truth) =>
        (string?)truth["kind"] == "coding" && !(bool)truth["where"]!["coded"]! && truth["answer"]!["drg"] is not null;

    private static DemoStay Read(JsonNode truth)
    {
        var codes = truth["answer"]!["codes"]!.AsArray();
        return new DemoStay(
            (string)truth["mrn"]!, (int)truth["answer"]!["drg"]!,
            [.. codes.Where(c => c!["day"] is null).Select(c => ((string)c!["code"]!, (string?)c["poa"] ?? ""))],
            [.. codes.Where(c => c!["day"] is not null).Select(c => ((string)c!["code"]!, (int)c["day"]!))]);
    }
}

/// <summary>The journeys over the demo hospital share one server and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class DemoHospitalCollection : ICollectionFixture<DemoHospital>
{
    public const string Name = "demo hospital";
}
