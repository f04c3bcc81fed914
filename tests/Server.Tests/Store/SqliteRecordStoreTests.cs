using Chartroom.Store;

namespace Chartroom.Server.Tests.Store;

public sealed class SqliteRecordStoreTests : RecordStoreTests<SqliteRecordStore>
{
    private readonly string directory = Directory.CreateTempSubdirectory("chartroom-store-").FullName;

    protected override ValueTask<SqliteRecordStore> OpenAsync() =>
        ValueTask.FromResult(SqliteRecordStore.Open(directory, StoreCatalog.Value));

    protected override ValueTask RemoveAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
