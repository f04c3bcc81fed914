using System.Collections.Concurrent;
using System.Diagnostics;
using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Journal;

/// <summary>
/// Carries the trace of a message from its receipt to its filing, which comes later and by another worker: remembered by door and key,
/// only while somebody listens, and only so many. After a restart filing has a trace of its own.
/// </summary>
internal sealed class MessageTraces
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Door, string Key), ActivityContext> traces = new();

    /// <summary>Remembers the span in which something is received, before it is journalled: filing may be faster than the answer.</summary>
    public void Received(string door, string key)
    {
        if (Activity.Current is { IsAllDataRequested: true } span && traces.Count < Most)
            traces[(door, key)] = span.Context;
    }

    /// <summary>Counts what was filed, and ends the traces of the messages in it: a span each, linked to the page that was filed together.</summary>
    public void Filed(IReadOnlyList<FiledItem> items, DateTimeOffset began, DateTimeOffset now)
    {
        var page = Activity.Current;
        foreach (var filed in items)
        {
            var (item, outcome) = (filed.Item, filed.Reason is null ? "filed" : "failed");
            Telemetry.Filed.Add(1, new("door", item.Door), new("kind", item.Kind), new("outcome", outcome));
            // What another system received and handed over later did not wait here.
            if (item.Door is "mllp" or "upload")
                Telemetry.FilingDelay.Record(Math.Max(0, (now - item.ReceivedAt).TotalSeconds), new KeyValuePair<string, object?>("door", item.Door));
            if (traces.TryRemove((item.Door, item.Key), out var receipt))
                End(item, receipt, outcome, page, began, now);
        }
    }

    private static void End(JournalItem item, ActivityContext receipt, string outcome, Activity? page, DateTimeOffset began, DateTimeOffset now)
    {
        ActivityLink[] links = page is null ? [] : [new(page.Context)];
        using var span = Telemetry.Activities.StartActivity("file", ActivityKind.Consumer, receipt, null, links, began);
        span?.SetTag("chartroom.item", item.Number).SetTag("chartroom.door", item.Door).SetTag("chartroom.kind", item.Kind)
            .SetTag("chartroom.outcome", outcome).SetEndTime(now.UtcDateTime);
    }
}
