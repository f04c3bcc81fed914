using System.Data.Common;
using Chartroom.Fhir.Search;
using Chartroom.Store;
using Chartroom.Store.Accounts;
using Chartroom.Store.Indexing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Chartroom.Server.Host;

/// <summary>The record store and the accounts of one data directory or PostgreSQL database, opened together and closed together.</summary>
public sealed class Databases : IAsyncDisposable
{
    private static readonly SearchCatalog Standard = SearchCatalog.With(SearchExtractor.Extract);

    private readonly DbDataSource source;

    private Databases(IRecordStore store, DbDataSource source)
    {
        this.source = source;
        Store = store;
        Accounts = new AccountTable(source);
    }

    public IRecordStore Store { get; }

    public AccountTable Accounts { get; }

    /// <summary>Opens both, made and brought up to date where needed.</summary>
    public static async ValueTask<Databases> OpenAsync(
        ServerSettings settings, CancellationToken cancel = default)
    {
        var databases = new Databases(OpenStore(settings), OpenAccounts(settings));
        await databases.Accounts.PrepareAsync(cancel);
        return databases;
    }

    /// <summary>The record store alone, for commands that need no accounts.</summary>
    public static IRecordStore OpenStore(ServerSettings settings) =>
        SqliteRecordStore.Open(settings.Data.FullName, Standard, settings.Clock);

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
        await Store.DisposeAsync();
        await source.DisposeAsync();
    }
}
