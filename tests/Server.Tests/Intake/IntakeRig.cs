using System.Text;
using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Mllp;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chartroom.Server.Tests.Intake;

/// <summary>The intake department on a real store in a directory of its own, without HTTP.</summary>
internal sealed class IntakeRig : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("chartroom-intake-");
    private readonly JournalSignal signal = new();

    public IntakeRig()
    {
        Settings = new ServerSettings { Data = directory, Mllp = -1 };
        Store = SqliteRecordStore.Open(directory.FullName, StoreCatalog.Value);
        var filing = new ItemFiling(Store, new ItemReader(Settings), new Filer(Store, Settings), Settings.Clock, NullLogger<ItemFiling>.Instance);
        Worker = new JournalWorker(Store, filing, signal, Settings.Clock, NullLogger<JournalWorker>.Instance);
        Listener = new MllpListener(Store, Settings, new ListenerPorts(), signal, NullLogger<MllpListener>.Instance);
    }

    public ServerSettings Settings { get; }

    public SqliteRecordStore Store { get; }

    public JournalWorker Worker { get; }

    public MllpListener Listener { get; }

    public static string Adt(string trigger, string control, string segments) =>
        $"MSH|^~\\&|APP|FAC|||20260101120000||ADT^{trigger}|{control}|P|2.5.1\r{segments}";

    public static string Pid(string number, string family = "Doe", string born = "19800102") =>
        $"PID|1||{number}^^^HOSP&1.2.3&ISO^MR||{family}^Jane||{born}|F|||1 Main St^^Salem^OR^97301||555-0100\r";

    public async Task<JournalItem> ArriveAsync(string message, string kind = "hl7v2") =>
        await Store.JournalAsync(new JournalArrival("mllp", kind, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(), Encoding.UTF8.GetBytes(message)));

    /// <summary>Keeps the messages, files what waits, and returns the items as they stand then.</summary>
    public async Task<IReadOnlyList<JournalItem>> FileAsync(params string[] messages)
    {
        var arrived = new List<JournalItem>();
        foreach (var message in messages)
            arrived.Add(await ArriveAsync(message));
        int filed;
        do
            filed = await Worker.FileWaitingAsync(default);
        while (filed > 0);
        return [.. (await Store.ReadJournalAsync(new JournalQuery(Count: 1000, OldestFirst: true))).Where(i => arrived.Exists(a => a.Number == i.Number))];
    }

    public async Task<IReadOnlyList<StoredVersion>> FindAsync(string type, string token) =>
        (await Store.SearchAsync(Access.System, new SearchQuery(type, [new SearchCriterion("identifier", null, [token])]))).Matches;

    public async Task<StoredVersion> PatientAsync(string number)
    {
        var found = await FindAsync("Patient", "urn:oid:1.2.3|" + number);
        return Xunit.Assert.Single(found);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Listener.Dispose();
        Worker.Dispose();
        signal.Dispose();
        directory.Delete(recursive: true);
    }
}
