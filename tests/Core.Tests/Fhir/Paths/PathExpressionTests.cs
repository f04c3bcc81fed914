using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Paths;

public sealed class PathExpressionTests
{
    private static readonly ResourceDocument Patient = ResourceDocument.Trusted(
        """
        {"resourceType":"Patient","id":"p","birthDate":"1974-12-25","_birthDate":{"extension":[{"url":"u","valueString":"x"}]},
         "name":[{"family":"Chalmers","given":["Peter","James"]},{"given":[null,"Jim"],"_given":[{"extension":[{"url":"u"}]},null]}],
         "deceasedBoolean":false,
         "contained":[{"resourceType":"Organization","id":"o","name":"Acme"}],"managingOrganization":{"reference":"#o"}}
        """u8.ToArray());

    [Theory]
    [InlineData("name.given", "Peter James  Jim")]
    [InlineData("Patient.name[0].family", "Chalmers")]
    [InlineData("birthDate.extension('u').value", "x")]
    [InlineData("deceased", "false")]
    [InlineData("managingOrganization.resolve().name", "Acme")]
    [InlineData("contained.id", "o")]
    [InlineData("name.given.where($this.hasValue()).count()", "3")]
    [InlineData("birthDate + 1 month", "1975-01-25")]
    [InlineData("name.select(given.first() & '!')", "Peter! !")]
    [InlineData("defineVariable('f', name.first().family).select(%f)", "Chalmers")]
    [InlineData("'x' in name.family or {}", "")]
    public void Expressions_give_what_the_standard_says(string expression, string expected) =>
        Assert.Equal(expected, Evaluate(expression));

    [Theory]
    [InlineData("name.given1", 6, "no element 'given1'")]
    [InlineData("Encounter.status", 1, "starts at Patient")]
    [InlineData("name.exits()", 6, "exits() is not known")]
    [InlineData("name.where(", 12, "ends too early")]
    [InlineData("birthDate + 7", 11, "quantity of time")]
    [InlineData("maritalStatus.startsWith('a')", 15, "needs a string")]
    public void A_wrong_expression_is_told_with_its_place(string expression, int column, string why)
    {
        var compiled = PathExpression.Compile(expression, R4Definitions.Type("Patient"));
        Assert.False(compiled.Succeeded);
        Assert.Equal((1, column), (compiled.Issues[0].Line, compiled.Issues[0].Column));
        Assert.Contains(why, compiled.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_runs_away_is_stopped()
    {
        var expression = PathExpression.Trusted("repeatAll($this)");
        var evaluation = new PathEvaluation(new PathEnvironment { StepLimit = 10_000 });
        Assert.False(expression.Evaluate(evaluation, PathValue.Of("a"), new PathList()));
        Assert.Equal("too-costly", evaluation.Failure!.Code);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack()
    {
        var deep = new string('(', 5000) + "1" + new string(')', 5000);
        Assert.False(PathExpression.Compile(deep).Succeeded);
        Assert.False(PathExpression.Compile(new string('-', 5000) + "1").Succeeded);
    }

    [Fact]
    public void Membership_in_a_value_set_of_R4_is_known_and_of_an_unknown_one_is_empty()
    {
        Assert.Equal("true", Evaluate("'male'.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')"));
        Assert.Equal("", Evaluate("'male'.memberOf('http://example.org/ValueSet/none')"));
    }

    private static string Evaluate(string text)
    {
        var compiled = PathExpression.Compile(text, R4Definitions.Type("Patient"));
        Assert.True(compiled.Succeeded, string.Join(' ', compiled.Issues));
        var output = new PathList();
        var evaluation = new PathEvaluation();
        Assert.True(compiled.Value.Evaluate(evaluation, PathValue.Root(Patient), output), evaluation.Failure?.Text);
        return string.Join(' ', output.Items.ToArray().Select(v => v.ToText() ?? ""));
    }
}
