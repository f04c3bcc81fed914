using Chartroom.Fhir.Narratives;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Narratives;

public sealed class NarrativeTests
{
    [Theory]
    [InlineData("<p class='generated'>a</p><h1 class='boilerplate x'>b</h1>", true)]
    [InlineData("<p>a</p>", false)]
    [InlineData("a", false)]
    public void Each_part_tells_where_it_is_from(string content, bool tells) =>
        Assert.Equal(tells, Narrative.TellsSources($"<div xmlns='http://www.w3.org/1999/xhtml'>{content}</div>"));

    [Fact]
    public void Languages_are_those_of_the_sections() =>
        Assert.Equal(["de", "pt"], Narrative.Languages("<div xmlns='http://www.w3.org/1999/xhtml' lang='en'><div lang='de'><p lang='fr'>a</p></div><div xml:lang='pt'>b</div></div>").Order());
}
