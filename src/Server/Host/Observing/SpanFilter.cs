using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Chartroom.Server.Host.Observing;

/// <summary>
/// The last gate before a span leaves the program: only tags of this list pass, so that neither a path, a query string, a client's
/// program nor a text of the record is ever exported, whatever a library adds. What a client may put beside its trace id goes no further.
/// </summary>
internal sealed class SpanFilter : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Passing = new[]
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "error.type",
        "fhir.type", "chartroom.search.kind", "chartroom.matches", "chartroom.writes", "chartroom.group", "chartroom.attempts", "chartroom.status",
        "chartroom.item", "chartroom.items", "chartroom.door", "chartroom.kind", "chartroom.outcome", "chartroom.message", "chartroom.acknowledgment",
    }.ToFrozenSet();

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(t => !Passing.Contains(t.Key)).ToArray())
            data.SetTag(tag.Key, null);
        data.TraceStateString = null;
        // A description is the text of an exception, which may quote what it stumbled over.
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
