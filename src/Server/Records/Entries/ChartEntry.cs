using System.Text.Json.Serialization;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>
/// One line of a chart section. All text is ready to be shown; <c>At</c> and <c>Until</c> are milliseconds since 1970 UTC
/// for ordering and drawing, 0 when unknown.
/// </summary>
/// <param name="Key">The resource behind it, such as <c>Condition/123</c>: what "where does this come from?" asks about.</param>
/// <param name="What">The thing: diagnosis, drug, test, document, encounter.</param>
/// <param name="Code">Code with the short name of its system: <c>LOINC 2160-0</c>.</param>
/// <param name="Value">Value with unit, dose, reaction, reason.</param>
/// <param name="Who">Performer, author, prescriber as the resource names them.</param>
/// <param name="Kind">Category within the section: <c>laboratory</c>, <c>order</c>, <c>inpatient</c>.</param>
/// <param name="Active">True for what holds now: an active problem, a running medication, an open encounter.</param>
public sealed record ChartEntry(
    string Key, string When, long At, string Ended, long Until, string What, string Code, string Value, string Kind,
    string Status, Tone Tone, string Who, bool Active)
{
    /// <summary>The order of a section: newest first, what has no date last, by key within a moment.</summary>
    public static Comparer<ChartEntry> NewestFirst { get; } = Comparer<ChartEntry>.Create(
        static (a, b) => Moment(b).CompareTo(Moment(a)) is var order and not 0 ? order : string.CompareOrdinal(a.Key, b.Key));

    /// <summary>The encounter it belongs to, as a resource key.</summary>
    public string Encounter { get; init; } = "";

    /// <summary>True for a document that the person asking has not read.</summary>
    public bool Unread { get; init; }

    /// <summary>The measured values; null for anything but a result.</summary>
    [JsonIgnore]
    public IReadOnlyList<Measurement>? Measurements { get; init; }

    /// <summary>Security labels as <c>system|code</c>; null = none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Labels { get; init; }

    private static long Moment(ChartEntry entry) => entry.At == 0 ? long.MinValue : entry.At;
}

/// <summary>
/// One measured value of a result: the observation's own, or of one component. <c>Number</c> is null for a coded or
/// textual value. Range limits are in <c>Unit</c>. <c>Flag</c> is <c>H</c>, <c>L</c>, <c>HH</c>, <c>A</c>… or empty.
/// </summary>
public sealed record Measurement(
    string TestKey, string Test, string Code, string Text, decimal? Number, string Unit, decimal? Low, decimal? High, string Flag,
    Tone Tone);
