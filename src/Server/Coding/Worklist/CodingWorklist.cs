using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>
/// Every account of the department: encounters in house, discharged, coded. Held in memory, filled from the store at start
/// and kept up by the change feed: whatever touches an account has its row read anew.
/// </summary>
public sealed class CodingWorklist : Projection, IDisposable
{
    private readonly IRecordStore store;
    private readonly SettingsStore settings;
    private readonly RowReader reader;
    private readonly TimeProvider clock;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly Dictionary<string, WorklistRow> rows = [];
    private readonly Dictionary<string, HashSet<string>> byPatient = [];
    private long settingsVersion = -1;

    public CodingWorklist(IRecordStore store, SettingsStore settings, CodingAccounts accounts, PhysicianQueries queries, CodeLibrary library, TimeProvider clock)
    {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        reader = new RowReader(store, accounts, queries, library, clock);
    }

    public override string Name => "coding worklist";

    /// <summary>Counts up whenever a row changes; a page that holds this number holds the list as it is.</summary>
    public long Changes { get; private set; }

    public bool IsReady => CurrentT >= 0;

    /// <summary>Reads the encounters that count, as of now; what changes meanwhile comes by the feed.</summary>
    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        var (set, version) = await settings.ReadAsync(cancel);
        settingsVersion = version;
        var from = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-set.DaysBack);
        SearchCriterion[] criteria = [new("status", null, ["finished", "in-progress"]), new("date", null, [$"ge{from:yyyy-MM-dd}"])];
        await foreach (var match in store.SearchAllAsync(Access.System, new SearchQuery("Encounter", criteria, AsOf: t), cancel))
        {
            if (reader.IsOurs(match.Document!.Root, set))
                Put(match.Key.Id, await reader.ReadAsync(match.Key.Id, set, cancel));
        }
        return t;
    }

    public override async ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        var (set, version) = await settings.ReadAsync(cancel);
        if (version != settingsVersion)
        {
            await ResetAsync(cancel);
            await OpenAsync(cancel);
            return;
        }
        var touched = new HashSet<string>();
        foreach (var one in versions)
            Touched(one, set, touched);
        foreach (var encounterId in touched)
            Put(encounterId, await reader.ReadAsync(encounterId, set, cancel));
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        gate.EnterWriteLock();
        try
        {
            rows.Clear();
            byPatient.Clear();
            Changes++;
        }
        finally
        {
            gate.ExitWriteLock();
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits, shortly, until the list has seen what was committed before: whoever acts and looks sees the own act.</summary>
    public async ValueTask CatchUpAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        for (var i = 0; i < 150 && CurrentT < t; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(2), cancel);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>The rows that pass, in no order.</summary>
    internal List<WorklistRow> Where(Func<WorklistRow, bool> passes)
    {
        gate.EnterReadLock();
        try
        {
            return [.. rows.Values.Where(passes)];
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    internal WorklistRow? Find(string encounterId)
    {
        gate.EnterReadLock();
        try
        {
            return rows.GetValueOrDefault(encounterId);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>The accounts that a version bears on.</summary>
    private void Touched(StoredVersion version, CodingSettings set, HashSet<string> touched)
    {
        var key = version.Key;
        switch (key.Type)
        {
            case "Encounter" when version.Document is null || rows.ContainsKey(key.Id) || reader.IsOurs(version.Document.Root, set):
                touched.Add(key.Id);
                break;
            case "Patient":
                OfPatient(key.Id, touched);
                break;
            case "Coverage":
                foreach (var patient in version.Document is { } coverage ? PatientsOf.Resource(coverage) : [])
                    OfPatient(patient["Patient/".Length..], touched);
                break;
            case "ChargeItem" when version.Document is { } charge:
                Add(charge.Root["context"u8], touched);
                break;
            case "Task" when version.Document is { } task:
                if (task.Root["code"u8]["coding"u8][0]["system"u8].Is("urn:chartroom:task"u8))
                    Add(task.Root["encounter"u8], touched);
                break;
            case "Claim" when version.Document is { } claim:
                if (claim.Root["identifier"u8][0]["system"u8].Is("urn:chartroom:coding"u8))
                    Add(claim.Root["item"u8][0]["encounter"u8][0], touched);
                break;
        }
    }

    /// <summary>Only rows that are there: an encounter that is not coded here stays away whatever names it.</summary>
    private void Add(Element reference, HashSet<string> touched)
    {
        if (reference["reference"u8].Text?.Split('/') is ["Encounter", var id] && rows.ContainsKey(id))
            touched.Add(id);
    }

    private void OfPatient(string patientId, HashSet<string> touched)
    {
        if (byPatient.TryGetValue(patientId, out var encounters))
            touched.UnionWith(encounters);
    }

    private void Put(string encounterId, WorklistRow? row)
    {
        gate.EnterWriteLock();
        try
        {
            if (rows.TryGetValue(encounterId, out var before))
            {
                if (before == row)
                    return;
                byPatient.GetValueOrDefault(before.Stay.PatientId)?.Remove(encounterId);
            }
            if (row is null)
            {
                rows.Remove(encounterId);
            }
            else
            {
                rows[encounterId] = row;
                if (!byPatient.TryGetValue(row.Stay.PatientId, out var encounters))
                    byPatient[row.Stay.PatientId] = encounters = [];
                encounters.Add(encounterId);
            }
            Changes++;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
