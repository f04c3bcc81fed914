namespace Chartroom.Server.Host.SignIn;

/// <summary>What a role lets its holder do; the duties of the department, not of the program.</summary>
[Flags]
public enum Right
{
    None = 0,

    /// <summary>Open charts and read the record.</summary>
    ReadRecord = 1 << 0,

    /// <summary>Write the record: create, amend, index.</summary>
    WriteRecord = 1 << 1,

    /// <summary>Delete from the record.</summary>
    DeleteRecord = 1 << 2,

    /// <summary>Work the intake queues: errors, replay, scans.</summary>
    Intake = 1 << 3,

    /// <summary>Decide whose record it is: merge, unmerge, not-same.</summary>
    Identity = 1 << 4,

    /// <summary>Deficiencies, delinquency, amendments.</summary>
    Completion = 1 << 5,

    /// <summary>Code accounts, edits, grouping, abstracts.</summary>
    Coding = 1 << 6,

    /// <summary>Write and answer physician queries.</summary>
    Queries = 1 << 7,

    /// <summary>Claims, denials, remittances.</summary>
    Claims = 1 << 8,

    /// <summary>Release of information and its accounting.</summary>
    Release = 1 << 9,

    /// <summary>Quality, safety, registries, measures.</summary>
    Quality = 1 << 10,

    /// <summary>Read the audit trail.</summary>
    Audit = 1 << 11,

    /// <summary>Take out many records at once.</summary>
    Export = 1 << 12,

    /// <summary>Accounts, settings, upkeep.</summary>
    Administer = 1 << 13,

    /// <summary>Try expressions and views on the record, and keep views as tables.</summary>
    Analyze = 1 << 14,
}
