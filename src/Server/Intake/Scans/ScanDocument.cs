using System.ComponentModel.DataAnnotations;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Intake.Monitor;
using Chartroom.Store;

namespace Chartroom.Server.Intake.Scans;

/// <summary>
/// A scanned document in the worklist. <c>Step</c> is index, quality or filed; <c>Content</c> the hash of its bytes, shown at
/// <c>/api/intake/scans/{id}/pages</c>. <c>Person</c> and <c>EncounterText</c> name what the references stand for; <c>When</c> and <c>Age</c> say
/// when the pages came in.
/// </summary>
public sealed record ScanDocument(
    string Id, long Version, string Step, string? Title, string? ContentType, string? Content, string? Patient, string? Encounter,
    string? TypeCode, string? TypeDisplay, string? Date, string When, string Age)
{
    public IntakePatient? Person { get; init; }

    public string EncounterText { get; init; } = "";

    internal static ScanDocument Of(StoredVersion version, DateTimeOffset now)
    {
        var root = version.Document!.Root;
        var attachment = root["content"u8][0]["attachment"u8];
        var coding = root["type"u8]["coding"u8][0];
        var received = ScannedPages.ReceivedAt(root, version.LastUpdated);
        return new ScanDocument(
            version.Key.Id, version.Version, StepOf(root), attachment["title"u8].Text,
            attachment["contentType"u8].Text, attachment["url"u8].Text?.Replace("Binary/", "", StringComparison.Ordinal),
            root["subject"u8]["reference"u8].Text, root["context"u8]["encounter"u8][0]["reference"u8].Text, coding["code"u8].Text,
            coding["display"u8].Text ?? root["type"u8]["text"u8].Text, root["date"u8].Text, received.UtcDateTime.ToString("yyyy-MM-dd HH:mm"),
            AgeOf(now - received));
    }

    private static string AgeOf(TimeSpan waited) => Host.Work.Age.Text(waited);

    private static string StepOf(Element root)
    {
        foreach (var category in root["category"u8].Items)
        {
            var coding = category["coding"u8][0];
            if (coding["system"u8].Is(ScannedPages.StepSystemUtf8))
                return coding["code"u8].Text ?? ScannedPages.Filed;
        }
        return ScannedPages.Filed;
    }
}

/// <summary>The documents at a step, and how many wait at the two steps that are work.</summary>
public sealed record ScanPage(IReadOnlyList<ScanDocument> Documents, int ToIndex, int ToCheck);

/// <summary>A document with everything that was done to it, newest first; <c>CanMoveBack</c> when it has been in another chart.</summary>
public sealed record ScanDetail(ScanDocument Document, IReadOnlyList<ScanAct> Acts, bool CanMoveBack);

/// <summary>One act on a document: what, by whom, when, why, and whose it was before.</summary>
public sealed record ScanAct(string Act, string Who, string When, string Reason);

/// <summary>A kind of document: LOINC code and name.</summary>
public sealed record DocumentType(string Code, string Display);

/// <summary>What the pages are: whose (<c>Patient/…</c>), which kind (LOINC unless said), of which day, of which visit.</summary>
public sealed record ScanIndex(
    [Required] string Patient, string? Encounter, [Required] string TypeCode, string? TypeDisplay, DateTimeOffset Date, string TypeSystem = "http://loinc.org");

/// <summary>The result of the quality check; a reason is asked for when the pages go back.</summary>
public sealed record ScanCheck(bool Accept, string? Reason);

/// <summary>Where a misfiled document belongs, and why it is moved.</summary>
public sealed record DocumentMove([Required] string Patient, string? Encounter, [Required] string Reason);

/// <summary>Why a move is taken back.</summary>
public sealed record MoveBack([Required] string Reason);
