namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// What the mapping must be told from outside. <c>SourceUrl</c>: where the original document is kept (a Binary); without it
/// the DocumentReference carries the document itself. <c>Zone</c>: the offset of times written without one; without it the
/// offset of the document's own time is used. <c>ReceivedAt</c>: the time of receipt, said as the date of a document that
/// gives none.
/// </summary>
public sealed record CdaContext(string? SourceUrl = null, TimeSpan? Zone = null, DateTimeOffset? ReceivedAt = null);
