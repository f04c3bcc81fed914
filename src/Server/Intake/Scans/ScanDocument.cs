using System.ComponentModel.DataAnnotations;
using Chartroom.Store;

namespace Chartroom.Server.Intake.Scans;

/// <summary>
/// A scanned document in the worklist. <c>Step</c> is index, quality or filed; <c>Content</c> the address of its bytes under <c>/api/intake/content</c>.
/// </summary>
public sealed record ScanDocument(
    string Id, long Version, string Step, string? Title, string? ContentType, string? Content, string? Patient, string? Encounter,
    string? TypeCode, string? TypeDisplay, string? Date)
{
    internal static ScanDocument Of(StoredVersion version)
    {
        var root = version.Document!.Root;
        var attachment = root["content"u8][0]["attachment"u8];
        var coding = root["type"u8]["coding"u8][0];
        return new ScanDocument(
            version.Key.Id, version.Version, root["category"u8][0]["coding"u8][0]["code"u8].Text ?? ScannedPages.Filed, attachment["title"u8].Text,
            attachment["contentType"u8].Text, attachment["url"u8].Text?.Replace("Binary/", "", StringComparison.Ordinal),
            root["subject"u8]["reference"u8].Text, root["context"u8]["encounter"u8][0]["reference"u8].Text, coding["code"u8].Text,
            coding["display"u8].Text, root["date"u8].Text);
    }
}

/// <summary>What the pages are: whose (<c>Patient/…</c>), which kind (LOINC unless said), of which day, of which visit.</summary>
public sealed record ScanIndex(
    [Required] string Patient, string? Encounter, [Required] string TypeCode, string? TypeDisplay, DateTimeOffset Date, string TypeSystem = "http://loinc.org");

/// <summary>The result of the quality check; a reason is asked for when the pages go back.</summary>
public sealed record ScanCheck(bool Accept, string? Reason);

/// <summary>Where a misfiled document belongs, and why it is moved.</summary>
public sealed record DocumentMove([Required] string Patient, string? Encounter, [Required] string Reason);

/// <summary>Why a move is taken back.</summary>
public sealed record MoveBack([Required] string Reason);
