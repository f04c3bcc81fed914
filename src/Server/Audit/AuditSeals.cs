using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chartroom.Store.Upkeep;

namespace Chartroom.Server.Audit;

/// <summary>
/// The ends of the record's hash chain, kept in a file outside the database, one JSON line a seal, only ever added to. Who can write
/// the database could alter an audit event and make the whole chain anew; against the seals it shows. Copies of the file, or of
/// the same lines in the log, belong on another machine. Several processes may add to one file.
/// Source: 45 CFR 164.312(b) audit controls, (c)(1) integrity.
/// </summary>
public sealed class AuditSeals(FileInfo file)
{
    private const int LongestLine = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string FileName => file.Name;

    /// <summary>
    /// The seals in order of <c>t</c>. After a restore the seals of what came after the backup no longer count; those of what was
    /// before it do. Throws <see cref="InvalidDataException"/>, with the line, on a file that is not what was written.
    /// </summary>
    public IReadOnlyList<RecordSeal> Read()
    {
        var seals = new List<RecordSeal>();
        file.Refresh();
        if (!file.Exists)
            return seals;
        using var stream = Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        using var reader = new StreamReader(stream);
        // What follows the last line end was never finished.
        var lines = reader.ReadToEnd().Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (Parse(lines[i]) is not { } line || (seals.Count > 0 && line.T <= seals[^1].T && !line.Restored))
                throw new InvalidDataException($"Line {i + 1} of the seals is not what was written.");
            if (line.Restored)
                seals.RemoveAll(s => s.T > line.T);
            seals.Add(new RecordSeal(line.T, line.Hash));
        }
        return seals;
    }

    /// <summary>Adds a seal, on disk when it returns; false when the file has this one or a later one, or nothing was ever written.</summary>
    public bool Add(RecordSeal seal, DateTimeOffset at, bool restored = false)
    {
        if (seal.T == 0)
            return false;
        file.Directory!.Create();
        using var stream = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (Last(stream) is { } last && last.T >= seal.T && !restored)
            return false;
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(new SealLine(seal.T, seal.Hash, at, restored), SealJson.Default.SealLine));
        stream.WriteByte((byte)'\n');
        stream.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Opens the file, waiting while another process adds to it.</summary>
    private FileStream Open(FileMode mode, FileAccess access, FileShare share)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file.FullName, mode, access, share);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>The last whole line; leaves the stream at its end, without what was never finished.</summary>
    private static SealLine? Last(FileStream stream)
    {
        var tail = new byte[Math.Min(stream.Length, 2 * LongestLine)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        stream.SetLength(stream.Length - tail.Length + end);
        stream.Seek(0, SeekOrigin.End);
        if (end == 0)
            return null;
        var start = tail.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
        return Parse(Encoding.UTF8.GetString(tail, start, end - 1 - start));
    }

    private static SealLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SealJson.Default.SealLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One line of the seals; <c>Restored</c> says that the record was put back to this state from a backup.</summary>
internal sealed record SealLine(long T, string Hash, DateTimeOffset At, bool Restored);

/// <summary>Seals as lines of their file.</summary>
[JsonSerializable(typeof(SealLine))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class SealJson : JsonSerializerContext;
