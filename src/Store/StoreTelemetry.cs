using System.Diagnostics;
using System.Diagnostics.Metrics;
using Chartroom.Store.Search;

namespace Chartroom.Store;

/// <summary>
/// The store's measures and spans, under the name <c>Chartroom.Store</c>. Nothing is measured while nobody listens. A tag holds
/// the name of a resource type, a kind of search, a count or a status; never an id, a value or a text of the record.
/// </summary>
public static class StoreTelemetry
{
    public const string Name = "Chartroom.Store";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Counts = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    };

    private static readonly ActivitySource Activities = new(Name);

    internal static Histogram<double> CommitDuration { get; } = Meter.CreateHistogram(
        "chartroom.store.commit.duration", "s", "How long the writer took for one durable commit of a group.", advice: Seconds);

    internal static Histogram<int> CommitGroup { get; } = Meter.CreateHistogram(
        "chartroom.store.commit.group", "{operation}", "Operations that shared one commit.", advice: Counts);

    internal static Histogram<double> ReadWait { get; } = Meter.CreateHistogram(
        "chartroom.store.read.wait", "s", "How long a reader waited because all reading connections were lent.", advice: Seconds);

    internal static Histogram<double> SearchDuration { get; } = Meter.CreateHistogram(
        "chartroom.store.search.duration", "s", "One page of a search, by type and kind.", advice: Seconds);

    /// <summary>A span of what somebody asked for; null while nobody listens, and for what the store does of itself.</summary>
    internal static Activity? Start(string name) => Activities.HasListeners() && Activity.Current is not null ? Activities.StartActivity(name) : null;

    /// <summary>
    /// What makes a search dear or cheap: <c>page</c> (a following page), <c>has</c>, <c>chain</c>, <c>words</c>, <c>patient</c> (within one
    /// patient), <c>types</c> (of several types), else <c>type</c>.
    /// </summary>
    internal static string KindOf(SearchQuery query) => query switch
    {
        { Cursor: not null } => "page",
        _ when query.Criteria.Any(c => c.Chain?.Any(h => h.Reverse) == true) => "has",
        _ when query.Criteria.Any(c => c.Chain is { Count: > 0 }) => "chain",
        _ when DocumentWords.Of(query.Criteria) is not null => "words",
        { Compartment: not null } => "patient",
        _ when query.Criteria.Any(c => c.Parameter is "patient" or "subject") => "patient",
        { Type.Length: 0 } => "types",
        _ => "type",
    };
}
