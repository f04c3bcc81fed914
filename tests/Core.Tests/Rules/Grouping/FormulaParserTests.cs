using Chartroom.Rules.Grouping;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Grouping;

/// <summary>The grammar of DRG formulas.</summary>
public sealed class FormulaParserTests
{
    [Fact]
    public void And_binds_tighter_than_or()
    {
        var or = Assert.IsType<FormulaExpression.Or>(FormulaParser.Parse("a & b | ~c"));
        Assert.IsType<FormulaExpression.And>(or.Left);
        Assert.IsType<FormulaExpression.Not>(or.Right);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a &")]
    [InlineData("(a | b")]
    [InlineData("a b")]
    public void A_formula_that_cannot_be_read_says_where(string text) =>
        Assert.Contains("cannot be read at character", Assert.Throws<InvalidDataException>(() => FormulaParser.Parse(text)).Message, StringComparison.Ordinal);
}
