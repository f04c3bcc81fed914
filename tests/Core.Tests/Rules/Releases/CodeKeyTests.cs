using Chartroom.Rules.Releases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Releases;

/// <summary>Packed codes behave as the texts they stand for.</summary>
public sealed class CodeKeyTests
{
    private static readonly Arbitrary<string> Texts =
        Gen.Choose(0, 8).SelectMany(n => Gen.Choose(32, 126).Select(i => (char)i).ArrayOf(n)).Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void A_key_gives_back_its_text() =>
        Prop.ForAll(Texts, text => CodeKey.Of(text).ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_sort_as_their_texts() =>
        Prop.ForAll(Texts, Texts, (a, b) => Math.Sign(CodeKey.Of(a).CompareTo(CodeKey.Of(b))) == Math.Sign(string.CompareOrdinal(a, b))).QuickCheckThrowOnFailure();

    [Fact]
    public void Capitals_are_raised_letter_by_letter() =>
        Prop.ForAll(Texts, text => CodeKey.Of(text).ToUpper() == CodeKey.Of(text.ToUpperInvariant())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A00.0 and more")]
    [InlineData("Ä00")]
    public void A_text_that_cannot_be_a_code_equals_only_itself(string text)
    {
        Assert.False(CodeKey.Of(text).CanBeCode);
        Assert.Equal(CodeKey.Of(text), CodeKey.Of(text));
        Assert.NotEqual(CodeKey.Of(text), CodeKey.Of(text + "x"));
    }
}
