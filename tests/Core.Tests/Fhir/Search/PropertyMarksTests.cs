using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Search;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Search;

public sealed class PropertyMarksTests
{
    [Theory]
    [InlineData("Observation.code", """{"code":{}}""", true)]
    [InlineData("Observation.code", """{"category":[]}""", false)]
    [InlineData("(Observation.value as Quantity)", """{"valueQuantity":{}}""", true)]
    [InlineData("(Observation.value as Quantity)", """{"valueString":"a"}""", false)]
    [InlineData("Observation.value", """{"valueString":"a"}""", true)]
    [InlineData("Observation.value.ofType(dateTime)", """{"_valueDateTime":{}}""", true)]
    [InlineData("Observation.subject.where(resolve() is Patient)", """{"status":"final"}""", false)]
    [InlineData("Observation.component.value as Quantity", """{"component":[]}""", true)]
    [InlineData("Observation.component.value as Quantity", """{"valueQuantity":{}}""", false)]
    [InlineData("Resource.meta.tag", """{"meta":{}}""", true)]
    [InlineData("Observation | Observation.component", """{}""", true)]
    [InlineData("Observation.code.exists().not()", """{}""", true)]
    public void Names_tell_what_may_be_found(string expression, string json, bool mayFind)
    {
        var marks = new PropertyMarks(R4Definitions.Type("Observation")!);
        var needs = marks.Of(expression);
        Assert.Equal(mayFind, needs == PropertyMarks.Anything || (needs & marks.Present(Document(json))) != 0);
    }

    /// <summary>Resources of one property each, of every type and name: what an expression finds there, its marks do not deny.</summary>
    [Fact]
    public void No_expression_of_R4_finds_what_its_marks_deny()
    {
        var (evaluation, found, hits) = (new PathEvaluation(), new PathList(), 0);
        foreach (var type in R4Definitions.ResourceTypes.Select(n => R4Definitions.Type(n)!))
        {
            var marks = new PropertyMarks(type);
            var parameters = SearchParameters.Of(type.Name).Where(p => p.Expression.Length > 0)
                .Select(p => (p.Expression, Path: PathExpression.Trusted(p.Expression, type, PathOptions.Search), Needs: marks.Of(p.Expression))).ToList();
            foreach (var document in Samples(type))
            {
                var present = marks.Present(document);
                foreach (var (expression, path, needs) in parameters)
                {
                    found.Clear();
                    path.Evaluate(evaluation, PathValue.Root(document), found);
                    hits += found.Count;
                    Assert.True(found.Count == 0 || needs == PropertyMarks.Anything || (needs & present) != 0, $"{expression} in {document.Root}");
                }
            }
        }
        Assert.True(hits > 2_000, $"Only {hits} items were found at all.");
    }

    private static IEnumerable<ResourceDocument> Samples(TypeDefinition type)
    {
        foreach (var element in type.Elements)
        {
            for (var i = 0; i < element.JsonNames.Count; i++)
            {
                var value = Sample(element.Types[i].Type, 3);
                var json = new JsonObject { ["resourceType"] = type.Name, [element.JsonNames[i]] = element.IsList ? new JsonArray(value) : value };
                yield return Document(json.ToJsonString());
            }
        }
    }

    private static JsonNode Sample(TypeDefinition type, int depth)
    {
        if (type.IsPrimitive)
            return type.Name switch { "boolean" => true, "integer" or "positiveInt" or "unsignedInt" or "decimal" => 1, "date" or "dateTime" => "2020-01-01", _ => "a" };
        var json = new JsonObject();
        foreach (var element in type.Elements)
        {
            if (depth > 1 || element.Types[0].Type.IsPrimitive)
                json[element.JsonNames[0]] = element.IsList ? new JsonArray(Sample(element.Types[0].Type, depth - 1)) : Sample(element.Types[0].Type, depth - 1);
        }
        return json;
    }

    private static ResourceDocument Document(string json) => ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!;
}
