using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Host;
using Chartroom.Server.Identity.Files;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Suites.Matching;

/// <summary>
/// The demo hospital's registrations through <c>chartroom load</c>, and what the department makes of them: the queue of possible
/// duplicates and of overlays as stewards see them, and <c>match</c> over a file of the same people. The answer is what the demo
/// planted: people under a second number, fathers and sons of one name, twins, visits under somebody else's number.
/// </summary>
public sealed class DemoTruthSuite(ITestOutputHelper output) : IDisposable
{
    /// <summary><c>CHARTROOM_PATIENTS</c> sets how many (6,000 by default).</summary>
    private static readonly int Patients = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_PATIENTS") ?? "6000", CultureInfo.InvariantCulture);

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4));
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-truth-");

    public void Dispose() => place.Delete(recursive: true);

    [Fact]
    public async Task Planted_duplicates_and_overlays_are_found_and_look_alikes_left_apart()
    {
        var truths = WriteRegistrations(Path.Combine(place.FullName, "registrations.hl7"));
        await LoadAsync();
        var data = new DirectoryInfo(Path.Combine(place.FullName, "record"));
        await using var server = await RunningServer.StartAsync(new ServerSettings { Data = data });
        var rows = new List<Row> { await QueueAsync(server, truths), await OverlaysAsync(server, truths), await FileAsync(server.Store, truths) };
        foreach (var row in rows)
            output.WriteLine(row.ToReport().ToString()!);
        ConformanceRecord.Write(
            "demo-identity", "Identity against the demo hospital's planted truth", rows.Sum(r => r.Planted), rows.Sum(r => r.Found),
            note: $"{Patients:n0} patients of seed 1, registrations only. Made by `Chartroom.Suites -class '*DemoTruthSuite'`.", details: [.. rows.Select(r => r.ToReport())]);
        Assert.All(rows, r => Assert.True(r.Wrong == 0 && r.Recall >= r.Least, r.ToString()));
    }

    /// <summary>Writes what registration sends, in order of time, and returns what was planted about identity.</summary>
    private static List<Truth> WriteRegistrations(string path)
    {
        var feed = new DemoFeed(1, Now);
        var (arrivals, truths) = (new List<Arrival>(), new List<Truth>());
        foreach (var patient in feed.Of(0, Patients))
        {
            var own = patient.Truths.Where(t => t.Kind is Kinds.Duplicate or Kinds.DuplicateMerged or Kinds.LookAlike or Kinds.Overlay).ToList();
            truths.AddRange(own);
            // Visits say again what the person's own messages said, but for the one that came under somebody else's number.
            var overlaid = own.FirstOrDefault(t => t.Kind == Kinds.Overlay)?.Telling!.Visit;
            arrivals.AddRange(patient.Arrivals.Where(a => a.Door == Door.Mllp && (IsOfPerson(a.Key) || (overlaid is not null && IsVisit(a.Key, overlaid)))));
        }
        using var file = File.Create(path);
        foreach (var arrival in arrivals.OrderBy(a => a.At))
        {
            file.Write(arrival.Content.Span);
            file.Write("\r\n"u8);
        }
        return truths;
    }

    private static bool IsOfPerson(string key) => key.EndsWith("-A28", StringComparison.Ordinal) || key.EndsWith("-A40", StringComparison.Ordinal)
        || key.EndsWith("-CHANGE", StringComparison.Ordinal) || key.EndsWith("-NAME", StringComparison.Ordinal);

    private static bool IsVisit(string key, string visit) =>
        key.EndsWith(visit + "-A01", StringComparison.Ordinal) || key.EndsWith(visit + "-A04", StringComparison.Ordinal);

    private async Task LoadAsync()
    {
        string[] arguments = ["load", Path.Combine(place.FullName, "registrations.hl7"), "--data", Path.Combine(place.FullName, "record")];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "chartroom"), arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    /// <summary>The steward's queue: what is called a match must be planted, what is planted must at least be queued.</summary>
    private async Task<Row> QueueAsync(RunningServer server, List<Truth> truths)
    {
        var page = await CompleteAsync(server, "duplicates?count=1000");
        var pairs = page["rows"]!.AsArray().Select(r => (Pair: Pair((string)r!["a"]!["id"]!, (string)r["b"]!["id"]!), Match: (string?)r["decision"] == "match")).ToList();
        return Judge("Queue of possible duplicates", truths, Kinds.Duplicate, pairs);
    }

    private async Task<Row> OverlaysAsync(RunningServer server, List<Truth> truths)
    {
        var page = await CompleteAsync(server, "overlays");
        var raised = page["rows"]!.AsArray().Select(r => (string)r!["id"]!).ToHashSet();
        var planted = truths.Where(t => t.Kind == Kinds.Overlay).Select(t => Id(t, "record")).ToHashSet();
        foreach (var record in raised.Except(planted))
            output.WriteLine($"overlay not planted: {record}");
        foreach (var record in planted.Except(raised))
            output.WriteLine($"overlay missed: {record}");
        return new Row("Suspected overlays", planted.Count, planted.Count(raised.Contains), raised.Except(planted).Count(), raised.Except(planted).Count(), planted.Count(raised.Contains), 0.98);
    }

    /// <summary>All records in one file, those that were merged away too, with the weights that the file teaches.</summary>
    private async Task<Row> FileAsync(IRecordStore store, List<Truth> truths)
    {
        var path = Path.Combine(place.FullName, "people.csv");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteLineAsync("id,given,middle,family,suffix,dob,sex,street,city,state,zip,phone,ssn");
            await foreach (var patient in store.SearchAllAsync(Access.System, new SearchQuery("Patient", [])))
                await file.WriteLineAsync(Line(patient.Key.Id, patient.Document!.Root));
        }
        var people = PeopleFile.Read(path, null, null, new PersonReader()).Value!.People;
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        output.WriteLine($"weights {matches.Scorer.Weights.Version}");
        var pairs = matches.Pairs.Select(p => (Pair(people[p.A].Id, people[p.B].Id), p.Decision == MatchDecision.Match)).ToList();
        return Judge("match over a file of all records", truths, null, pairs);
    }

    private static string Line(string id, Element patient)
    {
        var (name, address, ssn, phone) = (patient["name"u8][0], patient["address"u8][0], "", "");
        foreach (var identifier in patient["identifier"u8].Items)
        {
            if (identifier["system"u8].Text?.EndsWith("us-ssn", StringComparison.Ordinal) == true)
                ssn = identifier["value"u8].Text;
        }
        foreach (var contact in patient["telecom"u8].Items)
        {
            if (phone.Length == 0 && contact["system"u8].Is("phone"u8))
                phone = contact["value"u8].Text ?? "";
        }
        string?[] cells =
        [
            id, name["given"u8][0].Text, name["given"u8][1].Text, name["family"u8].Text, name["suffix"u8][0].Text, patient["birthDate"u8].Text, patient["gender"u8].Text,
            address["line"u8][0].Text, address["city"u8].Text, address["state"u8].Text, address["postalCode"u8].Text, phone, ssn,
        ];
        return string.Join(',', cells.Select(c => $"\"{c}\""));
    }

    /// <summary>Pairs against what was planted; <paramref name="kind"/> null counts the merged ones too.</summary>
    private Row Judge(string what, List<Truth> truths, string? kind, List<((string, string) Pair, bool Match)> pairs)
    {
        var same = truths.Where(t => t.Kind is Kinds.Duplicate or Kinds.DuplicateMerged).Select(t => Pair(Id(t, "first"), Id(t, "second"))).ToHashSet();
        // A record that was overlaid carries the demographics of somebody who has a record of their own: neither answer about these two is wrong.
        same.UnionWith(truths.Where(t => t.Kind == Kinds.Overlay).Select(t => Pair(Id(t, "record"), RecordIds.Patient(t.Person.Mrn)["Patient/".Length..])));
        var planted = truths.Where(t => kind is null ? t.Kind is Kinds.Duplicate or Kinds.DuplicateMerged : t.Kind == kind).Select(t => Pair(Id(t, "first"), Id(t, "second"))).ToHashSet();
        var matched = pairs.Where(p => p.Match).Select(p => p.Pair).ToHashSet();
        var queued = pairs.Select(p => p.Pair).ToHashSet();
        foreach (var (a, b) in matched.Except(same))
            output.WriteLine($"{what}: wrong match {a} {b}");
        foreach (var truth in truths.Where(t => t.Kind is Kinds.Duplicate or Kinds.DuplicateMerged))
        {
            var pair = Pair(Id(truth, "first"), Id(truth, "second"));
            if (planted.Contains(pair) && !matched.Contains(pair))
                output.WriteLine($"{what}: {(queued.Contains(pair) ? "for review" : "missed")}, wrong in {truth.Where["errors"]!.ToJsonString()}: {pair}");
        }
        return new Row(what, planted.Count, planted.Count(queued.Contains), matched.Except(same).Count(), queued.Except(same).Count(), planted.Count(matched.Contains), 0.98);
    }

    private static string Id(Truth truth, string key) => ((string)truth.Where[key]!)["Patient/".Length..];

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    /// <summary>Asks until all records have been read and the answer stands still.</summary>
    private static async Task<JsonNode> CompleteAsync(RunningServer server, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address + "/api/identity/"), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenAsync("him-technician"));
        var before = -1;
        for (var i = 0; i < 600; i++)
        {
            var page = JsonNode.Parse(await client.GetStringAsync(path))!;
            var count = page["rows"]!.AsArray().Count;
            if (page["complete"]?.GetValue<bool>() != false && count > 0 && count == before)
                return page;
            before = count;
            await Task.Delay(500);
        }
        throw new TimeoutException(path);
    }

    /// <summary>
    /// One list against the truth: planted, found (at least listed), wrong matches, listed for a look without being planted, and found as a match.
    /// </summary>
    private sealed record Row(string What, int Planted, int Found, int Wrong, int Looked, int Matched, double Least)
    {
        public double Recall => (double)Found / Math.Max(1, Planted);

        public object ToReport() => new
        {
            list = What,
            planted = Planted,
            precision = Rate(Matched, Matched + Wrong),
            recall = Rate(Matched, Planted),
            recall_with_review = Rate(Found, Planted),
            to_look_at_besides = Looked - Wrong,
        };

        private static string Rate(int part, int whole) => whole == 0 ? "" : ((double)part / whole).ToString("0.0000", CultureInfo.InvariantCulture);
    }
}
