using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chartroom.Suites.Cda;

/// <summary>Leaves a suite's counts where the conformance page is made from.</summary>
internal static class ConformanceCounts
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string file, string suite, int total, int passed, string? note = null, IEnumerable<JsonObject>? details = null)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "conformance");
        Directory.CreateDirectory(folder);
        var counts = new JsonObject { ["suite"] = suite, ["total"] = total, ["passed"] = passed, ["excluded"] = 0 };
        if (note is not null)
            counts["note"] = note;
        if (details is not null)
            counts["details"] = new JsonArray([.. details]);
        File.WriteAllText(Path.Combine(folder, file), counts.ToJsonString(Indented) + "\n");
    }
}
