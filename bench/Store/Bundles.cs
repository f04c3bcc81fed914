using System.Formats.Tar;
using System.IO.Compression;

namespace Chartroom.Bench.Store;

/// <summary>Synthea bundles out of their archives: hospitals and practitioners first, then patients.</summary>
internal static class Bundles
{
    public static IEnumerable<byte[]> Read(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*.json.gz").Order(StringComparer.Ordinal))
        {
            using var text = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            yield return Bytes(text);
        }
        foreach (var file in Directory.EnumerateFiles(directory, "*.tar.gz").Order(StringComparer.Ordinal))
        {
            using var tar = new TarReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data)
                    yield return Bytes(data);
            }
        }
    }

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
