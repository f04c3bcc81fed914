using System.Xml.Linq;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Suites.FhirPath;

/// <summary>Reads and runs the cases of the official FHIRPath suites.</summary>
internal sealed class FhirPathCases(string inputs)
{
    private readonly Dictionary<string, ResourceDocument?> documents = [];
    private readonly PathEvaluation evaluation = new(new PathEnvironment { Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) });

    public static IEnumerable<(string Id, XElement Case)> Read(string file)
    {
        var seen = new HashSet<string>();
        var root = XDocument.Load(file).Root!;
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        foreach (var group in root.Elements("group"))
        {
            var number = 0;
            foreach (var test in group.Elements("test"))
            {
                var id = $"{(string?)group.Attribute("name")}/{(string?)test.Attribute("name") ?? (++number).ToString()}";
                while (!seen.Add(id))
                    id += "+";
                yield return (id, test);
            }
        }
    }

    /// <summary>Null when the case passes, otherwise what differs.</summary>
    public string? Run(XElement test)
    {
        var expression = test.Element("expression")!;
        var invalid = (string?)expression.Attribute("invalid");
        var input = (string?)test.Attribute("inputfile");
        var document = input is null ? null : Document(input);
        if (input is not null && document is null)
            return $"the input {input} is no R4 resource";
        var focus = document is null ? PathValue.Of(true) : PathValue.Root(document);
        var options = new PathOptions(OrderedFunctions: (string?)test.Attribute("checkOrderedFunctions") == "true");
        var compiled = PathExpression.Compile(expression.Value, document is null ? null : R4Definitions.Type(document.ResourceType), options);
        if (compiled.Value is null)
            return invalid is not null and not "false" ? null : $"does not compile: {compiled.Issues[0].Text} | {expression.Value}";
        if (invalid is "syntax")
            return $"compiles, though it should not | {expression.Value}";
        var output = new PathList();
        if (!compiled.Value.Evaluate(evaluation, focus, output))
            return invalid is not null and not "false" ? null : $"fails: {evaluation.Failure!.Text} | {expression.Value}";
        if (invalid is not null and not "false")
            return $"succeeds, though it should fail ({invalid}) | {expression.Value}";
        return Compare(test, output) is { } difference ? $"{difference} | {expression.Value}" : null;
    }

    private static string? Compare(XElement test, PathList output)
    {
        var actual = output.Items.ToArray();
        if ((string?)test.Attribute("predicate") == "true")
            actual = [PathValue.Of(actual.Length > 0 && !(actual is [{ Kind: PathValueKind.Boolean, AsBoolean: false }]))];
        var expected = test.Elements("output").ToList();
        var shown = string.Join(", ", actual.Select(a => a.ToString()));
        if (actual.Length != expected.Count)
            return $"gives {actual.Length} items [{shown}], not {expected.Count}";
        for (var i = 0; i < actual.Length; i++)
        {
            if (!Same(actual[i], expected[i]))
                return $"gives [{shown}], not [{string.Join(", ", expected.Select(e => e.Value))}]";
        }
        return null;
    }

    private static bool Same(in PathValue actual, XElement expected)
    {
        var text = expected.Value;
        var type = (string?)expected.Attribute("type");
        if (!actual.TryToSystem(out var value))
            return actual.ToText() == text;
        var kindFits = type switch
        {
            "boolean" => value.Kind == PathValueKind.Boolean,
            "integer" => value.Kind is PathValueKind.Integer,
            "decimal" => value.Kind is PathValueKind.Decimal,
            "date" => value.Kind == PathValueKind.Date,
            "dateTime" => value.Kind == PathValueKind.DateTime,
            "time" => value.Kind == PathValueKind.Time,
            "Quantity" => value.Kind == PathValueKind.Quantity,
            "string" => value.Kind == PathValueKind.String,
            "code" or "id" => actual.Type?.Name == type,
            _ => true,
        };
        if (!kindFits)
            return false;
        if (value.Kind is PathValueKind.Decimal or PathValueKind.Integer or PathValueKind.Long)
            return decimal.TryParse(text, out var number) && number == value.AsDecimal;
        return value.Kind switch
        {
            PathValueKind.Date or PathValueKind.DateTime => "@" + value.ToText() == text || value.ToText() == text,
            PathValueKind.Time => "@T" + value.ToText() == text || value.ToText() == text,
            _ => value.ToText() == text,
        };
    }

    private ResourceDocument? Document(string name)
    {
        if (documents.TryGetValue(name, out var known))
            return known;
        var path = Path.Combine(inputs, name);
        if (!File.Exists(path))
            path = Path.ChangeExtension(path, name.EndsWith(".xml", StringComparison.Ordinal) ? ".json" : ".xml");
        var bytes = File.ReadAllBytes(path);
        var parsed = path.EndsWith(".xml", StringComparison.Ordinal) ? ResourceXmlReader.Read(bytes) : ResourceDocument.Parse(bytes);
        return documents[name] = parsed.Value;
    }
}
