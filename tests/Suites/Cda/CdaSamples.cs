using System.Formats.Tar;
using System.IO.Compression;

namespace Chartroom.Suites.Cda;

/// <summary>The published C-CDA samples, read from their archives.</summary>
internal static class CdaSamples
{
    public static readonly string[] Sets =
        ["hl7-c-cda-examples", "hl7-ccda-ig-examples", "sample-ccdas", "onc-2015-testdata", "ehr-vendor-samples", "fhir-converter-pairs"];

    public static IEnumerable<(string Name, byte[] Bytes)> Documents(string set) =>
        Archive(Path.Combine("samples", "ccda", set + ".tar.gz")).Where(f => IsDocument(f.Name));

    /// <summary>Every file of an archive under the shared data, by its name inside.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Archive(string path)
    {
        using var file = File.OpenRead(Path.Combine(Repository.SharedData, path));
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            using var buffer = new MemoryStream();
            entry.DataStream.CopyTo(buffer);
            yield return (entry.Name, buffer.ToArray());
        }
    }

    private static bool IsDocument(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ccda", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".ccd", StringComparison.OrdinalIgnoreCase);
}
