using Chartroom.Store.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Chartroom.Store.Upkeep;

/// <summary>How a store stands: sound, or the class of what keeps it from its work, without the text of the failure, which may quote the record.</summary>
public enum StoreCondition : byte
{
    /// <summary>It reads and writes.</summary>
    Sound,

    /// <summary>The database cannot be reached.</summary>
    Away,

    /// <summary>It reads and refuses to write, as a standby does, or a file on a medium that may not be changed.</summary>
    ReadOnly,

    /// <summary>There is no room to write.</summary>
    DiskFull,

    /// <summary>It fails in another way, such as by a damaged disk.</summary>
    Failing,
}

/// <summary>Tells the class of a failure to read or write.</summary>
public static class StoreConditions
{
    public static StoreCondition Of(Exception exception) => exception switch
    {
        SqliteError { Code: raw.SQLITE_READONLY } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => StoreCondition.ReadOnly,
        // The disk answers with an error: that is no absence that passes.
        SqliteError { Code: raw.SQLITE_IOERR } => StoreCondition.Failing,
        PostgresException { SqlState: PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InvalidCatalogName } => StoreCondition.Away,
        NpgsqlException and not PostgresException => StoreCondition.Away,
        _ => StoreTroubles.Of(exception) switch
        {
            StoreTrouble.Full => StoreCondition.DiskFull,
            StoreTrouble.Away => StoreCondition.Away,
            _ => StoreCondition.Failing,
        },
    };
}
