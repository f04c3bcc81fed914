using System.Text;
using Chartroom.Fhir.Documents;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Documents;

/// <summary>The scanner is held to the careful reader: what it takes it must take the same way, and take nothing that the other refuses.</summary>
public sealed class DocumentScannerTests
{
    private const string Sample = """
        {
          "resourceType": "Patient", "id": "a", "active": true, "multipleBirthInteger": -0, "deceasedBoolean": false,
          "name": [ { "family": "Ö\"\\\/\b\f\n\r\t\u00e4", "given": [ "A long given name that needs more than sixteen bytes", null ], "_given": [ null, { "id": "x" } ] } ],
          "extension": [ { "url": "http://example.org/a", "valueDecimal": 1.50e+3 }, { "url": "b", "valueDecimal": 12E-2 }, {}, [] ],
          "text": { "div": "<div>        \u0041 </div>" }
        }
        """;

    /// <summary>Text, and whether the scanner takes it by itself.</summary>
    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{}""", true)]
    [InlineData("  {\r\n\t\"a\" : [ ] }  ", true)]
    [InlineData("""{"a":-1.5E+10,"b":0,"c":[true,false,null,"",{}]}""", true)]
    [InlineData("""{"":1}""", true)]
    [InlineData("""{"a":"\u00e9"}""", true)]
    [InlineData("""{"a":"\ud83d\ude00"}""", false)]
    [InlineData("""{"\u0061":1}""", false)]
    [InlineData("""{"a":1,"a":2}""", false)]
    [InlineData("""{"a":01}""", false)]
    [InlineData("""{"a":1.}""", false)]
    [InlineData("""{"a":.5}""", false)]
    [InlineData("""{"a":+1}""", false)]
    [InlineData("""{"a":1e}""", false)]
    [InlineData("""{"a":-}""", false)]
    [InlineData("""{"a":truex}""", false)]
    [InlineData("""{"a":tru""", false)]
    [InlineData("""{"a":1,}""", false)]
    [InlineData("""{"a":[1,]}""", false)]
    [InlineData("""{"a":[1 2]}""", false)]
    [InlineData("""{"a" 1}""", false)]
    [InlineData("""{"a":}""", false)]
    [InlineData("""{a:1}""", false)]
    [InlineData("""{"a":"\x"}""", false)]
    [InlineData("""{"a":"\u12g4"}""", false)]
    [InlineData("{\"a\":\"\u0001\"}", false)]
    [InlineData("{\u000c}", false)]
    [InlineData("""{"a":1}}""", false)]
    [InlineData("""{"a":1} x""", false)]
    [InlineData("""{"a":"open""", false)]
    [InlineData("""{"a":"open\""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void What_it_takes_is_read_as_the_careful_reader_reads_it(string text, bool takes)
    {
        Assert.Equal(takes, DocumentScanner.Read(Encoding.UTF8.GetBytes(text), 128) is not null);
        Agree(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    public void Depth_ends_at_the_same_place(int depth)
    {
        var text = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}");
        Assert.Equal(depth <= 128, DocumentScanner.Read(text, 128) is not null);
        Agree(text);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(513)]
    public void So_does_the_number_of_properties(int members)
    {
        var text = Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, members).Select(i => $"\"p{i}\":{i}")) + "}");
        Assert.Equal(members <= 512, DocumentScanner.Read(text, 128) is not null);
        Agree(text);
    }

    [Fact]
    public void Damaged_text_is_never_taken_otherwise_than_by_the_careful_reader()
    {
        var state = 20_261_128u;
        var whole = Encoding.UTF8.GetBytes(Sample);
        Assert.NotNull(DocumentScanner.Read(whole, 128));
        var bytes = "{}[]\",:\\/ \n0123456789.eE+-truefalsn\u0001u"u8.ToArray();
        for (var round = 0; round < 30_000; round++)
        {
            var text = whole.ToList();
            for (var damage = 1 + Next(ref state, 3); damage > 0; damage--)
            {
                var at = Next(ref state, text.Count);
                switch (Next(ref state, 4))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, bytes[Next(ref state, bytes.Length)]);
                        break;
                    case 2:
                        text[at] = bytes[Next(ref state, bytes.Length)];
                        break;
                    default:
                        text.RemoveRange(at, Math.Min(Next(ref state, 20), text.Count - at));
                        break;
                }
            }
            Agree([.. text]);
        }
    }

    /// <summary>A number below a bound that follows from the state alone. Source: Marsaglia 2003, xorshift.</summary>
    private static int Next(ref uint state, int bound)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)bound);
    }

    private static void Agree(byte[] text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text) || DocumentScanner.Read(text, 128) is not { } nodes)
            return;
        var issue = DocumentParser.ReadWithCare(text, DocumentLimits.Default, out var careful);
        Assert.True(issue is null, Encoding.UTF8.GetString(text));
        Assert.Equal(careful.Select(Told), nodes.Select(Told));
    }

    private static string Told(Node n) => $"{n.Kind} {n.Start}+{n.Length} {n.NameStart}+{n.NameLength} {n.Escaped} {n.Next}";
}
