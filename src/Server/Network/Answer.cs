using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>What an interaction answers, before it is put into a response or into an entry of a response bundle.</summary>
internal sealed record Answer(int Status)
{
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>The resource to send, UTF-8 JSON; empty = none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The version that the answer is about, for ETag; 0 = none.</summary>
    public long Version { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The version's address relative to the base, such as <c>Patient/1/_history/2</c>.</summary>
    public string? Location { get; init; }

    /// <summary>True for the answer to a write, which Prefer may shorten.</summary>
    public bool IsWrite { get; init; }

    /// <summary>True when <c>_summary</c> and <c>_elements</c> were applied already, or do not apply.</summary>
    public bool IsShaped { get; init; }

    /// <summary>A media type other than FHIR's, for raw content.</summary>
    public string? MediaType { get; init; }

    /// <summary>A file that is the body.</summary>
    public string? File { get; init; }

    /// <summary>Further headers of the response.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Refused(int status, string code, string text) => new(status) { Issues = [Issue.Error(code, text)] };

    public static Answer Refused(int status, IReadOnlyList<Issue> issues) => new(status) { Issues = issues };

    /// <summary>A version as read: its bytes as they are kept.</summary>
    public static Answer Of(StoredVersion version) => new(200)
    {
        Body = version.Document!.Utf8,
        Version = version.Version,
        LastModified = version.LastUpdated,
    };

    /// <summary>What came of one write of a commit.</summary>
    public static Answer Of(WriteOutcome outcome, DateTimeOffset at) => new(outcome.Status)
    {
        Body = outcome.Document?.Utf8 ?? default,
        Version = outcome.Version,
        LastModified = LastUpdated(outcome.Document) ?? at,
        Location = $"{outcome.Key}/_history/{outcome.Version}",
        IsWrite = true,
    };

    /// <summary>The time that stands in a document as the store gives it: in meta, at its front.</summary>
    private static DateTimeOffset? LastUpdated(ResourceDocument? document)
    {
        var mark = "\"lastUpdated\":\""u8;
        var text = document is null ? default : document.Utf8.Span;
        if (text.IndexOf(mark) is not (>= 0 and var at))
            return null;
        text = text[(at + mark.Length)..];
        return DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text[..text.IndexOf((byte)'"')]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
