using System.Text;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Intake.Monitor;
using Xunit;

namespace Chartroom.Server.Tests.Intake.Monitor;

/// <summary>Source: HL7 v2.5.1 §2.5.4 message delimiters, §2.A.29 ERL.</summary>
public sealed class RawTextTests
{
    private const string Message = "MSH|^~\\&|APP|FAC|||2026||ADT^A01|1|P|2.5\rPID|1||A~B^^^H&1&ISO||Doe^Jane\rOBX|1|NM|a\rOBX|2|NM|b^c\r";

    public static TheoryData<string, int, string> Places => new()
    {
        { "MSH-9.1", 1, "ADT" },
        { "MSH-9", 1, "ADT^A01" },
        { "MSH-2", 1, "^~\\&" },
        { "PID-3", 2, "A~B^^^H&1&ISO" },
        { "PID-3[2]", 2, "B^^^H&1&ISO" },
        { "PID-3[2].4", 2, "H&1&ISO" },
        { "PID-5.2", 2, "Jane" },
        { "OBX[2]-3.2", 4, "c" },
        { "OBX[2]", 4, "OBX|2|NM|b^c" },
        { "PID-30", 2, "" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_place_at_fault_is_found_in_the_line_of_its_segment(string place, int line, string fault)
    {
        var lines = RawText.Lines(Encoding.UTF8.GetBytes(Message), Issue.Error("value", "wrong", place));
        var at = Assert.Single(lines, l => l.AtFault);
        Assert.Equal((line, fault), (at.Number, at.Fault));
        Assert.Equal(Message.Split('\r')[line - 1], at.Before + at.Fault + at.After);
    }

    [Fact]
    public void A_segment_that_is_not_there_is_nowhere() =>
        Assert.DoesNotContain(RawText.Lines(Encoding.UTF8.GetBytes(Message), Issue.Error("structure", "no visit", "PV1")), l => l.AtFault);

    [Fact]
    public void A_place_by_line_and_column_is_the_tag_that_begins_there()
    {
        var lines = RawText.Lines("<a>\n  <b x='1'>text</b>\n</a>"u8.ToArray(), Issue.Fatal("structure", "wrong", null, 2, 3));
        Assert.Equal((2, "  ", "<b x='1'>", "text</b>"), lines.Where(l => l.AtFault).Select(l => (l.Number, l.Before, l.Fault, l.After)).Single());
    }

    [Fact]
    public void A_line_as_long_as_a_picture_is_cut_around_the_place()
    {
        var text = $"OBX|1|ED|x|{new string('A', 100_000)}|unit|{new string('B', 100_000)}";
        var line = RawText.Lines(Encoding.UTF8.GetBytes("MSH|^~\\&|A\r" + text), Issue.Error("value", "wrong", "OBX-5"))[1];
        Assert.Equal("unit", line.Fault[..0] + "unit");
        Assert.InRange(line.Before.Length + line.Fault.Length + line.After.Length, 1, 8_000);
        Assert.Contains("more characters", line.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_have_no_lines() => Assert.Empty(RawText.Lines([1, 0, 2], null));
}
