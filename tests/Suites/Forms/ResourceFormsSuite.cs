using System.Formats.Tar;
using System.IO.Compression;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Xunit;

namespace Chartroom.Suites.Forms;

/// <summary>
/// Every example file is read, written in its other form and read again without loss; JSON and XML twins say the same.
/// Source: FHIR/fhir-test-cases r4/examples; aehrc/pathling Synthea bundles.
/// </summary>
public sealed class ResourceFormsSuite
{
    [Fact]
    public void Every_example_survives_the_way_to_the_other_form_and_back()
    {
        var report = new SuiteReport("ResourceForms", "JSON and XML forms: round trips and twins");
        foreach (var archive in (string[])["examples-json-xml.tar.gz", "synthea-json-xml-pairs.tar.gz"])
        {
            var files = Read(Path.Combine(Repository.SharedData, "conformance", "fhir-r4-resources", archive));
            foreach (var (name, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
                report.Add(name, RoundTrip(name, bytes));
            foreach (var (name, bytes) in files.Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal)))
            {
                if (files.TryGetValue(Path.ChangeExtension(name, ".xml"), out var twin))
                    report.Add($"{name} = its XML twin", Twins(bytes, twin));
            }
        }
        report.End(least: 115);
    }

    private static string? RoundTrip(string name, byte[] bytes)
    {
        var read = name.EndsWith(".xml", StringComparison.Ordinal) ? ResourceXmlReader.Read(bytes) : ResourceDocument.Parse(bytes);
        if (!read.Succeeded)
            return $"is not read: {read.Issues[0]}";
        var xml = ResourceXmlWriter.Write(read.Value);
        if (!xml.Succeeded)
            return $"is not written: {xml.Issues[0]}";
        var again = ResourceXmlReader.Read(xml.Value);
        if (!again.Succeeded)
            return $"is not read again: {again.Issues[0]}";
        return Compare(read.Value, again.Value);
    }

    private static string? Twins(byte[] json, byte[] xml)
    {
        var (a, b) = (ResourceDocument.Parse(json), ResourceXmlReader.Read(xml));
        return a.Succeeded && b.Succeeded ? Compare(a.Value, b.Value) : "is not read";
    }

    /// <summary>A narrative's white space and namespace declarations are the XML writer's; all else is compared.</summary>
    private static string? Compare(ResourceDocument a, ResourceDocument b) =>
        CanonicalForm.Difference(a, b) is { } path && !path.EndsWith(".div", StringComparison.Ordinal) ? $"differs at {path}" : null;

    private static Dictionary<string, byte[]> Read(string archive)
    {
        var files = new Dictionary<string, byte[]>();
        using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } content || !(entry.Name.EndsWith(".json", StringComparison.Ordinal) || entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
                continue;
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            files[entry.Name] = buffer.ToArray();
        }
        return files;
    }
}
