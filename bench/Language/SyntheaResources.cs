using System.Text.Json;
using Chartroom.Bench.Store;

namespace Chartroom.Bench.Language;

/// <summary>Resources out of Synthea's bundles, each as bytes of its own: as written (indented), or with all white space between tokens left out.</summary>
internal static class SyntheaResources
{
    public static IReadOnlyList<byte[]> Read(string directory, int bundles, bool compact)
    {
        var resources = new List<byte[]>();
        foreach (var bundle in Bundles.Read(directory).Take(bundles))
        {
            using var document = JsonDocument.Parse(bundle);
            foreach (var entry in document.RootElement.GetProperty("entry").EnumerateArray())
                resources.Add(Bytes(entry.GetProperty("resource"), compact));
        }
        return resources;
    }

    private static byte[] Bytes(JsonElement resource, bool compact)
    {
        if (!compact)
            return System.Text.Encoding.UTF8.GetBytes(resource.GetRawText());
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            resource.WriteTo(json);
        return buffer.ToArray();
    }
}
