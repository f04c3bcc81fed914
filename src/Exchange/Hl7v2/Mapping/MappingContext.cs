namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// What the mapping cannot know from the message.
/// </summary>
/// <param name="Zone">The facility's time zone, for times sent without an offset.</param>
/// <param name="KeepDeletions">Write JSON null for what the message deletes by two quotes; the result is then a patch, not plain FHIR.</param>
/// <param name="Whole">
/// Also what says nothing new to a record: MessageHeader, source Provenance, visits without any number or date, specimens known only
/// by an order's collection time. True to convert a message, false to file it.
/// </param>
public sealed record MappingContext(TimeZoneInfo Zone, bool KeepDeletions, bool Whole)
{
    /// <summary>To convert one message to one plain FHIR Bundle.</summary>
    public static MappingContext ForExchange { get; } = new(TimeZoneInfo.Utc, KeepDeletions: false, Whole: true);

    /// <summary>To file a message in the record of a facility in that zone.</summary>
    public static MappingContext ForRecord(TimeZoneInfo zone) => new(zone, KeepDeletions: true, Whole: false);
}
