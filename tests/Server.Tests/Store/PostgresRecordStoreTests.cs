using Chartroom.Store;

namespace Chartroom.Server.Tests.Store;

public sealed class PostgresRecordStoreTests : RecordStoreTests<PostgresRecordStore>
{
    private readonly string connection = PostgresCluster.NewDatabase();

    protected override ValueTask<PostgresRecordStore> OpenAsync() =>
        ValueTask.FromResult(PostgresRecordStore.Open(connection, StoreCatalog.Value));

    protected override ValueTask RemoveAsync() => ValueTask.CompletedTask;
}

/// <summary>
/// The same facts on tables partitioned by the compartment, which imposes the rule of a distributed database: every
/// unique key and every join carries the compartment or does without it.
/// </summary>
public sealed class PartitionedRecordStoreTests : RecordStoreTests<PostgresRecordStore>
{
    private readonly string connection = PostgresCluster.NewDatabase();

    protected override ValueTask<PostgresRecordStore> OpenAsync() =>
        ValueTask.FromResult(PostgresRecordStore.Open(connection, StoreCatalog.Value, partitions: 4));

    protected override ValueTask RemoveAsync() => ValueTask.CompletedTask;
}
