namespace Chartroom.Server.Coding.Accounts;

/// <summary>Why an account waits, and on whom.</summary>
/// <param name="Code">Kept in the record.</param>
/// <param name="Waits">Whose move it is.</param>
public sealed record HoldReason(string Code, string Title, string Waits)
{
    /// <summary>Set by a physician query and lifted by its answer, never by hand.</summary>
    public const string Query = "query";

    public static IReadOnlyList<HoldReason> All { get; } =
    [
        new(Query, "Physician query", "the physician"),
        new("documentation", "Documentation missing", "the physician"),
        new("pathology", "Pathology or result pending", "laboratory and pathology"),
        new("charges", "Charges missing or wrong", "the business office"),
        new("registration", "Registration to be corrected", "registration"),
        new("review", "Second review before the bill", "the coding lead"),
        new("release", "Code-set release missing", "the person who runs this system"),
        new("other", "Other", "see the note"),
    ];

    public static HoldReason? Find(string code) => All.FirstOrDefault(r => r.Code == code);
}
