using System.Collections.Concurrent;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>
/// Serves all subscriptions: takes up the active ones at the start, and follows every later change of one. Each runs by itself, so that
/// a slow endpoint holds up no other. Source: FHIR R4 Subscription (hl7.org/fhir/R4/subscription.html).
/// </summary>
internal sealed class SubscriptionFeed(
    IRecordStore store, AuditTrail audit, AccountBook accounts, ServerSettings settings, ILogger<SubscriptionFeed> log) : BackgroundService
{
    private const int Most = 1_000;
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Running> running = new();
    private readonly SubscriptionProgress progress = new(new DirectoryInfo(Path.Combine(settings.Data.FullName, "subscriptions")));
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The number of events told of a subscription so far.</summary>
    public long EventsOf(string id) => running.TryGetValue(id, out var one) ? one.Work.Events : progress.Read(id)?.Events ?? 0;

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var t = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                t = t < 0 ? await TakeAllAsync(stoppingToken) : await FollowAsync(t, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The server stops.
            }
            catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
            {
                log.SubscriptionsBroke(fault);
                await Task.Delay(AfterTrouble, settings.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(running.Values.Select(r => r.Task));
    }

    private async Task<long> TakeAllAsync(CancellationToken stopping)
    {
        var t = store.CurrentT;
        foreach (var version in (await store.SearchAsync(Access.System, new SearchQuery("Subscription", [], Count: Most), stopping)).Matches)
            await TakeAsync(version, stopping);
        return t;
    }

    private async Task<long> FollowAsync(long t, CancellationToken stopping)
    {
        await store.WaitForChangeAsync(t, stopping);
        var end = store.CurrentT;
        await foreach (var version in store.ChangesSinceAsync(t, stopping))
        {
            if (version.Key.Type == "Subscription")
                await TakeAsync(version, stopping);
        }
        return Math.Max(t, end);
    }

    private async Task TakeAsync(StoredVersion version, CancellationToken stopping)
    {
        var id = version.Key.Id;
        var status = version.Document?.Root["status"u8].Text;
        // Its own mark that it is active changes nothing.
        if (status == "active" && running.ContainsKey(id))
            return;
        if (running.TryRemove(id, out var before))
        {
            await before.Cancel.CancelAsync();
            await before.Task;
        }
        if (version.Document is not { } document)
            progress.Remove(id);
        else if (status is "requested" or "active" && SubscriptionTerms.Read(document) is { Succeeded: true, Value: var terms } && await OwnerAsync(document) is { } owner)
            Start(version, new SubscriptionWork(Rig(), terms, owner), stopping);
    }

    private void Start(StoredVersion version, SubscriptionWork work, CancellationToken stopping)
    {
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        running[version.Key.Id] = new Running(work, cancel, Task.Run(() => RunAsync(version, work, cancel.Token), CancellationToken.None));
    }

    private async Task RunAsync(StoredVersion version, SubscriptionWork work, CancellationToken cancel)
    {
        try
        {
            while (!await IsDoneAsync(version, work, cancel))
                await Task.Delay(AfterTrouble, settings.Clock, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Changed, removed, or the server stops.
        }
        catch (Exception fault)
        {
            log.SubscriptionBroke(version.Key.Id, fault);
        }
    }

    /// <summary>Runs a subscription to its end; false when the record was out of reach, from where it goes on at the place it had reached.</summary>
    private async Task<bool> IsDoneAsync(StoredVersion version, SubscriptionWork work, CancellationToken cancel)
    {
        try
        {
            await work.RunAsync(version, cancel);
            return true;
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
        {
            log.SubscriptionBroke(version.Key.Id, fault);
            return false;
        }
    }

    private SubscriptionRig Rig() => new(store, audit, http, progress, settings.Clock, settings.FirstRetry)
    {
        Root = $"http://{(settings.Listen.Equals(System.Net.IPAddress.Any) ? "localhost" : settings.Listen.ToString())}:{settings.Port}/fhir",
    };

    /// <summary>What the account that made the subscription may see today; null when it is gone or shut out.</summary>
    private async ValueTask<Access?> OwnerAsync(Fhir.Documents.ResourceDocument document)
    {
        var name = SubscriptionTerms.OwnerOf(document);
        var account = (await accounts.ListAsync()).FirstOrDefault(a => a.Name == name && !a.Disabled);
        return account is not null && Role.Find(account.Role) is { } role ? new Access($"Practitioner/{account.Name}", role.Name, role.Purpose, role.Scope) : null;
    }

    private sealed record Running(SubscriptionWork Work, CancellationTokenSource Cancel, Task Task);
}
