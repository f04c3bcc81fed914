using System.Net.Sockets;
using Chartroom.Store.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Chartroom.Store;

/// <summary>
/// What keeps the record from being read or written for a while, through no fault of the one who asked: nothing of the call was written, or
/// (<see cref="Away"/>, when the connection broke while a commit was on its way) all of it was.
/// </summary>
public enum StoreTrouble
{
    /// <summary>There is no room on the disk: reads go on, writes do when there is room again.</summary>
    Full = 1,

    /// <summary>The database cannot be reached, is starting, or its files cannot be read or written.</summary>
    Away,
}

/// <summary>Tells trouble outside the program from a bug in it.</summary>
public static class StoreTroubles
{
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;

    /// <summary>The trouble behind an exception of the store, of the accounts or of a file; null when it is something else.</summary>
    public static StoreTrouble? Of(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (OfOne(e) is { } trouble)
                return trouble;
        }
        return null;
    }

    private static StoreTrouble? OfOne(Exception exception) => exception switch
    {
        SqliteError e => OfSqlite(e.Code),
        SqliteException e => OfSqlite(e.SqliteErrorCode),
        PostgresException e => OfState(e.SqlState),
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => StoreTrouble.Away,
        IOException { HResult: NoSpace or QuotaUsedUp } => StoreTrouble.Full,
        _ => null,
    };

    private static StoreTrouble? OfSqlite(int code) => code switch
    {
        raw.SQLITE_FULL => StoreTrouble.Full,
        raw.SQLITE_BUSY or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY => StoreTrouble.Away,
        _ => null,
    };

    /// <summary>Source: PostgreSQL 15, appendix A, error codes: class 08 connections, 53 resources, 57P operator intervention, 58 system.</summary>
    private static StoreTrouble? OfState(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => StoreTrouble.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => StoreTrouble.Away,
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal) => StoreTrouble.Away,
        _ => null,
    };
}
