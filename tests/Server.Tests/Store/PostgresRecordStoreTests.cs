using Chartroom.Store;
using Chartroom.Store.Indexing;
using Npgsql;

namespace Chartroom.Server.Tests.Store;

public sealed class PostgresRecordStoreTests : PostgresTests
{
    protected override int Partitions => 0;
}

/// <summary>
/// The same facts on tables partitioned by the compartment, which imposes the rule of a distributed database: every
/// unique key carries the compartment, and nothing needs a key across compartments.
/// </summary>
public sealed class PartitionedRecordStoreTests : PostgresTests
{
    protected override int Partitions => 4;
}

public abstract class PostgresTests : RecordStoreTests<PostgresRecordStore>
{
    private readonly string connection = PostgresCluster.NewDatabase();

    protected abstract int Partitions { get; }

    protected override ValueTask<PostgresRecordStore> OpenAsync() =>
        ValueTask.FromResult(PostgresRecordStore.Open(connection, SearchCatalog.Standard, partitions: Partitions));

    protected override ValueTask RemoveAsync() => ValueTask.CompletedTask;

    protected override string Blob(string hex) => $"'\\x{hex}'";

    protected override void Tamper(string sql)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    protected override async ValueTask<PostgresRecordStore> RestoreAsync(string file)
    {
        var place = PostgresCluster.NewDatabase();
        await PostgresRecordStore.RestoreAsync(file, place, SearchCatalog.Standard);
        return PostgresRecordStore.Open(place, SearchCatalog.Standard);
    }
}
