using System.Data.Common;

namespace Chartroom.Store.Accounts;

/// <summary>
/// Accounts and the tickets they hold, in two small tables beside the record, in SQL that SQLite and PostgreSQL share.
/// They are not FHIR resources, so that no search, history or export can ever show a password hash. Another process
/// (the command line) may write while the server runs: nothing is kept in memory here.
/// <para>Times are Unix milliseconds.</para>
/// </summary>
public sealed class AccountTable(DbDataSource source)
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS account (
            name TEXT PRIMARY KEY,
            display TEXT NOT NULL,
            role TEXT NOT NULL,
            password TEXT NULL,
            disabled INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            locked_until BIGINT NULL,
            created_at BIGINT NOT NULL);
        CREATE TABLE IF NOT EXISTS ticket (
            hash TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            account TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            last_used_at BIGINT NOT NULL);
        """;

    private const string Columns = "name, display, role, password, disabled, failures, locked_until, created_at";

    /// <summary>Makes the tables when they are not there yet.</summary>
    public async ValueTask PrepareAsync(CancellationToken cancel = default) => await ExecuteAsync(Schema, [], cancel);

    /// <summary>Adds an account; false when the name is taken.</summary>
    public async ValueTask<bool> AddAsync(Account account, CancellationToken cancel = default)
    {
        const string Sql =
            $"""
            INSERT INTO account ({Columns})
            VALUES (@name, @display, @role, @password, @disabled, @failures, @locked, @created) ON CONFLICT (name) DO NOTHING
            """;
        return await ExecuteAsync(Sql, Values(account), cancel) == 1;
    }

    /// <summary>Writes all columns of an account that is there.</summary>
    public async ValueTask UpdateAsync(Account account, CancellationToken cancel = default)
    {
        const string Sql =
            """
            UPDATE account SET display = @display, role = @role, password = @password, disabled = @disabled,
                failures = @failures, locked_until = @locked, created_at = @created WHERE name = @name
            """;
        await ExecuteAsync(Sql, Values(account), cancel);
    }

    /// <summary>Counts one more wrong password, in the database, so that guesses in parallel all count.</summary>
    public async ValueTask CountFailureAsync(
        string name, int limit, DateTimeOffset lockedUntil, CancellationToken cancel = default)
    {
        const string Sql =
            """
            UPDATE account SET locked_until = CASE WHEN failures + 1 >= @limit THEN @until ELSE locked_until END,
                failures = CASE WHEN failures + 1 >= @limit THEN 0 ELSE failures + 1 END WHERE name = @name
            """;
        await ExecuteAsync(
            Sql, [("@limit", (long)limit), ("@until", lockedUntil.ToUnixTimeMilliseconds()), ("@name", name)], cancel);
    }

    public async ValueTask ClearFailuresAsync(string name, CancellationToken cancel = default) =>
        await ExecuteAsync("UPDATE account SET failures = 0, locked_until = NULL WHERE name = @name", [("@name", name)], cancel);

    public async ValueTask<Account?> FindAsync(string name, CancellationToken cancel = default)
    {
        var found = await QueryAsync(
            $"SELECT {Columns} FROM account WHERE name = @name", [("@name", name)], ReadAccount, cancel);
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken cancel = default) =>
        await QueryAsync($"SELECT {Columns} FROM account ORDER BY name", [], ReadAccount, cancel);

    public async ValueTask AddTicketAsync(Ticket ticket, CancellationToken cancel = default)
    {
        const string Sql =
            """
            INSERT INTO ticket (hash, kind, account, created_at, expires_at, last_used_at)
            VALUES (@hash, @kind, @account, @created, @expires, @used)
            """;
        await ExecuteAsync(
            Sql,
            [
                ("@hash", ticket.Hash),
                ("@kind", ticket.Kind),
                ("@account", ticket.Account),
                ("@created", ticket.CreatedAt.ToUnixTimeMilliseconds()),
                ("@expires", ticket.ExpiresAt.ToUnixTimeMilliseconds()),
                ("@used", ticket.LastUsedAt.ToUnixTimeMilliseconds()),
            ],
            cancel);
    }

    public async ValueTask<Ticket?> FindTicketAsync(string hash, CancellationToken cancel = default)
    {
        var found = await QueryAsync(
            "SELECT hash, kind, account, created_at, expires_at, last_used_at FROM ticket WHERE hash = @hash",
            [("@hash", hash)],
            ReadTicket,
            cancel);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Notes that a ticket was used.</summary>
    public async ValueTask TouchTicketAsync(string hash, DateTimeOffset at, CancellationToken cancel = default) =>
        await ExecuteAsync(
            "UPDATE ticket SET last_used_at = @at WHERE hash = @hash",
            [("@at", at.ToUnixTimeMilliseconds()), ("@hash", hash)],
            cancel);

    public async ValueTask RemoveTicketAsync(string hash, CancellationToken cancel = default) =>
        await ExecuteAsync("DELETE FROM ticket WHERE hash = @hash", [("@hash", hash)], cancel);

    /// <summary>Removes every ticket of an account: what disabling it means at once.</summary>
    public async ValueTask RemoveTicketsOfAsync(string account, CancellationToken cancel = default) =>
        await ExecuteAsync("DELETE FROM ticket WHERE account = @account", [("@account", account)], cancel);

    /// <summary>Removes every ticket: after a restore nobody is signed in, or some would be who had been shut out since.</summary>
    public async ValueTask RemoveAllTicketsAsync(CancellationToken cancel = default) =>
        await ExecuteAsync("DELETE FROM ticket", [], cancel);

    /// <summary>Removes tickets that are over.</summary>
    public async ValueTask RemoveExpiredTicketsAsync(DateTimeOffset now, CancellationToken cancel = default) =>
        await ExecuteAsync(
            "DELETE FROM ticket WHERE expires_at < @now", [("@now", now.ToUnixTimeMilliseconds())], cancel);

    private static (string, object?)[] Values(Account account) =>
    [
        ("@name", account.Name),
        ("@display", account.Display),
        ("@role", account.Role),
        ("@password", account.Password),
        ("@disabled", account.Disabled ? 1 : 0),
        ("@failures", account.Failures),
        ("@locked", account.LockedUntil?.ToUnixTimeMilliseconds()),
        ("@created", account.CreatedAt.ToUnixTimeMilliseconds()),
    ];

    private static Account ReadAccount(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetInt32(4) != 0,
        row.GetInt32(5),
        row.IsDBNull(6) ? null : Time(row, 6),
        Time(row, 7));

    private static Ticket ReadTicket(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Time(row, 3), Time(row, 4), Time(row, 5));

    private static DateTimeOffset Time(DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private async ValueTask<int> ExecuteAsync(string sql, (string Name, object? Value)[] values, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private async ValueTask<List<T>> QueryAsync<T>(
        string sql, (string Name, object? Value)[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
