using Chartroom.Rules.Matching;
using Chartroom.Server.Identity.Files;
using Xunit;

namespace Chartroom.Server.Tests.Identity;

public sealed class MatchInputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chartroom-match").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Quotes_line_breaks_and_separators_are_read_as_RFC_4180_says()
    {
        var csv = new CsvReader(new StringReader("\uFEFFid, name\r\n1,\"Smith, \"\"Bo\"\"\r\nline two\"\r\n\r\n2, plain \r\n"));
        Assert.Equal(["id", "name"], csv.Read([])!);
        Assert.Equal(["1", "Smith, \"Bo\"\r\nline two"], csv.Read([])!);
        Assert.Equal(["2", "plain"], csv.Read([])!);
        Assert.Null(csv.Read([]));
    }

    [Fact]
    public void Semicolons_and_tabs_separate_when_the_header_has_no_comma()
    {
        Assert.Equal(["id", "name"], new CsvReader(new StringReader("id;name\n")).Read([])!);
        Assert.Equal(["id", "name"], new CsvReader(new StringReader("id\tname\n")).Read([])!);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,surname\n", "no record")]
    [InlineData("id,colour\n1,red\n", "no column holds a name")]
    [InlineData("id,surname\n1,\"open\n", "never closed")]
    public void A_file_that_cannot_be_used_says_why(string content, string expected)
    {
        var file = PeopleFile.Read(Write(content), null, null, new PersonReader());
        Assert.False(file.Succeeded);
        Assert.Contains(expected, file.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_swallows_the_rest_of_a_large_file_is_named_by_its_line()
    {
        var file = PeopleFile.Read(Write("id,surname\n1,Keller\n2,\"Brandt\n" + string.Concat(Enumerable.Repeat("3,Okafor\n", 200_000))), null, null, new PersonReader());
        Assert.False(file.Succeeded);
        Assert.Contains("line 3", file.Issues[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("family=nowhere", "nowhere")]
    [InlineData("shoe=surname", "shoe")]
    [InlineData("surname", "FIELD=COLUMN")]
    public void A_mapping_that_cannot_be_meant_says_why(string map, string expected)
    {
        var file = PeopleFile.Read(Write("id,surname\n1,Keller\n"), map, null, new PersonReader());
        Assert.False(file.Succeeded);
        Assert.Contains(expected, file.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ragged_rows_and_empty_fields_are_read_as_far_as_they_go()
    {
        var file = PeopleFile.Read(Write("id,surname,dob\n1,Keller\n2,,1970-13-45,extra\n,,\n"), null, null, new PersonReader());
        Assert.True(file.Succeeded);
        Assert.Equal(3, file.Value.People.Count);
        Assert.Contains("2 rows", file.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_another_encoding_and_identifiers_that_repeat_are_told()
    {
        var path = Write("");
        File.WriteAllBytes(path, [.. "id,surname\n1,M"u8, 0xFC, .. "ller\n1,Keller\n2,Brandt\n"u8]);
        var file = PeopleFile.Read(path, null, null, new PersonReader());
        Assert.Equal(3, file.Value!.People.Count);
        Assert.Collection(
            file.Issues,
            i => Assert.Contains("1 rows have letters that are not UTF-8", i.Text, StringComparison.Ordinal),
            i => Assert.Contains("1 records have an identifier", i.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pair_of_which_no_field_is_known_is_answered_with_a_warning()
    {
        var pair = PairsInput.Read("""{"a":{"colour":"red"},"b":{"given":"Ann"}}""", 7);
        Assert.True(pair.Succeeded);
        Assert.Equal("No field of a has a name that is known, such as given, family or birthDate.", Assert.Single(pair.Issues).Text);
    }

    [Theory]
    [InlineData("not json", "Not JSON")]
    [InlineData("{\"a\":{}}", "objects a and b")]
    [InlineData("[1]", "objects a and b")]
    public void A_pair_that_cannot_be_read_says_why_and_quotes_nothing(string line, string expected)
    {
        var pair = PairsInput.Read(line, 7);
        Assert.False(pair.Succeeded);
        Assert.Contains(expected, pair.Issues[0].Text, StringComparison.Ordinal);
        Assert.Equal(7, pair.Issues[0].Line);
    }

    private string Write(string content)
    {
        var path = Path.Combine(folder, "people.csv");
        File.WriteAllText(path, content);
        return path;
    }
}
