using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Server.Network;

/// <summary>FHIR packages on the disk: archives, unpacked folders (in NPM layout or just files), single definitions.</summary>
internal static class PackageFiles
{
    private static readonly string[] Passed = ["example", "examples", "node_modules", "openapi", "other", "xml", "rdf"];

    /// <summary>Reads what a path names into the reader's definitions; false when nothing is there.</summary>
    public static bool Read(PackageReader reader, string path)
    {
        if (Directory.Exists(path))
        {
            ReadFolder(reader, path);
            return true;
        }
        if (!File.Exists(path))
            return false;
        if (!IsArchive(path))
        {
            reader.ReadFile(Path.GetFileName(path), File.ReadAllBytes(path), path);
            return true;
        }
        using var archive = File.OpenRead(path);
        return reader.ReadArchive(archive, path);
    }

    /// <summary>The canonical URL that a profile option means: of the definition in a file when it names one.</summary>
    public static string ReadProfile(PackageReader reader, string profile)
    {
        if (!File.Exists(profile))
            return profile;
        var bytes = File.ReadAllBytes(profile);
        reader.ReadFile(Path.GetFileName(profile), bytes, profile);
        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        var parsed = !text.IsEmpty && text[0] == '<' ? ResourceXmlReader.ReadTolerantly(bytes) : ResourceDocument.Parse(bytes);
        return parsed.Value?.Root["url"u8].Text ?? profile;
    }

    private static void ReadFolder(PackageReader reader, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (IsArchive(file) || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                Read(reader, file);
        }
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (!Passed.Contains(Path.GetFileName(inner)))
                ReadFolder(reader, inner);
        }
    }

    private static bool IsArchive(string path) =>
        path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase);
}
