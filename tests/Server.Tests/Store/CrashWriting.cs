using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// What sixteen writers write while a process or a database is killed, and what must hold of it afterwards. Writer <c>w</c> keeps the patient
/// <c>w…</c>, whose version number counts its transactions; each transaction also makes two patients and an observation of that number, and
/// marks the journal item that it came from.
/// </summary>
internal static class CrashWriting
{
    public const int Writers = 16;

    /// <summary>The last transactions of a writer whose every trace is looked at; those before were looked at after an earlier kill.</summary>
    private const int Looked = 8;

    /// <summary>How many transactions of the writer are there.</summary>
    public static async Task<long> WrittenAsync(IRecordStore store, int writer) => (await store.ReadAsync(Access.System, Counter(writer)))?.Version ?? 0;

    /// <summary>
    /// One item into the journal and one transaction that files it; returns when both are acknowledged. False when that transaction was there
    /// already, written by a commit whose answer was lost.
    /// </summary>
    public static async Task<bool> WriteAsync(IRecordStore store, int writer, long n)
    {
        var item = await store.JournalAsync(new JournalArrival("mllp", "hl7v2", $"{writer}-{n}", Encoding.UTF8.GetBytes($"MSH {writer} {n}")));
        var result = await store.CommitAsync(new RecordTransaction(
            "Device/crash",
            [
                new RecordWrite.Update(Counter(writer), Patient($"w{writer}", $"counter-{writer}-{n}"), IfMatch: n - 1),
                new RecordWrite.Create(Patient(null, $"{writer}-{n}")),
                new RecordWrite.Create(Patient(null, $"{writer}-{n}")),
                new RecordWrite.Create(Observation(writer, n)),
            ],
            [new JournalMark(item.Number, JournalState.Processed)]));
        return result switch
        {
            CommitResult.Done => true,
            CommitResult.Refused { Status: 412 } => false,
            _ => throw new InvalidOperationException("Refused."),
        };
    }

    /// <summary>
    /// Everything acknowledged is there and nothing by half: current version, history, rows of search, chart and journal say the same.
    /// Returns how many transactions are there.
    /// </summary>
    public static async Task<long> CheckAsync(IRecordStore store, int writer, long acknowledged)
    {
        var written = await WrittenAsync(store, writer);
        Assert.InRange(written, acknowledged, long.MaxValue);
        if (written == 0)
            return 0;
        var history = await store.HistoryAsync(Access.System, new HistoryQuery(Counter(writer), Count: Looked));
        Assert.Equal(Enumerable.Range(0, history.Versions.Count).Select(i => written - i), history.Versions.Select(v => v.Version));
        Assert.Equal(Math.Min(Looked, written), history.Versions.Count);
        for (var n = Math.Max(1, written - Looked); n <= written + 1; n++)
        {
            Assert.Equal(n <= written ? 2 : 0, await CountAsync(store, "Patient", $"identifier=urn:crash|{writer}-{n}"));
            Assert.Equal(n == written ? 1 : 0, await CountAsync(store, "Patient", $"identifier=urn:crash|counter-{writer}-{n}"));
        }
        Assert.Equal(written, await CountAsync(store, "Observation", $"patient=Patient/w{writer}"));
        var newest = Assert.Single((await store.SearchAsync(Access.System, Query("Observation", $"patient=w{writer}&code=urn:crash|c&_sort=-date") with { Count = 1 })).Matches);
        Assert.Equal(written, long.Parse(newest.Document!.Root["valueInteger"].Text!, CultureInfo.InvariantCulture));
        return written;
    }

    /// <summary>Items whose transaction is there are marked so, and no acknowledged item is missing.</summary>
    public static async Task CheckJournalAsync(IRecordStore store, long[] written)
    {
        var items = (await store.ReadJournalAsync(new JournalQuery(Count: int.MaxValue))).ToDictionary(i => i.Key, i => i.State);
        for (var writer = 0; writer < Writers; writer++)
        {
            for (var n = 1; n <= written[writer]; n++)
                Assert.Equal(JournalState.Processed, items[$"{writer}-{n}"]);
            Assert.NotEqual(JournalState.Processed, items.GetValueOrDefault($"{writer}-{written[writer] + 1}"));
        }
    }

    private static ResourceKey Counter(int writer) => new("Patient", $"w{writer}");

    private static SearchQuery Query(string type, string query) => SearchQuery.Parse(type, query).Value!;

    private static async Task<long?> CountAsync(IRecordStore store, string type, string query) =>
        (await store.SearchAsync(Access.System, Query(type, query) with { Total = TotalMode.Accurate })).Total;

    private static ResourceDocument Patient(string? id, string identifier) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(
        $"{{\"resourceType\":\"Patient\",{(id is null ? "" : $"\"id\":\"{id}\",")}\"identifier\":[{{\"system\":\"urn:crash\",\"value\":\"{identifier}\"}}]}}"));

    private static ResourceDocument Observation(int writer, long n) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"urn:crash","code":"c"}]},"subject":{"reference":"Patient/w{{writer}}"},
        "effectiveDateTime":"{{new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n):yyyy-MM-ddTHH:mm:ssZ}}","valueInteger":{{n}}}
        """)));
}
