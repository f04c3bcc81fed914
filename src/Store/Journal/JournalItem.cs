namespace Chartroom.Store.Journal;

/// <summary>Where an inbound item stands. Received is durable and acknowledged; Processed has its resources in the record.</summary>
public enum JournalState : byte { Received, Processed, Failed, SetAside }

/// <summary>
/// An inbound item as it came through a door. <c>Door</c> is <c>mllp</c>, <c>fhir</c>, <c>upload</c>…; <c>Kind</c> says what it
/// is (<c>hl7v2</c>, <c>ccda</c>, <c>fhir</c>, <c>scan</c>); <c>Key</c> makes receipt idempotent: an item with the same door and key
/// and the same bytes is the same item (for HL7 v2: sending application, facility and MSH-10). <c>ReceivedAt</c> is given for what another system
/// received before and hands over now, such as an archive; null = now. When it was processed is always told by the store's own clock.
/// </summary>
public sealed record JournalArrival(
    string Door, string Kind, string Key, ReadOnlyMemory<byte> Content, string? ContentType = null, DateTimeOffset? ReceivedAt = null);

/// <summary>A journalled item. <c>Number</c> grows with arrival; <c>Attempts</c> counts processings; <c>Reason</c> says why it failed.</summary>
public sealed record JournalItem(
    long Number, string Door, string Kind, string Key, ContentHash Content, string? ContentType, DateTimeOffset ReceivedAt,
    JournalState State, int Attempts, string? Reason, DateTimeOffset? ProcessedAt);

/// <summary>A change of state that commits together with the transaction that carries out the item.</summary>
public sealed record JournalMark(long Number, JournalState State, string? Reason = null);

/// <summary>Which items to list: newest first by default; <c>After</c> is a number to go on from.</summary>
public sealed record JournalQuery(JournalState? State = null, string? Door = null, long? After = null, int Count = 100, bool OldestFirst = false);
