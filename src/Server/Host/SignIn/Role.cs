using System.Collections.Frozen;
using Chartroom.Fhir.Definitions;
using Chartroom.Store;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// One row of the role table: what its holders may do, see and write, and the purpose their reads are recorded under.
/// </summary>
/// <param name="Name">The name in accounts and audit, such as <c>coder</c>.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Purpose">A code of HL7 v3 PurposeOfUse.</param>
/// <param name="Readable">Types that may be read; null = all, the audit trail too.</param>
/// <param name="Writable">Types that may be written over FHIR; null = all; empty = none.</param>
public sealed record Role(
    string Name, string Title, string Purpose, Right Rights, FrozenSet<string>? Readable, FrozenSet<string>? Writable)
{
    /// <summary>Everything but the audit trail, which only those see who watch the others.</summary>
    private static readonly FrozenSet<string> Record = R4Definitions.ResourceTypes.Where(t => t != "AuditEvent").ToFrozenSet();

    private static readonly FrozenSet<string> Nothing = FrozenSet<string>.Empty;

    private static readonly FrozenSet<string> Demographic = Set(
        "Patient", "RelatedPerson", "Person", "Coverage", "Encounter", "EpisodeOfCare", "Account", "Appointment", "Schedule",
        "Slot", "Linkage", "Organization", "Location", "Practitioner", "PractitionerRole", "HealthcareService", "Task",
        "Provenance");

    private static readonly FrozenSet<string> CodingRecord = Set(
        "Claim", "Task", "Account", "Communication", "QuestionnaireResponse", "ChargeItem", "Provenance");

    private static readonly FrozenSet<string> ReleaseRecord = Set(
        "Task", "Consent", "DocumentReference", "Binary", "Communication", "Provenance");

    private static readonly FrozenSet<string> Trail = Set("AuditEvent", "Provenance", "Practitioner", "PractitionerRole", "Device");

    /// <summary>The role table.</summary>
    public static IReadOnlyList<Role> Table { get; } =
    [
        new("administrator", "Administrator", "HSYSADMIN", (Right)0x7FFF, null, null),
        new(
            "him-technician",
            "Health information technician",
            "HOPERAT",
            Right.ReadRecord | Right.WriteRecord | Right.Intake | Right.Identity | Right.Completion | Right.Queries | Right.Quality,
            Record,
            Record),
        new(
            "coder",
            "Coder",
            "HPAYMT",
            Right.ReadRecord | Right.WriteRecord | Right.Coding | Right.Queries | Right.Claims,
            Record,
            CodingRecord),
        new(
            "roi-clerk",
            "Release of information clerk",
            "HOPERAT",
            Right.ReadRecord | Right.WriteRecord | Right.Release,
            Record,
            ReleaseRecord),
        new(
            "physician",
            "Physician",
            "TREAT",
            Right.ReadRecord | Right.WriteRecord | Right.Queries | Right.Completion,
            Record,
            Record),
        new(
            "registrar",
            "Registrar",
            "HOPERAT",
            Right.ReadRecord | Right.WriteRecord | Right.Identity,
            Demographic,
            Demographic),
        new("quality-analyst", "Quality analyst", "HQUALIMP", Right.ReadRecord | Right.Quality | Right.Analyze, Record, Nothing),
        new("auditor", "Privacy auditor", "HCOMPL", Right.Audit, Trail, Nothing),
        new(
            "system",
            "System client",
            "HOPERAT",
            Right.ReadRecord | Right.WriteRecord | Right.DeleteRecord | Right.Export,
            null,
            null),
    ];

    private static readonly FrozenDictionary<string, Role> ByName = Table.ToFrozenDictionary(r => r.Name);

    /// <summary>What the store lets through for this role.</summary>
    public AccessScope Scope { get; } = new(Readable);

    /// <summary>The role of that name, or null.</summary>
    public static Role? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>True when the holder may write that type over FHIR.</summary>
    public bool Writes(string type) =>
        Rights.HasFlag(Right.WriteRecord) && (Writable is null || Writable.Contains(type));

    private static FrozenSet<string> Set(params string[] types) => types.ToFrozenSet();
}
