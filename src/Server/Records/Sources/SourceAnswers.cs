namespace Chartroom.Server.Records.Sources;

/// <summary>
/// Where a datum comes from: every Provenance that names it, newest first, and every version of it that was written.
/// </summary>
/// <param name="Key">The resource asked about.</param>
/// <param name="Json">The resource as it stands, for those who want to see everything.</param>
public sealed record SourceView(string Key, string What, IReadOnlyList<Origin> Origins, IReadOnlyList<WrittenVersion> Versions, string Json);

/// <summary>One origin: the message or document it was made from, the place in it, who, when.</summary>
/// <param name="Activity">What was done: created, updated, merged.</param>
/// <param name="From">The source as it names itself, such as <c>HL7 v2 MDM^T02</c>.</param>
/// <param name="Place">Where in it: segment and field, section and path; empty when the whole.</param>
/// <param name="Item">Number in the intake journal, to open the raw message; null when it did not come by intake.</param>
/// <param name="Link">Resource key of the source document when it is in the record.</param>
public sealed record Origin(string Key, string Activity, string From, string Place, string Who, string When, long? Item, string? Link);

/// <summary>One version: number, transaction, when, and how it was written.</summary>
public sealed record WrittenVersion(long Version, long T, string When, string Method, string Changed);
