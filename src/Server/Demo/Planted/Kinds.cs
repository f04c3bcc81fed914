namespace Chartroom.Server.Demo.Planted;

/// <summary>The stable names of what <c>truth.ndjson</c> tells; see docs/guide/demo.md for each one's fields.</summary>
public static class Kinds
{
    public const string DocumentMissing = "document-missing";
    public const string DocumentLate = "document-late";
    public const string DocumentUnsigned = "document-unsigned";
    public const string DocumentContradictory = "document-contradictory";
    public const string DocumentCopiedForward = "document-copied-forward";
    public const string DocumentMisfiled = "document-misfiled";
    public const string Duplicate = "duplicate";
    public const string DuplicateMerged = "duplicate-merged";
    public const string Overlay = "overlay";
    public const string NeighbourRecord = "neighbour-record";
    public const string LookAlike = "look-alike";
    public const string QueryUnspecific = "query-unspecific";
    public const string QueryUnsupported = "query-unsupported";
    public const string Coding = "coding";
    public const string Undercoded = "undercoded";
    public const string Overcoded = "overcoded";
    public const string DisclosureRefusable = "disclosure-refusable";
    public const string DisclosureDue = "disclosure-due";
    public const string Snooping = "snooping";
    public const string SafetyEvent = "safety-event";
    public const string SafetyUnreported = "safety-unreported";
    public const string Outbreak = "outbreak-case";
    public const string TreatmentEffect = "treatment-effect";
}
