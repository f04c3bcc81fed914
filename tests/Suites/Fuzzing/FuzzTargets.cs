using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Search;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Suites.Fuzzing;

/// <summary>Everything that reads a resource or an expression from outside.</summary>
internal sealed class FuzzTargets
{
    private readonly Validator strict = new(ValidationOptions.Strict);
    private readonly Validator ingest = new(ValidationOptions.Ingest);
    private readonly List<SearchValue> values = [];
    private readonly PathEvaluation evaluation = new(new PathEnvironment { StepLimit = 200_000 });
    private readonly PathList output = new();

    private readonly ResourceDocument sample = ResourceDocument.Trusted(Encoding.UTF8.GetBytes("""
        {"resourceType":"Patient","id":"example","active":true,"name":[{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"usual","given":["Jim"]}],
         "telecom":[{"system":"phone","value":"(03) 5555 6473","rank":1}],"gender":"male","birthDate":"1974-12-25","deceasedBoolean":false,
         "address":[{"use":"home","line":["534 Erewhon St"],"city":"PleasantVille","period":{"start":"1974-12-25"}}],"contact":[{"name":{"family":"du Marche"}}]}
        """));

    public void Run(FuzzKind kind, byte[] bytes)
    {
        switch (kind)
        {
            case FuzzKind.Json:
                Resource(ResourceDocument.Parse(bytes).Value);
                break;
            case FuzzKind.Xml:
                _ = ResourceXmlReader.Read(bytes);
                var read = ResourceXmlReader.ReadTolerantly(bytes);
                if (read.Value is { } tolerant)
                    _ = strict.Validate(tolerant, null, read.Issues);
                Resource(read.Value);
                break;
            default:
                Expression(Encoding.UTF8.GetString(bytes));
                break;
        }
    }

    private void Resource(ResourceDocument? document)
    {
        if (document is null)
            return;
        _ = strict.Validate(document);
        _ = ingest.Validate(document);
        values.Clear();
        SearchExtractor.Extract(document, values);
        if (ResourceXmlWriter.Write(document).Value is { } xml)
            _ = ResourceXmlReader.Read(xml);
        Definition(document);
    }

    /// <summary>A damaged definition is laid on a resource, as a profile or as what a code is looked up in.</summary>
    private void Definition(ResourceDocument document)
    {
        if (document.ResourceType is not ("StructureDefinition" or "ValueSet" or "CodeSystem" or "Questionnaire"))
            return;
        var definitions = new DefinitionSet();
        definitions.Add(document);
        var validator = new Validator(ValidationOptions.Strict, definitions);
        if (document.Root["url"u8].Text is { Length: > 0 } url)
            _ = validator.Validate(sample, [url]);
    }

    private void Expression(string text)
    {
        _ = PathExpression.Compile(text, R4Definitions.Type("Patient"));
        if (PathExpression.Compile(text).Value is not { } expression)
            return;
        output.Clear();
        _ = expression.Evaluate(evaluation, PathValue.Root(sample), output);
    }
}
