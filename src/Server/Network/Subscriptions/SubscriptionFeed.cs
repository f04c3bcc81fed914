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
        try
        {
            var t = store.CurrentT;
            foreach (var version in (await store.SearchAsync(Access.System, new SearchQuery("Subscription", [], Count: Most), stoppingToken)).Matches)
                await TakeAsync(version, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await store.WaitForChangeAsync(t, stoppingToken);
                var end = store.CurrentT;
                await foreach (var version in store.ChangesSinceAsync(t, stoppingToken))
                {
                    if (version.Key.Type == "Subscription")
                        await TakeAsync(version, stoppingToken);
                }
                t = Math.Max(t, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        await Task.WhenAll(running.Values.Select(r => r.Task));
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
            await work.RunAsync(version, cancel);
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
