using System.IO.Compression;
using Npgsql;

namespace Chartroom.Store.Postgres;

/// <summary>A backup of a PostgreSQL store: one zip with the binary COPY of each table, all of one moment.</summary>
internal static class PostgresArchive
{
    private static readonly string[] Tables =
    [
        "migration", "head", "tx", "entity", "version", "ended", "codec", "name", "code", "display", "token_ix", "reference_ix",
        "string_ix", "date_ix", "date_long", "number_ix", "composite_ix", "chart_ix", "content", "journal", "projection",
        "account", "ticket",
    ];

    /// <summary>The tables that a store without accounts need not have.</summary>
    private static readonly string[] Optional = ["account", "ticket"];

    public static void Write(NpgsqlConnection connection, Stream file)
    {
        Run(connection, "begin isolation level repeatable read, read only; set local statement_timeout = 0");
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in Tables.Where(t => !Optional.Contains(t) || Number(connection, $"select count(to_regclass('{t}'))") > 0))
        {
            using var entry = zip.CreateEntry(table, CompressionLevel.Fastest).Open();
            // A partitioned table is read through a query: COPY takes only plain tables by name.
            using var rows = connection.BeginRawBinaryCopy($"copy (select * from {table}) to stdout (format binary)");
            rows.CopyTo(entry);
        }
        Run(connection, "rollback");
    }

    /// <summary>
    /// Fills the tables of an empty store. Throws <see cref="InvalidDataException"/> when the store is not empty or the file is
    /// no backup of the same schema, with nothing changed.
    /// </summary>
    public static void Read(NpgsqlConnection connection, Stream file)
    {
        Run(connection, "begin; set local statement_timeout = 0");
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (Tables.FirstOrDefault(t => zip.GetEntry(t) is null && !Optional.Contains(t)) is { } missing)
            throw new InvalidDataException($"The file is not a backup of a PostgreSQL store: it has no table {missing}.");
        if (Number(connection, "select t + (select count(*) from journal) + (select count(*) from content) from head") > 0)
            throw new InvalidDataException("The database is not empty. Restore into a new one.");
        foreach (var table in Tables.Where(t => zip.GetEntry(t) is not null))
        {
            Run(connection, $"delete from {table}");
            using var entry = zip.GetEntry(table)!.Open();
            using var rows = connection.BeginRawBinaryCopy($"copy {table} from stdin (format binary)");
            entry.CopyTo(rows);
        }
        // The tables of projections are not in the archive: each is made anew when it is next opened.
        Run(connection, "delete from projection where name <> 'search'");
        Run(connection, "commit");
    }

    /// <summary>Takes back what was read: the store is empty again.</summary>
    public static void Empty(NpgsqlConnection connection)
    {
        Run(connection, "begin; set local statement_timeout = 0");
        foreach (var table in Tables.Where(t => t != "migration"))
            Run(connection, $"delete from {table}");
        Run(connection, "insert into head values (1, 0, 0, 0, 0, 0, 0, '')");
        Run(connection, "commit");
    }

    // The texts are constants and names of our own tables.
#pragma warning disable CA2100
    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Number(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
