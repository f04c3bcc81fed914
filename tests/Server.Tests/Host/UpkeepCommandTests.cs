using System.Security.Cryptography;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Upkeep;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>backup, restore, verify and rebuild, as an operator types them.</summary>
public sealed class UpkeepCommandTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-upkeep-");

    private string Data => Path.Combine(place.FullName, "record");

    private string Other => Path.Combine(place.FullName, "other");

    private string Backup => Path.Combine(place.FullName, "record.backup");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_restores_the_record_and_the_accounts_into_an_empty_directory()
    {
        await FillAsync();
        Assert.Equal(0, (await CommandRun.OfAsync("user", "add", "jdoe", "--role", "coder", "--data", Data)).Code);
        var taken = await CommandRun.OfAsync("backup", Backup, "--data", Data);
        Assert.Equal(0, taken.Code);
        Assert.Equal(new FileInfo(Backup).Length, (long)taken.Last["bytes"]!);
        var restored = await CommandRun.OfAsync("restore", Backup, "--data", Other);
        Assert.Equal(0, restored.Code);
        Assert.Equal((long)taken.Last["t"]!, (long)restored.Last["t"]!);
        Assert.Equal("jdoe", (string?)(await CommandRun.OfAsync("user", "list", "--data", Other)).Last["name"]);
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = new DirectoryInfo(Other) });
        Assert.NotNull((await databases.Store.ReadAsync(Access.System, new ResourceKey("Patient", "p3")))?.Document);
    }

    [Fact]
    public async Task A_token_that_was_good_when_the_backup_was_taken_is_not_good_after_the_restore()
    {
        await FillAsync();
        await CommandRun.OfAsync("user", "add", "feed", "--role", "system", "--data", Data);
        var token = (await CommandRun.OfAsync("user", "token", "feed", "--data", Data)).Output.Trim();
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        await CommandRun.OfAsync("restore", Backup, "--data", Other);
        await using var server = await RunningServer.StartAsync(new ServerSettings { Data = new DirectoryInfo(Other) });
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(401, (int)(await client.GetAsync(server.Fhir + "/Patient")).StatusCode);
    }

    [Fact]
    public async Task A_backup_is_taken_beside_a_running_server()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Data = new DirectoryInfo(Data) });
        using var client = await server.ClientAsync();
        var id = await client.CreateAsync("""{"resourceType":"Patient"}""");
        Assert.Equal(0, (await CommandRun.OfAsync("backup", Backup, "--data", Data)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync("restore", Backup, "--data", Other)).Code);
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = new DirectoryInfo(Other) });
        Assert.NotNull(await databases.Store.ReadAsync(Access.System, new ResourceKey("Patient", id)));
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_record_that_is_there()
    {
        await FillAsync();
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        await FillAsync();
        var before = Hash(Data);
        var run = await CommandRun.OfAsync("restore", Backup, "--data", Data);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("There is a database already", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Hash(Data));
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_server()
    {
        await FillAsync();
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        using var server = DirectoryClaim.TryTake(new DirectoryInfo(Other));
        var run = await CommandRun.OfAsync("restore", Backup, "--data", Other);
        Assert.Equal(1, run.Code);
        Assert.Contains("A server runs on", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    public async Task A_file_that_is_no_backup_is_refused_and_leaves_nothing(byte[] content)
    {
        await File.WriteAllBytesAsync(Backup, content);
        var run = await CommandRun.OfAsync("restore", Backup, "--data", Other);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("restore: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Other, "chartroom.db")));
    }

    [Fact]
    public async Task A_database_of_another_program_is_no_backup()
    {
        using (var connection = Open(Backup))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "create table letter (text text)";
            await command.ExecuteNonQueryAsync();
        }
        var run = await CommandRun.OfAsync("restore", Backup, "--data", Other);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("not a backup", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Other, "chartroom.db")));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_with_the_row_and_leaves_nothing()
    {
        await FillAsync();
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        Run(Backup, "update version set number = 7 where rid = 3");
        var run = await CommandRun.OfAsync("restore", Backup, "--data", Other);
        Assert.Equal(1, run.Code);
        Assert.Contains("version 3", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Other, "chartroom.db")));
    }

    [Fact]
    public async Task Only_an_earlier_backup_is_replaced_by_a_backup()
    {
        await FillAsync();
        var letter = Path.Combine(place.FullName, "letter.txt");
        await File.WriteAllTextAsync(letter, "a letter");
        Assert.Equal(1, (await CommandRun.OfAsync("backup", letter, "--data", Data)).Code);
        Assert.Equal("a letter", await File.ReadAllTextAsync(letter));
        Assert.Equal(1, (await CommandRun.OfAsync("backup", Path.Combine(Data, "chartroom.db"), "--data", Data)).Code);
        Assert.Equal(1, (await CommandRun.OfAsync("backup", Path.Combine(place.FullName, "nowhere", "b"), "--data", Data)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync("backup", Backup, "--data", Data)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync("backup", Backup, "--data", Data)).Code);
    }

    [Theory]
    [InlineData("backup", "FILE")]
    [InlineData("verify", "store")]
    [InlineData("rebuild", "search")]
    public async Task Where_there_is_no_record_none_is_made(string command, string argument)
    {
        var run = await CommandRun.OfAsync(command, argument.Replace("FILE", Backup, StringComparison.Ordinal), "--data", Other);
        Assert.Equal(2, run.Code);
        Assert.Contains("There is no record in", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Other));
    }

    [Fact]
    public async Task A_missing_backup_is_wrong_use() =>
        Assert.Equal(2, (await CommandRun.OfAsync("restore", Backup, "--data", Other)).Code);

    [Fact]
    public async Task A_sound_record_verifies()
    {
        await FillAsync();
        var run = await CommandRun.OfAsync("verify", "--data", Data);
        Assert.Equal(0, run.Code);
        Assert.Equal(["audit", "store"], run.Lines.Select(l => (string?)l["verify"]));
        Assert.All(run.Lines, l => Assert.True((bool)l["clean"]!));
        Assert.Equal((5, 6, 1), ((long)run.Last["transactions"]!, (long)run.Last["versions"]!, (long)run.Last["seals"]!));
    }

    public static TheoryData<string, string, string, string> Damages => new()
    {
        { "update version set body = (select body from version where rid = 1) where rid = 4", "store", "version", "4" },
        { "update version set at = at + 1 where rid = 6", "audit", "version", "6" },
        { "update tx set who = 'Practitioner/other' where t = 2", "audit", "tx", "2" },
        { "update entity set lid = (select max(lid) from entity) + 1 where lid = (select lid from version where rid = 2)", "store", "entity", "Patient/p2" },
        { "delete from ended where rid = 1", "store", "ended", "1" },
        { "insert into ended values (2, 3, 0)", "store", "ended", "2" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Verify_names_the_first_damaged_row(string sql, string part, string table, string row)
    {
        await FillAsync();
        Run(Path.Combine(Data, "chartroom.db"), sql);
        var run = await CommandRun.OfAsync("verify", part, "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Equal((table, row), ((string?)run.Last["first"]!["table"], (string?)run.Last["first"]!["row"]));
    }

    /// <summary>Who can write the database could make the chain anew after a change; the seal outside does not fit it then.</summary>
    [Fact]
    public async Task A_chain_that_was_made_anew_does_not_fit_the_seal()
    {
        await FillAsync();
        var real = Path.Combine(Data, "seals.ndjson");
        var sealing = await File.ReadAllTextAsync(real);
        // Another record of the same length is a chain that is sound in itself.
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
        await FillAsync("q");
        Assert.Equal(0, (await CommandRun.OfAsync("verify", "audit", "--data", Data)).Code);
        await File.WriteAllTextAsync(real, sealing);
        var run = await CommandRun.OfAsync("verify", "audit", "--data", Data);
        Assert.Equal((1, "tx", "5"), (run.Code, (string?)run.Last["first"]!["table"], (string?)run.Last["first"]!["row"]));
    }

    [Fact]
    public async Task A_record_whose_end_was_cut_off_does_not_reach_the_seal()
    {
        await FillAsync();
        new AuditSeals(new FileInfo(Path.Combine(Data, "seals.ndjson"))).Add(new RecordSeal(9, new string('a', 64)), DateTimeOffset.UnixEpoch);
        var run = await CommandRun.OfAsync("verify", "audit", "--data", Data);
        Assert.Equal((1, "tx", "6"), (run.Code, (string?)run.Last["first"]!["table"], (string?)run.Last["first"]!["row"]));
    }

    [Fact]
    public async Task After_a_restore_the_seals_of_what_came_later_no_longer_count()
    {
        await FillAsync();
        await CommandRun.OfAsync("backup", Backup, "--data", Data);
        await FillAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(Data, "chartroom.db"));
        Assert.Equal(0, (await CommandRun.OfAsync("restore", Backup, "--data", Data)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync("verify", "--data", Data)).Code);
    }

    [Fact]
    public async Task Rebuilding_finds_again_what_was_lost_from_the_index()
    {
        await FillAsync();
        Run(Path.Combine(Data, "chartroom.db"), "delete from string_ix");
        var run = await CommandRun.OfAsync("rebuild", "--data", Data);
        Assert.Equal(0, run.Code);
        Assert.Equal(6, (long)run.Lines[0]["versions"]!);
        Assert.Contains("patient names", run.Lines.Select(l => (string?)l["name"]));
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = new DirectoryInfo(Data) });
        var found = await databases.Store.SearchAsync(Access.System, new("Patient", [new("family", null, ["okafor"])]));
        Assert.Equal(4, found.Matches.Count);
    }

    /// <summary>Any byte of any row in which an audit event, its transaction or the end of the chain is written.</summary>
    [Fact]
    public async Task Any_altered_audit_byte_is_found()
    {
        await FillAsync();
        var file = Path.Combine(Data, "chartroom.db");
        var cells = Cells(file);
        var arbitrary = Gen.Choose(0, cells.Count - 1).SelectMany(c => Gen.Choose(0, 1 << 20), (c, at) => (Cell: cells[c], At: at)).ToArbitrary();
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = new DirectoryInfo(Data) });
        var seals = databases.Seals.Read();
        Prop.ForAll(arbitrary, altered =>
        {
            Alter(file, altered.Cell, altered.At);
            var found = databases.Store.VerifyAsync(new VerifyScope(seals, false, false)).AsTask().GetAwaiter().GetResult();
            Alter(file, altered.Cell, altered.At);
            return found.First is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Assert.True((await databases.Store.VerifyAsync(new VerifyScope(seals, false, false))).Clean);
    }

    /// <summary>Five transactions, six versions: four patients, the first of them changed, and an audit event.</summary>
    private async Task FillAsync(string prefix = "p")
    {
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = new DirectoryInfo(Data) });
        foreach (var id in new[] { "1", "2", "3", "4", "1" })
        {
            var patient = $$"""{"resourceType":"Patient","id":"{{prefix}}{{id}}","name":[{"family":"Okafor"}]}""";
            RecordWrite write = new RecordWrite.Update(new ResourceKey("Patient", prefix + id), Chartroom.Fhir.Documents.ResourceDocument.Trusted(System.Text.Encoding.UTF8.GetBytes(patient)));
            var isLast = databases.Store.CurrentT % 5 == 4;
            var audit = AuditEvents.Of("Device/test", "update", 'U', DateTimeOffset.UnixEpoch, [$"Patient/{prefix}{id}"]);
            await databases.Store.CommitAsync(new RecordTransaction("Device/test", isLast ? [write, audit] : [write]));
        }
    }

    private static string Hash(string data)
    {
        // A pooled connection would keep the log from being written into the file.
        SqliteConnection.ClearAllPools();
        using var stream = File.OpenRead(Path.Combine(data, "chartroom.db"));
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    private static List<(string Table, string Column, string Key, long Row)> Cells(string file)
    {
        var cells = new List<(string, string, string, long)>();
        foreach (var column in new[] { "lid", "compartment", "type", "number", "t", "at", "method", "digest", "body" })
            cells.Add(("version", column, "rid", 6));
        foreach (var column in new[] { "at", "who", "last_rid", "hash" })
            cells.Add(("tx", column, "t", 5));
        foreach (var column in new[] { "t", "rid", "hash" })
            cells.Add(("head", column, "one", 1));
        Assert.True(File.Exists(file));
        return cells;
    }

    /// <summary>Flips a bit of a value: a number, a text or bytes. Done twice it is undone.</summary>
    private static void Alter(string file, (string Table, string Column, string Key, long Row) cell, int at)
    {
        using var connection = Open(file);
        using var read = connection.CreateCommand();
        read.CommandText = $"select {cell.Column} from {cell.Table} where {cell.Key} = {cell.Row}";
        var value = read.ExecuteScalar()!;
        using var write = connection.CreateCommand();
        write.CommandText = $"update {cell.Table} set {cell.Column} = $v where {cell.Key} = {cell.Row}";
        write.Parameters.AddWithValue("$v", Flip(value, at));
        write.ExecuteNonQuery();
    }

    private static object Flip(object value, int at)
    {
        switch (value)
        {
            case long number:
                return number ^ (1L << (at % 40));
            case string text:
                var characters = text.ToCharArray();
                characters[at % characters.Length] ^= (char)1;
                return new string(characters);
            default:
                var bytes = (byte[])value;
                bytes[at / 8 % bytes.Length] ^= (byte)(1 << (at % 8));
                return bytes;
        }
    }

    private static void Run(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
