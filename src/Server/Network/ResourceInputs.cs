using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Network;

/// <summary>One resource of a command's inputs, or why it could not be read. A resource read for validation may come with issues.</summary>
internal sealed record ResourceInput(string Name, ResourceDocument? Document, IReadOnlyList<Issue> Issues)
{
    public Issue? Issue => Document is null ? Issues[0] : null;
}

/// <summary>
/// The resources that a command line names: a JSON or XML file holds one; an NDJSON file one a line. The form is told from the
/// content.
/// </summary>
internal static class ResourceInputs
{
    /// <summary>Every resource of the paths, in their order.</summary>
    /// <param name="paths">What the command line names.</param>
    /// <param name="forValidation">True to read XML tolerantly, so that all its faults are told.</param>
    public static IEnumerable<ResourceInput> Read(IEnumerable<string> paths, bool forValidation = false)
    {
        foreach (var input in InputFiles.Open(paths))
        {
            if (input.Name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var line in NdjsonReader.Read(input.Content))
                    yield return Of($"{input.Name} line {line.Number}", line.Resource);
                continue;
            }
            foreach (var resource in Read(input.Name, input.ReadAll(), forValidation))
                yield return resource;
        }
    }

    private static IEnumerable<ResourceInput> Read(string name, byte[] bytes, bool forValidation)
    {
        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        if (!text.IsEmpty && text[0] == '<')
        {
            yield return Of(name, forValidation ? ResourceXmlReader.ReadTolerantly(bytes) : ResourceXmlReader.Read(bytes));
            yield break;
        }
        var whole = ResourceDocument.Parse(bytes);
        if (whole.Succeeded || !IsLines(bytes))
        {
            yield return Of(name, whole);
            yield break;
        }
        using var stream = new MemoryStream(bytes);
        foreach (var line in NdjsonReader.Read(stream))
            yield return Of($"{name} line {line.Number}", line.Resource);
    }

    /// <summary>True when the first line is a resource by itself.</summary>
    private static bool IsLines(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        return end > 0 && ResourceDocument.Parse(bytes.AsMemory(0, end)).Succeeded;
    }

    private static ResourceInput Of(string name, Parsed<ResourceDocument> parsed) =>
        new(name, parsed.Value, parsed.Issues);
}
