using System.Text.Json;

namespace Chartroom.Server.Host.Exporting;

/// <summary>How far one type has come: <c>Bytes</c> of its file are whole, <c>Cursor</c> is where the next page starts (null = done).</summary>
public sealed record ExportedType(string Type, string File, long Count, long Bytes, string? Cursor);

/// <summary>
/// How far an export has come, kept beside its files as <c>export.json</c> and written after each page, so that a run that
/// was broken off goes on where it was, as of the same moment <c>T</c>.
/// </summary>
public sealed record ExportState(long T, string? Since, IReadOnlyList<string> Asked, IReadOnlyList<ExportedType> Types)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The state that a directory holds, or null; unreadable state throws <see cref="JsonException"/>.</summary>
    public static ExportState? Read(DirectoryInfo directory)
    {
        var path = PathIn(directory);
        return File.Exists(path) ? JsonSerializer.Deserialize<ExportState>(File.ReadAllText(path)) : null;
    }

    /// <summary>Writes the state in one step: a reader finds the old or the new one.</summary>
    public void Write(DirectoryInfo directory)
    {
        var path = PathIn(directory);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Indented));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string PathIn(DirectoryInfo directory) => Path.Combine(directory.FullName, "export.json");
}
