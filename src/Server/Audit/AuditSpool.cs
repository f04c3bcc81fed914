using System.Text.Json;

namespace Chartroom.Server.Audit;

/// <summary>
/// Sightings on disk before they are resources: one file a batch, one JSON line a sighting. A line that is written
/// survives the death of the process; a file is removed only when its events are committed.
/// </summary>
internal sealed class AuditSpool : IDisposable
{
    private readonly DirectoryInfo directory;
    private readonly TimeProvider clock;
    private FileStream? file;

    public AuditSpool(DirectoryInfo directory, TimeProvider clock)
    {
        this.directory = directory;
        this.clock = clock;
        directory.Create();
    }

    /// <summary>Batches that an earlier run left behind, oldest first.</summary>
    public IReadOnlyList<string> LeftBehind() =>
        [.. directory.EnumerateFiles("*.spool").Select(f => Path.GetFileNameWithoutExtension(f.Name)).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Appends lines to the current batch, and hands them to the operating system. Throws <see cref="IOException"/> when that fails; a line that was
    /// written in part is the last one of its batch then.
    /// </summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        file ??= new FileStream(
            PathOf(Guid.CreateVersion7(clock.GetUtcNow()).ToString()), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(lines);
    }

    /// <summary>Ends the current batch; null when it has no line. Whoever takes it brings it to disk and closes it.</summary>
    public FileStream? Take()
    {
        var taken = file;
        file = null;
        return taken;
    }

    /// <summary>The name of a batch that was taken.</summary>
    public static string NameOf(FileStream taken) => Path.GetFileNameWithoutExtension(taken.Name);

    /// <summary>The sightings of a batch. A last line that the process did not finish writing was never answered, and is left out.</summary>
    public IReadOnlyList<Sighting> Read(string batch)
    {
        var seen = new List<Sighting>();
        foreach (var line in File.ReadLines(PathOf(batch)))
        {
            if (line.EndsWith('}'))
                seen.Add(JsonSerializer.Deserialize(line, SightingJson.Default.Sighting)!);
        }
        return seen;
    }

    public void Remove(string batch) => File.Delete(PathOf(batch));

    public void Dispose() => file?.Dispose();

    private string PathOf(string batch) => Path.Combine(directory.FullName, batch + ".spool");
}
