using System.Text;
using Chartroom.Exchange.Hl7v2.Parsing;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.Parsing;

/// <summary>Source: HL7 v2.5.1 §2.5 to §2.7.</summary>
public sealed class Hl7ParserTests
{
    private const string Header = "MSH|^~\\&|APP|FAC|||20260102030405||ADT^A01^ADT_A01|M1|P|2.5.1\r";

    [Fact]
    public void A_field_is_read_by_repetition_component_and_subcomponent()
    {
        var pid = Read(Header + "PID|1||A1^^^HOSP&1.2.3&ISO^MR~B2^^^ST^PI||Doe^Jane").First("PID");
        Assert.Equal("A1", pid[3].Text);
        Assert.Equal("1.2.3", pid[3][4][2].Text);
        Assert.Equal(["A1", "B2"], pid[3].Repetitions.Select(r => r[1].Text));
        Assert.Equal("Jane", pid[5][2].Text);
        Assert.Null(pid[99][3][2].Text);
        Assert.Equal("PID[1]", pid.PlaceName);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Segments_may_end_in_any_kind_of_line_break(string end)
    {
        var message = Read(Header.Replace("\r", end, StringComparison.Ordinal) + "EVN|A01" + end + end + "PID|1||A" + end);
        Assert.Equal(["MSH", "EVN", "PID"], message.Segments.Select(s => s.Name));
    }

    [Fact]
    public void The_encoding_characters_are_those_of_the_header()
    {
        var message = Read("MSH$*%!@$APP$FAC$$$2026$$ADT*A04$M1$P$2.3\rPID$1$$A1***H@9@L%B2");
        Assert.Equal("ADT", message.Type);
        Assert.Equal("9", message.First("PID")[3][4][2].Text);
        Assert.Equal(2, message.First("PID")[3].PartCount);
        Assert.Equal("$", message.Header[1].Text);
        Assert.Equal("*%!@", message.Header[2].Text);
    }

    [Fact]
    public void A_doubled_escape_character_in_the_header_is_one()
    {
        var pid = Read("MSH|^~\\\\&|APP|FAC|||2026||ADT^A04|M1|P|2.3\rPID|1||A1^^^H&9").First("PID");
        Assert.Equal("9", pid[3][4][2].Text);
    }

    [Theory]
    [InlineData(@"a\F\b\S\c\T\d\R\e\E\f", "a|b^c&d~e\\f")]
    [InlineData(@"one\.br\two\.sp2\three", "one\ntwo\n\nthree")]
    [InlineData(@"\H\bold\N\ text", "bold text")]
    [InlineData(@"\XC3A9\t\XE9\", "été")]
    [InlineData(@"C:\temp\file", @"C:\temp\file")]
    [InlineData(@"ends with \", @"ends with \")]
    [InlineData(@"\Zlocal\ kept", @"\Zlocal\ kept")]
    public void Escapes_are_decoded_and_what_is_none_is_kept(string raw, string expected)
    {
        Assert.Equal(expected, Read(Header + "NTE|1||" + raw).First("NTE")[3].Text);
    }

    [Fact]
    public void Two_quotes_delete_and_nothing_leaves_alone()
    {
        var pid = Read(Header + "PID|1||A1||Doe^\"\"|\"\"").First("PID");
        Assert.True(pid[6].IsNull);
        Assert.False(pid[6].HasValue);
        Assert.True(pid[5][2].IsNull);
        Assert.False(pid[7].IsNull);
    }

    [Fact]
    public void A_line_that_is_no_segment_continues_the_one_before_with_a_warning()
    {
        var parsed = Hl7Parser.Parse(Encoding.UTF8.GetBytes(Header + "NTE|1||first line\nsecond line\rPID|1"));
        Assert.Equal("first line\nsecond line", parsed.Value!.First("NTE")[3].Text);
        Assert.Equal("PID", parsed.Value[2].Name);
        Assert.Contains(parsed.Issues, i => i.Line == 2 && !i.Fails);
    }

    [Theory]
    [InlineData("8859/1", "Müller")]
    [InlineData("", "Müller")]
    public void A_text_in_latin_1_is_read_as_such(string name, string family)
    {
        var text = $"MSH|^~\\&|A|F|||2026||ADT^A01|M1|P|2.5||||||{name}\rPID|1||1||{family}";
        var parsed = Hl7Parser.Parse(Encoding.Latin1.GetBytes(text));
        Assert.Equal(family, parsed.Value!.First("PID")[5].Text);
        Assert.Equal(name.Length == 0, parsed.Issues.Any(i => i.Path == "MSH-18"));
    }

    [Fact]
    public void A_byte_order_mark_and_MLLP_framing_are_ignored()
    {
        byte[] raw = [0x0B, .. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Header + "PID|1||Żółw"), 0x1C, 0x0D];
        Assert.Equal("Żółw", Hl7Parser.Parse(raw.AsMemory(1)).Value!.First("PID")[3].Text);
    }

    [Theory]
    [InlineData("", "MSH")]
    [InlineData("PID|1", "MSH")]
    [InlineData("MSH", "MSH-2")]
    [InlineData("MSH|^^\\&|A", "MSH-2")]
    [InlineData("MSH|^~\\&|A|B|C|D|2026|||M1|P|2.5", "MSH-9")]
    public void A_message_that_cannot_be_read_names_the_field_at_fault(string text, string path)
    {
        var parsed = Hl7Parser.Parse(Encoding.UTF8.GetBytes(text));
        Assert.False(parsed.Succeeded);
        Assert.Contains(parsed.Issues, i => i.Fails && i.Path == path);
    }

    [Fact]
    public void A_message_beyond_a_bound_is_refused()
    {
        var limits = new Hl7Limits(Bytes: 10_000, Segments: 5, FieldsPerSegment: 50);
        Assert.False(Parse(Header + new string('x', 20_000)).Succeeded);
        Assert.False(Parse(Header + string.Concat(Enumerable.Repeat("NTE|1\r", 9))).Succeeded);
        Assert.False(Parse(Header + "ZZZ" + new string('|', 60)).Succeeded);

        Chartroom.Fhir.Outcomes.Parsed<Hl7Message> Parse(string text) => Hl7Parser.Parse(Encoding.UTF8.GetBytes(text), limits);
    }

    [Fact]
    public void A_batch_is_taken_apart_and_its_count_checked()
    {
        var file = Encoding.UTF8.GetBytes("FHS|^~\\&|A\rBHS|^~\\&|A\r" + Header + "PID|1\r" + Header + "PID|2\rBTS|3\rFTS|1\r");
        var batch = Hl7Batch.Split(file);
        Assert.Equal(2, batch.Messages.Count);
        Assert.Equal("2", Hl7Parser.Parse(batch.Messages[1]).Value!.First("PID")[1].Text);
        Assert.Equal("BTS-1", Assert.Single(batch.Issues).Path);
        Assert.Empty(Hl7Batch.Split("BHS|^~\\&|A\rPID|1\r"u8.ToArray()).Messages);
    }

    private static Hl7Message Read(string text) => Hl7Parser.Parse(Encoding.UTF8.GetBytes(text)).Value!;
}
