using System.Text;
using Chartroom.Exchange.Hl7v2.Acknowledging;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Outcomes;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.Acknowledging;

/// <summary>Source: HL7 v2.5.1 §2.9, §2.15.5, §2.15.8.</summary>
public sealed class AcknowledgmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("||", AcknowledgmentKind.Accept, "AA")]
    [InlineData("||", AcknowledgmentKind.Error, "AE")]
    [InlineData("||", AcknowledgmentKind.Reject, "AR")]
    [InlineData("AL|NE", AcknowledgmentKind.Accept, "CA")]
    [InlineData("AL|NE", AcknowledgmentKind.Reject, "CR")]
    [InlineData("NE|AL", AcknowledgmentKind.Accept, "AA")]
    public void The_mode_follows_the_header(string wishes, AcknowledgmentKind kind, string code)
    {
        var answer = Answer("2.5.1", wishes, kind);
        Assert.Equal(code, answer.First("MSA")[1].Text);
        Assert.Equal("M1", answer.First("MSA")[2].Text);
        Assert.Equal("ACK", answer.Type);
        Assert.Equal("A01", answer.Trigger);
        Assert.Equal("RECV", answer.Header[3].Text);
        Assert.Equal("APP", answer.Header[5].Text);
    }

    [Theory]
    [InlineData("AL|NE", AcknowledgmentKind.Accept, true)]
    [InlineData("NE|NE", AcknowledgmentKind.Accept, false)]
    [InlineData("ER|NE", AcknowledgmentKind.Accept, false)]
    [InlineData("ER|NE", AcknowledgmentKind.Error, true)]
    [InlineData("SU|NE", AcknowledgmentKind.Accept, true)]
    public void An_answer_is_sent_only_when_it_is_wanted(string wishes, AcknowledgmentKind kind, bool wanted) =>
        Assert.Equal(wanted, Acknowledgment.IsWanted(Message("2.5.1", wishes), kind));

    [Fact]
    public void An_error_names_segment_field_and_component()
    {
        var answer = Answer("2.5.1", "||", AcknowledgmentKind.Error, Issue.Error("required", "An identifier is missing.", "PID[1]-3[1].1"));
        var err = answer.First("ERR");
        Assert.Equal(["PID", "1", "3", "1", "1"], Enumerable.Range(1, 5).Select(n => err[2][n].Text!));
        Assert.Equal("101", err[3][1].Text);
        Assert.Equal("E", err[4].Text);
    }

    [Fact]
    public void An_old_sender_gets_the_old_form_of_error()
    {
        var err = Answer("2.3", "||", AcknowledgmentKind.Error, Issue.Error("required", "An identifier is missing.", "PID-3")).First("ERR");
        Assert.Equal("PID", err[1][1].Text);
        Assert.Equal("3", err[1][3].Text);
        Assert.Equal("101", err[1][4][1].Text);
    }

    [Fact]
    public void Bytes_that_are_no_message_are_rejected_with_the_control_id_that_can_be_found()
    {
        var raw = "MSH|^~\\&|A|B|C|D|2026|||M77|P|2.5\r"u8.ToArray();
        var parsed = Hl7Parser.Parse(raw);
        var answer = Hl7Parser.Parse(Acknowledgment.ToUnreadable(raw, parsed.Issues, "1", Now)).Value!;
        Assert.Equal("AR", answer.First("MSA")[1].Text);
        Assert.Equal("M77", answer.First("MSA")[2].Text);
        Assert.Equal("9", answer.First("ERR")[2][3].Text);
    }

    private static Hl7Message Answer(string version, string wishes, AcknowledgmentKind kind, params Issue[] issues) =>
        Hl7Parser.Parse(Acknowledgment.To(Message(version, wishes), kind, issues, "R1", Now)).Value!;

    private static Hl7Message Message(string version, string wishes) =>
        Hl7Parser.Parse(Encoding.UTF8.GetBytes($"MSH|^~\\&|APP|FAC|RECV|RFAC|2026||ADT^A01|M1|P|{version}|||{wishes}\rPID|1")).Value!;
}
