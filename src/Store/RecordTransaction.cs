using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;

namespace Chartroom.Store;

/// <summary>
/// Writes that happen together or not at all, by one writer for one reason. Audit events are ordinary writes of the same
/// transaction, so audit and change cannot part.
/// </summary>
/// <param name="Who">The reference of the writer.</param>
/// <param name="Journal">States of intake items that change with the writes.</param>
/// <param name="ReturnsDocuments">False spares the making of the written documents for the outcomes, as bulk loading does.</param>
/// <param name="Scope">What the writer may see, so that no condition tells of more; null = everything, for the program's own writes.</param>
/// <param name="Link">Ties it to the transaction that it was planned over; null = to none.</param>
public sealed record RecordTransaction(
    string Who, IReadOnlyList<RecordWrite> Writes, IReadOnlyList<JournalMark>? Journal = null, bool ReturnsDocuments = true,
    AccessScope? Scope = null, CommitLink? Link = null);

/// <summary>One write of a transaction.</summary>
public abstract record RecordWrite
{
    private RecordWrite()
    {
    }

    /// <summary>
    /// A new resource; the store gives it an id. <c>FullUrl</c> is the <c>urn:uuid:</c> under which other writes of the
    /// transaction refer to it. With <c>IfNoneExist</c> nothing is written when exactly one match is there already.
    /// </summary>
    public sealed record Create(ResourceDocument Document, string? FullUrl = null, SearchQuery? IfNoneExist = null) : RecordWrite;

    /// <summary>
    /// A new version of <c>Key</c>, or its first under that id. <c>IfMatch</c> is the version that must be current.
    /// With <c>Where</c> the key's id is ignored and the one match is updated (conditional update).
    /// <c>Method</c> PATCH only marks history.
    /// </summary>
    public sealed record Update(
        ResourceKey Key, ResourceDocument Document, long? IfMatch = null, SearchQuery? Where = null,
        string? FullUrl = null, string Method = "PUT") : RecordWrite;

    /// <summary>A deletion: a version without content. Deleting what is not there is not an error.</summary>
    public sealed record Delete(ResourceKey Key, long? IfMatch = null, SearchQuery? Where = null) : RecordWrite;
}

/// <summary>What became of a transaction.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>All is written; one outcome a write, in order.</summary>
    public sealed record Done(long T, DateTimeOffset At, IReadOnlyList<WriteOutcome> Outcomes) : CommitResult;

    /// <summary>Nothing is written. <c>Write</c> is the position of the write at fault; <c>Status</c> the HTTP status that says it.</summary>
    public sealed record Refused(int Write, int Status, IReadOnlyList<Issue> Issues) : CommitResult;
}

/// <summary>What became of one write: <c>Status</c> 201 created, 200 updated or found, 204 deleted.</summary>
public sealed record WriteOutcome(ResourceKey Key, long Version, int Status, ResourceDocument? Document);
