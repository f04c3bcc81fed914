using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Exchange.Hl7v2.Writing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.Writing;

/// <summary>Source: HL7 v2.5.1 §2.6, §2.7.</summary>
public sealed class Hl7WriterTests
{
    private static readonly string[] Alphabet =
        ["a", "Z", "9", " ", "|", "^", "~", "\\", "&", "\n", "\t", "é", "漢", "\"", "F", "X", ".br", "\\F\\", "\\X41\\", "\v"];

    private static readonly Gen<string> Texts =
        Gen.Elements(Alphabet).ListOf(4).Select(parts => string.Concat(parts));

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        var components = Texts.ListOf(3);
        var repetitions = components.ListOf(2);
        var fields = repetitions.ListOf(2);
        var trees = fields.ListOf(3);
        Prop.ForAll(trees.ToArbitrary(), tree => RoundTrips(tree.Select(f => f.Select(r => r.Select(c => c.ToList()).ToList()).ToList()).ToList()))
            .QuickCheckThrowOnFailure();
    }

    private static bool RoundTrips(List<List<List<List<string>>>> values)
    {
        var writer = new Hl7Writer().Header("A", "B", null, null, "2026", null, "ADT^A01", "1", "P", "2.5");
        var fields = new List<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>> { Array.Empty<IReadOnlyList<IReadOnlyList<string>>>() };
        fields.AddRange(values.Select(f => (IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>)[.. f.Select(r => (IReadOnlyList<IReadOnlyList<string>>)[.. r])]));
        writer.Segment(new Hl7Tree("ZZ1", fields));
        var again = Hl7Tree.Of(Hl7Parser.Parse(writer.ToUtf8()).Value![1]);
        for (var f = 1; f < fields.Count; f++)
        {
            for (var r = 0; r < fields[f].Count; r++)
            {
                for (var c = 0; c < fields[f][r].Count; c++)
                {
                    for (var s = 0; s < fields[f][r][c].Count; s++)
                    {
                        if (At(again, f, r, c, s) != fields[f][r][c][s])
                            return false;
                    }
                }
            }
        }
        return true;
    }

    private static string At(Hl7Tree tree, int f, int r, int c, int s) =>
        f < tree.Fields.Count && r < tree.Fields[f].Count && c < tree.Fields[f][r].Count && s < tree.Fields[f][r][c].Count
            ? tree.Fields[f][r][c][s] : "";

    [Fact]
    public void Empty_parts_at_the_end_are_left_out()
    {
        var text = new Hl7Writer().Segment("PID", "1", null, "A", null, null).ToString();
        Assert.Equal("PID|1||A\r", text);
    }
}
