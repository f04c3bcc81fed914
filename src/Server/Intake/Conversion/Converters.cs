using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Intake.Conversion;

/// <summary>What each form of input becomes: one resource or Bundle, or the issues that say why not. A batch of messages gives one a message.</summary>
internal static class Converters
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By the name after <c>--from</c>.</summary>
    public static IReadOnlyDictionary<string, Func<ReadOnlyMemory<byte>, IEnumerable<Parsed<ResourceDocument>>>> Table { get; } =
        new Dictionary<string, Func<ReadOnlyMemory<byte>, IEnumerable<Parsed<ResourceDocument>>>>
        {
            ["hl7v2"] = FromHl7v2,
            ["ccda"] = content => [FromCcda(content)],
            ["xml"] = content => [ResourceXmlReader.Read(content)],
            ["json"] = content => [ResourceDocument.Parse(content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content)],
        };

    public static ResourceDocument ToDocument(JsonObject bundle) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(bundle.ToJsonString(Json)));

    private static Parsed<ResourceDocument> FromCcda(ReadOnlyMemory<byte> content)
    {
        var converted = CdaMapping.Convert(content);
        return converted.Succeeded ? ToDocument(converted.Value) : new Parsed<ResourceDocument>(converted.Issues);
    }

    private static IEnumerable<Parsed<ResourceDocument>> FromHl7v2(ReadOnlyMemory<byte> content)
    {
        var batch = Hl7Batch.Split(content);
        if (batch.Messages.Count == 0)
        {
            yield return new Parsed<ResourceDocument>(batch.Issues);
            yield break;
        }
        foreach (var raw in batch.Messages)
        {
            var parsed = Hl7Parser.Parse(raw);
            yield return parsed.Succeeded
                ? ToDocument(Hl7Mapping.ToBundle(parsed.Value).Bundle)
                : new Parsed<ResourceDocument>(parsed.Issues);
        }
    }
}
