using Chartroom.Store;
using Chartroom.Store.Indexing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public sealed class SqliteRecordStoreTests : RecordStoreTests<SqliteRecordStore>
{
    private readonly string directory = Directory.CreateTempSubdirectory("chartroom-store-").FullName;

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        Tamper("insert into migration values (99, 'future', 'x', 0)");
        await Store.DisposeAsync();
        var refusal = Assert.Throws<InvalidDataException>(() => SqliteRecordStore.Open(directory, SearchCatalog.Standard));
        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
        Tamper("delete from migration where number = 99");
        Store = await OpenAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_with_nothing_changed()
    {
        var file = Path.Combine(directory, "not-a-backup");
        await File.WriteAllTextAsync(file, new string('x', 10_000));
        var place = Path.Combine(directory, "new");
        await Assert.ThrowsAsync<InvalidDataException>(async () => await SqliteRecordStore.RestoreAsync(file, place, SearchCatalog.Standard));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await SqliteRecordStore.RestoreAsync(file, directory, SearchCatalog.Standard));
    }

    protected override ValueTask<SqliteRecordStore> OpenAsync() =>
        ValueTask.FromResult(SqliteRecordStore.Open(directory, SearchCatalog.Standard));

    protected override ValueTask RemoveAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override string Blob(string hex) => $"x'{hex}'";

    protected override void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "chartroom.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override async ValueTask<SqliteRecordStore> RestoreAsync(string file)
    {
        var place = Path.Combine(directory, "restored");
        await SqliteRecordStore.RestoreAsync(file, place, SearchCatalog.Standard);
        return SqliteRecordStore.Open(place, SearchCatalog.Standard);
    }
}
