using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>
/// Serves one subscription: follows the change feed from where it stands, asks of each written version whether its owner may see
/// it and whether it meets the criteria, and tells of it, again and again with growing pauses until the endpoint takes it or
/// the subscription is given up.
/// </summary>
internal sealed class SubscriptionWork(SubscriptionRig rig, SubscriptionTerms terms, Access owner)
{
    /// <summary>A notification is tried so often; the pauses between double.</summary>
    private const int Attempts = 8;

    private SubscriptionPosition position = new(0, 0);

    public SubscriptionTerms Terms => terms;

    public long Events => position.Events;

    /// <summary>Runs until it is cancelled, has ended, or is given up with an error.</summary>
    public async Task RunAsync(StoredVersion version, CancellationToken cancel)
    {
        position = rig.Progress.Read(terms.Id) ?? new SubscriptionPosition(version.T, 0);
        if (version.Document!.Root["status"u8].Is("requested"u8) && !await BeginAsync(version, cancel))
            return;
        while (!cancel.IsCancellationRequested)
        {
            if (terms.End <= rig.Clock.GetUtcNow())
            {
                await MarkAsync("off", null, cancel);
                return;
            }
            var end = rig.Store.CurrentT;
            await foreach (var change in rig.Store.ChangesSinceAsync(position.T, cancel))
            {
                if (await MeetsAsync(change, cancel) && !await TellAsync(change, cancel))
                    return;
            }
            if (end > position.T)
                Keep(new SubscriptionPosition(end, position.Events));
            await rig.Store.WaitForChangeAsync(position.T, cancel);
        }
    }

    private void Keep(SubscriptionPosition next)
    {
        position = next;
        rig.Progress.Write(terms.Id, next);
    }

    private async Task<bool> BeginAsync(StoredVersion version, CancellationToken cancel)
    {
        if (Notification.Handshake(rig.Root, terms, rig.Clock.GetUtcNow()) is { } body && await SendAsync(body, cancel) is { } refusal)
        {
            await MarkAsync("error", $"The handshake failed: {refusal}.", cancel);
            return false;
        }
        Keep(new SubscriptionPosition(version.T, 0));
        await MarkAsync("active", null, cancel);
        return true;
    }

    /// <summary>The search of the criteria, for that one resource, at the moment of its writing and with the owner's eyes.</summary>
    private async Task<bool> MeetsAsync(StoredVersion change, CancellationToken cancel)
    {
        if (change.IsDeleted || change.Key.Type is "AuditEvent" or "Subscription")
            return false;
        var filters = terms.Filters.Where(f => f.Type == change.Key.Type).ToList();
        if (terms.Filters.Count == 0)
            filters.Add(new SubscriptionFilter(change.Key.Type, new SearchQuery(change.Key.Type, [])));
        foreach (var filter in filters)
        {
            var only = new SearchCriterion("_id", null, [change.Key.Id]);
            var query = filter.Query with { Criteria = [only, .. filter.Query.Criteria], Count = 1, AsOf = change.T, Includes = null, Sort = null };
            if ((await rig.Store.SearchAsync(owner, query, cancel)).Matches.Any(m => m.Version == change.Version))
                return true;
        }
        return false;
    }

    private async Task<bool> TellAsync(StoredVersion change, CancellationToken cancel)
    {
        var number = position.Events + 1;
        var body = Notification.Event(rig.Root, terms, number, change, rig.Clock.GetUtcNow());
        var pause = rig.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            if (await SendAsync(body, cancel) is not { } refusal)
                break;
            if (attempt == Attempts)
            {
                await MarkAsync("error", $"A notification failed {Attempts} times: {refusal}.", cancel);
                return false;
            }
            await Task.Delay(pause, rig.Clock, cancel);
            pause *= 2;
        }
        foreach (var patient in PatientsOf.Resource(change.Document!).DefaultIfEmpty(null!))
            await rig.Audit.RecordAsync(new Sighting(owner.Who, owner.Role, owner.Purpose, terms.Endpoint.Host, "export", 'R', patient, change.Key.ToString()), cancel);
        // The transaction may hold more that is to be told, so it is not done with yet.
        Keep(new SubscriptionPosition(Math.Max(position.T, change.T - 1), number));
        return true;
    }

    /// <summary>Null when the endpoint took it; else why not, in words without data.</summary>
    private async Task<string?> SendAsync(byte[]? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, terms.Endpoint);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/fhir+json") } };
        foreach (var (name, value) in terms.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await rig.Http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode ? null : $"the endpoint answered {(int)response.StatusCode}";
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return "the endpoint was not reached";
        }
    }

    /// <summary>Writes the status into the subscription, unless someone else has changed it.</summary>
    private async Task MarkAsync(string status, string? error, CancellationToken cancel)
    {
        var key = new ResourceKey("Subscription", terms.Id);
        if (await rig.Store.ReadAsync(Access.System, key, cancel: cancel) is not { Document: { } document } current)
            return;
        var resource = JsonNode.Parse(document.Utf8.Span)!.AsObject();
        resource["status"] = status;
        resource.Remove("error");
        if (error is not null)
            resource["error"] = error;
        var changed = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(JsonText.Plain)));
        var audit = AuditEvents.Of(SubscriptionRig.Who, "update", 'U', rig.Clock.GetUtcNow(), []);
        await rig.Store.CommitAsync(new RecordTransaction(SubscriptionRig.Who, [new RecordWrite.Update(key, changed, current.Version), audit]), cancel);
    }
}

/// <summary>What every subscription works with.</summary>
internal sealed record SubscriptionRig(IRecordStore Store, AuditTrail Audit, HttpClient Http, SubscriptionProgress Progress, TimeProvider Clock, TimeSpan FirstPause)
{
    public const string Who = "Device/chartroom-subscriptions";

    /// <summary>The address by which notifications name this server's resources.</summary>
    public string Root { get; init; } = "";
}
