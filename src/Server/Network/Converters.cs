using System.Collections.Frozen;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Network;

/// <summary>Turns one input into one resource or Bundle, or says why it cannot.</summary>
public delegate Parsed<ResourceDocument> Converter(byte[] input);

/// <summary>What <c>convert --from</c> knows. A new source is one line here.</summary>
public static class Converters
{
    private static readonly FrozenDictionary<string, Converter> Table = new Dictionary<string, Converter>
    {
        ["json"] = static input => ResourceDocument.Parse(input),
        ["xml"] = static input => ResourceXmlReader.Read(input),
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Names => [.. Table.Keys.Order(StringComparer.Ordinal)];

    public static Converter? Find(string name) => Table.GetValueOrDefault(name);
}
