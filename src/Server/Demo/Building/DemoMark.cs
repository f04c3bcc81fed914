using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// What the demo remembers beside the database, in <c>demo.json</c>: which hospital it is, the day it plays on, how many
/// patients are filed, and the password of its accounts. It is what lets an interrupted run go on.
/// </summary>
public sealed record DemoMark
{
    private const string Name = "demo.json";

    public required long Seed { get; init; }

    /// <summary>How many patients the hospital is to have.</summary>
    public required int Patients { get; init; }

    /// <summary>The moment the demo plays at: everything lies before it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many patients are filed, counted from the first.</summary>
    public int Filed { get; init; }

    /// <summary>Rates of planted flaws that differ from the usual ones, as <c>KIND=RATE</c>.</summary>
    public IReadOnlyList<string> Flaws { get; init; } = [];

    /// <summary>How long <c>truth.ndjson</c> is as far as the patients are filed.</summary>
    public long TruthLength { get; init; }

    /// <summary>How far the hospital's clock got while it went on live; null when it never did.</summary>
    public DateTimeOffset? LiveUntil { get; init; }

    public required string Password { get; init; }

    [JsonIgnore]
    public bool Finished => Filed >= Patients;

    public static DemoMark New(long seed, int patients, DateTimeOffset now) => new()
    {
        Seed = seed,
        Patients = patients,
        Now = now,
        Password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4))),
    };

    /// <summary>The mark of a data directory; null when there is none that can be read.</summary>
    public static DemoMark? Read(DirectoryInfo data)
    {
        var path = Path.Combine(data.FullName, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<DemoMark>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the mark whole or not at all, for its owner's eyes only.</summary>
    public void Write(DirectoryInfo data)
    {
        data.Create();
        var path = Path.Combine(data.FullName, Name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".new", options))
        {
            JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
    }
}
