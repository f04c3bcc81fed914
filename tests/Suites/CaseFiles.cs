using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Chartroom.Suites;

/// <summary>The case lines of a release, and the comparison of an answer with what is expected, field by field.</summary>
internal static class CaseFiles
{
    public static IEnumerable<byte[]> Lines(params string[] path)
    {
        var folder = Path.Combine([Repository.SharedData, "codes", .. path]);
        foreach (var file in Directory.EnumerateFiles(folder, "*.ndjson.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                yield return Encoding.UTF8.GetBytes(line);
        }
    }

    /// <summary>Names of the expected fields that the answer lacks or says otherwise.</summary>
    public static IEnumerable<string> Differences(ReadOnlyMemory<byte> answer, byte[] line)
    {
        using var ours = JsonDocument.Parse(answer);
        using var theirs = JsonDocument.Parse(line);
        var differences = new List<string>();
        foreach (var expected in theirs.RootElement.GetProperty("expect").EnumerateObject())
        {
            if (!ours.RootElement.TryGetProperty(expected.Name, out var actual) || !JsonElement.DeepEquals(actual, expected.Value))
                differences.Add(expected.Name);
        }
        return differences;
    }
}
