using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Validation.Packages;

/// <summary>What a package says of itself: its name and version, and the packages it builds on.</summary>
public sealed record PackageManifest(string Name, string Version, IReadOnlyDictionary<string, string> Dependencies);

/// <summary>
/// Reads the definitions of a FHIR package: a <c>.tgz</c> in NPM layout (<c>package/*.json</c>), or single files as they come.
/// Examples in a package are not definitions. Source: FHIR package specification (hl7.org/fhir/packages).
/// </summary>
public sealed class PackageReader(DefinitionSet into)
{
    private const long MostBytes = 1024L * 1024 * 1024;
    private readonly List<PackageManifest> packages = [];
    private readonly List<Issue> issues = [];

    /// <summary>The packages read, in order; files that stand alone belong to none.</summary>
    public IReadOnlyList<PackageManifest> Packages => packages;

    /// <summary>What could not be read, as warnings.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>Dependencies that no package read so far satisfies by name, FHIR's own core aside.</summary>
    public IEnumerable<string> Missing() => packages.SelectMany(p => p.Dependencies).Select(d => $"{d.Key}#{d.Value}").Distinct()
        .Where(d => !d.StartsWith("hl7.fhir.r4.core#", StringComparison.Ordinal) && !packages.Exists(p => d.StartsWith(p.Name + "#", StringComparison.Ordinal)));

    /// <summary>Reads a package archive. False when it is none; the issues then say why.</summary>
    public bool ReadArchive(Stream archive, string name)
    {
        try
        {
            using var unzipped = new GZipStream(archive, CompressionMode.Decompress);
            using var tar = new TarReader(unzipped);
            var total = 0L;
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry is not { DataStream: { } content, EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile })
                    continue;
                total += entry.Length;
                if (total > MostBytes)
                    return Refuse($"The package {name} is larger than {MostBytes} bytes.");
                if (IsDefinition(entry.Name))
                    ReadFile(Path.GetFileName(entry.Name), Bytes(content), $"{name}!{entry.Name}");
            }
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
        {
            return Refuse($"{name} is no package archive that can be read.");
        }
    }

    /// <summary>Takes one file: a definition in JSON or XML, a bundle of them, or a package's manifest.</summary>
    public void ReadFile(string file, byte[] bytes, string name)
    {
        if (file is "package.json")
        {
            ReadManifest(bytes, name);
            return;
        }
        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        var parsed = text.IsEmpty ? Issue.Error("structure", "The file is empty.")
            : text[0] == '<' ? ResourceXmlReader.ReadTolerantly(bytes)
            : ResourceDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
        if (!parsed.Succeeded)
        {
            if (text.IsEmpty || text[0] == '<' || text.IndexOf("\"resourceType\""u8) >= 0)
                issues.Add(Issue.Warning("structure", $"{name} could not be read."));
            return;
        }
        Take(parsed.Value);
    }

    private void Take(ResourceDocument document)
    {
        if (document.ResourceType == "Bundle")
        {
            foreach (var entry in document.Root["entry"u8].Items)
            {
                if (entry["resource"u8].Kind == ElementKind.Object)
                    into.Add(ResourceDocument.Part(entry["resource"u8]));
            }
            return;
        }
        into.Add(document);
    }

    private void ReadManifest(byte[] bytes, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var dependencies = root.TryGetProperty("dependencies", out var list) && list.ValueKind == JsonValueKind.Object
                ? list.EnumerateObject().Where(d => d.Value.ValueKind == JsonValueKind.String).ToDictionary(d => d.Name, d => d.Value.GetString()!)
                : [];
            packages.Add(new PackageManifest(Text(root, "name"), Text(root, "version"), dependencies));
        }
        catch (JsonException)
        {
            issues.Add(Issue.Warning("structure", $"The manifest of {name} could not be read."));
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool IsDefinition(string entry)
    {
        var parts = entry.TrimStart('.', '/').Split('/');
        return parts is ["package", var file] && file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && file != ".index.json";
    }

    private static byte[] Bytes(Stream content)
    {
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }

    private bool Refuse(string why)
    {
        issues.Add(Issue.Warning("structure", why));
        return false;
    }
}
