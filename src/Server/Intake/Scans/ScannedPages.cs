using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;

namespace Chartroom.Server.Intake.Scans;

/// <summary>
/// Scanned pages as a DocumentReference that waits to be indexed: its content is the kept bytes, its patient and type are not known yet.
/// The step it waits for is the code of <see cref="StepSystem"/> in <c>category</c>: index, then quality, then filed.
/// Source: FHIR R4 DocumentReference; AHIMA, Document Imaging (index, quality control).
/// </summary>
internal static class ScannedPages
{
    public const string StepSystem = "urn:chartroom:scan-step";

    public static ReadOnlySpan<byte> StepSystemUtf8 => "urn:chartroom:scan-step"u8;

    public const string ToIndex = "index";
    public const string ToCheck = "quality";
    public const string Filed = "filed";

    public static FilingEntry Entry(JournalItem item, DateTimeOffset now) => new(
        "DocumentReference", "urn:uuid:" + IdOf(item.Content), Document(item.Content, item.ContentType, item.Key, item.ReceivedAt, now), "scan", null,
        Updates: false, Referenced: false, null);

    /// <summary>The id of the DocumentReference of pages.</summary>
    public static string IdOf(ContentHash content) => EntryKeys.MakeId("DocumentReference", "scan|" + content);

    /// <summary>Pages as they come in: to be indexed.</summary>
    public static JsonObject Document(ContentHash content, string? contentType, string title, DateTimeOffset received, DateTimeOffset date) => new()
    {
        ["resourceType"] = "DocumentReference",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:chartroom:scan", ["value"] = content.Hex }),
        ["status"] = "current",
        ["docStatus"] = "preliminary",
        ["category"] = Step(ToIndex),
        ["date"] = Instant(date),
        ["content"] = new JsonArray(new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["contentType"] = contentType ?? "application/octet-stream",
                ["url"] = $"Binary/{content}",
                ["title"] = title,
                ["creation"] = Instant(received),
            },
        }),
    };

    /// <summary>The search for the documents at a step.</summary>
    public static SearchQuery Waiting(string step, int count, bool newestFirst) => new(
        "DocumentReference", [new SearchCriterion("category", null, [$"{StepSystem}|{step}"])], [new SortKey("_lastUpdated", newestFirst)], Count: count);

    /// <summary>When the pages came in.</summary>
    public static DateTimeOffset ReceivedAt(Element document, DateTimeOffset unknown) =>
        DateTimeOffset.TryParse(document["content"u8][0]["attachment"u8]["creation"u8].Text, out var at) ? at : unknown;

    public static JsonArray Step(string code) => new(new JsonObject
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = StepSystem, ["code"] = code }),
    });

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null);
}
