using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Intake.Filing;
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

    public static FilingEntry Entry(JournalItem item, DateTimeOffset now)
    {
        var id = EntryKeys.MakeId("DocumentReference", "scan|" + item.Content);
        var document = new JsonObject
        {
            ["resourceType"] = "DocumentReference",
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:chartroom:scan", ["value"] = item.Content.Hex }),
            ["status"] = "current",
            ["docStatus"] = "preliminary",
            ["category"] = Step(ToIndex),
            ["date"] = Instant(now),
            ["content"] = new JsonArray(new JsonObject
            {
                ["attachment"] = new JsonObject
                {
                    ["contentType"] = item.ContentType ?? "application/octet-stream",
                    ["url"] = $"Binary/{item.Content}",
                    ["title"] = item.Key,
                    ["creation"] = Instant(item.ReceivedAt),
                },
            }),
        };
        return new FilingEntry("DocumentReference", "urn:uuid:" + id, document, "scan", null, Updates: false, Referenced: false, null);
    }

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
