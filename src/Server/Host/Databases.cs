using System.Data.Common;
using Chartroom.Fhir.Search;
using Chartroom.Server.Audit;
using Chartroom.Store;
using Chartroom.Store.Accounts;
using Chartroom.Store.Indexing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Chartroom.Server.Host;

/// <summary>
/// The record store and the accounts of one data directory or PostgreSQL database, opened together and closed together. As they
/// close, what was written is sealed in the file of seals.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    private static readonly SearchCatalog Standard = SearchCatalog.With(SearchExtractor.Extract);

    private readonly DbDataSource source;
    private readonly TimeProvider clock;
    private readonly long openedAt;

    private Databases(ServerSettings settings, SqlRecordStore store, DbDataSource source)
    {
        this.source = source;
        clock = settings.Clock;
        Store = store;
        openedAt = store.CurrentT;
        Accounts = new AccountTable(source);
        Seals = SealsOf(settings);
    }

    public SqlRecordStore Store { get; }

    public AccountTable Accounts { get; }

    public AuditSeals Seals { get; }

    /// <summary>Opens both, made and brought up to date where needed.</summary>
    public static async ValueTask<Databases> OpenAsync(
        ServerSettings settings, CancellationToken cancel = default)
    {
        var databases = new Databases(settings, OpenStore(settings), OpenAccounts(settings));
        await databases.Accounts.PrepareAsync(cancel);
        return databases;
    }

    /// <summary>The record store alone, for commands that need no accounts.</summary>
    public static SqlRecordStore OpenStore(ServerSettings settings) => settings.Postgres is { } connection
        ? PostgresRecordStore.Open(connection, Standard, settings.Clock)
        : SqliteRecordStore.Open(settings.Data.FullName, Standard, settings.Clock);

    /// <summary>The file of seals: in the data directory, and of a PostgreSQL database under its name.</summary>
    public static AuditSeals SealsOf(ServerSettings settings)
    {
        var name = "seals.ndjson";
        if (settings.Postgres is { } connection)
        {
            var target = new NpgsqlConnectionStringBuilder(connection);
            var place = $"{target.Host}-{target.Port}-{target.Database}";
            name = $"seals-{string.Concat(place.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.ndjson";
        }
        return new AuditSeals(new FileInfo(Path.Combine(settings.Data.FullName, name)));
    }

    /// <summary>
    /// Puts a backup in the place of a database that is not there yet, or is empty (PostgreSQL). Nobody is signed in afterwards.
    /// Throws <see cref="InvalidDataException"/> when there is a database or the file is no sound backup, with nothing changed.
    /// </summary>
    public static async Task<Databases> RestoreAsync(string file, ServerSettings settings, CancellationToken cancel)
    {
        if (settings.Postgres is { } connection)
            await PostgresRecordStore.RestoreAsync(file, connection, Standard, cancel);
        else
            await SqliteRecordStore.RestoreAsync(file, settings.Data.FullName, Standard, cancel);
        var databases = await OpenAsync(settings, cancel);
        await databases.Accounts.RemoveAllTicketsAsync(cancel);
        databases.Seals.Add(await databases.Store.SealAsync(cancel), settings.Clock.GetUtcNow(), restored: true);
        return databases;
    }

    /// <summary>Connections for the account tables. A second process may hold the database: they wait up to 30 s for it.</summary>
    public static DbDataSource OpenAccounts(ServerSettings settings)
    {
        if (settings.Postgres is { } postgres)
            return NpgsqlDataSource.Create(postgres);
        settings.Data.Create();
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(settings.Data.FullName, "chartroom.db"),
            DefaultTimeout = 30,
        };
        return SqliteFactory.Instance.CreateDataSource(connection.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (Store.CurrentT != openedAt)
            Seals.Add(await Store.SealAsync(), clock.GetUtcNow());
        await Store.DisposeAsync();
        await source.DisposeAsync();
    }
}
