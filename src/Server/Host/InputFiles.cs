using System.Formats.Tar;
using System.IO.Compression;

namespace Chartroom.Server.Host;

/// <summary>
/// One input of a command: its name for messages, and its bytes uncompressed. The stream lives until the next input.
/// <c>Length</c> is how many bytes it has when that is known beforehand, else 0.
/// </summary>
public sealed record InputFile(string Name, Stream Content, long Length = 0)
{
    public byte[] ReadAll()
    {
        using var buffer = new MemoryStream();
        Content.CopyTo(buffer);
        return buffer.ToArray();
    }
}

/// <summary>
/// Opens what a command line names: files, folders (walked in ordinal order), <c>.gz</c>, <c>.tar.gz</c>/<c>.tgz</c>
/// (each member an input), and <c>-</c> for standard input.
/// </summary>
public static class InputFiles
{
    /// <summary>Each input in turn. A path that is not there throws <see cref="FileNotFoundException"/> when it is reached.</summary>
    public static IEnumerable<InputFile> Open(IEnumerable<string> paths) => paths.SelectMany(OpenPath);

    private static IEnumerable<InputFile> OpenPath(string path)
    {
        if (path == "-")
        {
            using var input = Console.OpenStandardInput();
            yield return new InputFile("-", input);
            yield break;
        }
        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            foreach (var inner in files.SelectMany(OpenPath))
                yield return inner;
            yield break;
        }
        using var file = File.OpenRead(path);
        if (EndsWith(path, ".tar.gz") || EndsWith(path, ".tgz"))
        {
            using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            foreach (var member in OpenArchive(path, unzipped))
                yield return member;
        }
        else if (EndsWith(path, ".gz"))
        {
            using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            yield return new InputFile(path[..^3], unzipped);
        }
        else
        {
            yield return new InputFile(path, file, file.Length);
        }
    }

    private static IEnumerable<InputFile> OpenArchive(string path, Stream archive)
    {
        using var tar = new TarReader(archive);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { DataStream: { } content, EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile })
                yield return new InputFile($"{path}!{entry.Name}", content, entry.Length);
        }
    }

    private static bool EndsWith(string path, string suffix) => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
