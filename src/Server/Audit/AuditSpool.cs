using System.Text.Json;

namespace Chartroom.Server.Audit;

/// <summary>
/// Sightings on disk before they are resources: one file a batch, one JSON line a sighting. A line that is written
/// survives the death of the process; a file is removed only when its events are committed. Some room is set aside as long as there
/// is any, so that people can go on reading for a while when the disk is full (0210).
/// </summary>
internal sealed class AuditSpool : IDisposable
{
    private const int Reserves = 4;

    /// <summary>2 MiB each: some 5,000 accesses.</summary>
    private const long ReserveBytes = 2 << 20;

    private readonly DirectoryInfo directory;
    private readonly TimeProvider clock;
    private FileStream? file;

    public AuditSpool(DirectoryInfo directory, TimeProvider clock)
    {
        this.directory = directory;
        this.clock = clock;
        directory.Create();
        SetAside();
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
        file ??= new FileStream(NewPath(), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(lines);
    }

    /// <summary>Begins a batch in room that was set aside; false when there is none left. The one before must have been taken.</summary>
    public bool TryBeginInReserve()
    {
        if (directory.EnumerateFiles("*.reserve").FirstOrDefault() is not { } reserve)
            return false;
        var path = NewPath();
        reserve.MoveTo(path);
        file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        return true;
    }

    /// <summary>Sets room aside where it was used up; what cannot be had now is asked for again another time.</summary>
    public void SetAside()
    {
        for (var n = 1; n <= Reserves; n++)
        {
            var path = Path.Combine(directory.FullName, $"{n}.reserve");
            if (File.Exists(path))
                continue;
            try
            {
                new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = ReserveBytes }).Dispose();
            }
            catch (IOException)
            {
                return;
            }
        }
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

    private string NewPath() => PathOf(Guid.CreateVersion7(clock.GetUtcNow()).ToString());

    private string PathOf(string batch) => Path.Combine(directory.FullName, batch + ".spool");
}
