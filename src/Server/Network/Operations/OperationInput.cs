using System.Text;
using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// What an operation is given: the pairs of the URL, and the parameters of a Parameters resource in the body; a resource that
/// is no Parameters is the parameter <c>resource</c>. Source: FHIR R4 §3.2.0.3 executing operations.
/// </summary>
internal sealed class OperationInput
{
    private readonly List<KeyValuePair<string, string>> pairs;
    private readonly List<(string Name, Element Part)> parts = [];

    private OperationInput(List<KeyValuePair<string, string>> pairs) => this.pairs = pairs;

    public static OperationInput Of(FhirCall call)
    {
        var input = new OperationInput(QueryText.Parse(call.Query));
        if (call.Body is { ResourceType: "Parameters" } parameters)
        {
            foreach (var part in parameters.Root["parameter"u8].Items)
                input.parts.Add((part["name"u8].Text ?? "", part));
        }
        return input;
    }

    /// <summary>The text of a parameter, or null.</summary>
    public string? Text(string name) => All(name).FirstOrDefault();

    /// <summary>The texts of a parameter that may repeat.</summary>
    public IEnumerable<string> All(string name) =>
        parts.Where(p => p.Name == name).Select(p => Value(p.Part).Text).OfType<string>().Concat(pairs.Where(p => p.Key == name && p.Value.Length > 0).Select(p => p.Value));

    /// <summary>True for a parameter that says true; <paramref name="otherwise"/> when it is not given.</summary>
    public bool Flag(string name, bool otherwise = false) => Text(name) is { } text ? text == "true" : otherwise;

    /// <summary>The value of a complex parameter (a Coding, a CodeableConcept, a Meta), or a missing element.</summary>
    public Element Complex(string name) => parts.Where(p => p.Name == name).Select(p => Value(p.Part)).FirstOrDefault();

    /// <summary>The resource that a parameter holds, or null.</summary>
    public ResourceDocument? Resource(string name)
    {
        var part = parts.Where(p => p.Name == name).Select(p => p.Part["resource"u8]).FirstOrDefault(r => r.Exists);
        return part.Exists ? ResourceDocument.Part(part) : null;
    }

    /// <summary>The codings of a request: <c>coding</c>, those of <c>codeableConcept</c>, or <c>system</c> and <c>code</c>.</summary>
    public IReadOnlyList<(string? System, string Code, string? Display)> Codings(string code = "code", string coding = "coding")
    {
        var found = new List<(string?, string, string?)>();
        void Add(Element item)
        {
            if (item["code"u8].Text is { } text)
                found.Add((item["system"u8].Text, text, item["display"u8].Text));
        }
        Add(Complex(coding));
        foreach (var item in Complex("codeableConcept")["coding"u8].Items)
            Add(item);
        if (pairs.Find(p => p.Key == coding).Value is { } pair && pair.Split('|') is [var system, var plain])
            found.Add((system, plain, null));
        if (found.Count == 0 && Text(code) is { } alone)
            found.Add((Text("system"), alone, Text("display")));
        return found;
    }

    private static Element Value(Element part)
    {
        foreach (var member in part.Members)
        {
            if (member.Name.StartsWith("value"u8))
                return member;
        }
        return default;
    }
}
