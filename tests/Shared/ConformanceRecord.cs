using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chartroom.Tests;

/// <summary>Leaves a suite's counts where <c>tools/conformance.mjs</c> finds them for docs/conformance.md.</summary>
internal static class ConformanceRecord
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one row of the page.</summary>
    /// <param name="file">The file's name without ending.</param>
    /// <param name="suite">The suite's title in the table.</param>
    /// <param name="details">Rows of a table of its own, all of one shape.</param>
    public static void Write(string file, string suite, int total, int passed, int excluded = 0, string? note = null, IReadOnlyList<object>? details = null)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "conformance");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, file + ".json"), JsonSerializer.Serialize(new { suite, total, passed, excluded, note, details }, Options));
    }
}
