using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Intake;

/// <summary>Source: HL7 v2 Transport Specification: MLLP, Release 1; HL7 v2.5.1 §2.9.</summary>
public sealed class MllpTests
{
    [Fact]
    public async Task Messages_in_flight_are_answered_in_order_after_they_are_kept()
    {
        await using var rig = await StartAsync();
        using var client = await ConnectAsync(rig);
        var output = new ArrayBufferWriter<byte>();
        for (var i = 0; i < 40; i++)
            MllpFrame.Write(output, Encoding.UTF8.GetBytes(IntakeRig.Adt("A08", $"M{i}", IntakeRig.Pid($"P{i}"))));
        await client.GetStream().WriteAsync(output.WrittenMemory);
        var answers = await ReadAsync(client, 40);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"M{i}"), answers.Select(a => a.First("MSA")[2].Text));
        Assert.All(answers, a => Assert.Equal("AA", a.First("MSA")[1].Text));
        Assert.Equal(40, (await rig.Store.ReadJournalAsync(new JournalQuery())).Count);
        await rig.Listener.StopAsync(default);
    }

    [Theory]
    [InlineData("MSH|^~\\&|A|B|C|D|2026|||M1|P|2.5\r", "AR", "MSH", "9")]
    [InlineData("MSH|^~\\&|A|B|C|D|2026||ADT^A01|M1|P|2.5\rEVN|A01\r", "AE", "PID", null)]
    [InlineData("MSH|^~\\&|A|B|C|D|2026||ADT^A01|M1|P|2.5\rPID|1||||Doe\r", "AE", "PID", "3")]
    [InlineData("MSH|^~\\&|A|B|C|D|2026||QBP^Q22|M1|P|2.5\rQPD|1\r", "AR", "MSH", "9")]
    [InlineData("hello", "AR", "MSH", null)]
    public async Task A_message_that_cannot_be_filed_is_refused_with_segment_and_field_and_kept(string text, string code, string segment, string? field)
    {
        await using var rig = await StartAsync();
        using var client = await ConnectAsync(rig);
        await SendAsync(client, text);
        var answer = Assert.Single(await ReadAsync(client, 1));
        Assert.Equal(code, answer.First("MSA")[1].Text);
        Assert.Equal(segment, answer.First("ERR")[2][1].Text);
        Assert.Equal(field, answer.First("ERR")[2][3].Text);
        var item = Assert.Single(await rig.Store.ReadJournalAsync(new JournalQuery()));
        Assert.Equal(JournalState.Failed, item.State);
        await SendAsync(client, IntakeRig.Adt("A01", "M2", IntakeRig.Pid("A1")));
        Assert.Equal("AA", Assert.Single(await ReadAsync(client, 1)).First("MSA")[1].Text);
        await rig.Listener.StopAsync(default);
    }

    [Fact]
    public async Task The_same_message_twice_is_kept_once_and_answered_twice()
    {
        await using var rig = await StartAsync();
        using var client = await ConnectAsync(rig);
        var text = IntakeRig.Adt("A01", "M1", IntakeRig.Pid("A1"));
        await SendAsync(client, text);
        await SendAsync(client, text);
        Assert.Equal(["AA", "AA"], (await ReadAsync(client, 2)).Select(a => a.First("MSA")[1].Text));
        Assert.Single(await rig.Store.ReadJournalAsync(new JournalQuery()));
        await rig.Listener.StopAsync(default);
    }

    [Fact]
    public async Task Another_protocol_is_hung_up_on_and_half_a_message_keeps_nothing()
    {
        await using var rig = await StartAsync();
        using (var http = await ConnectAsync(rig))
        {
            await http.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
            Assert.Equal(0, await http.GetStream().ReadAsync(new byte[10]));
        }
        using (var half = await ConnectAsync(rig))
            await half.GetStream().WriteAsync("\vMSH|^~\\&|A|B"u8.ToArray());
        using var client = await ConnectAsync(rig);
        await SendAsync(client, IntakeRig.Adt("A01", "M1", IntakeRig.Pid("A1")));
        Assert.Single(await ReadAsync(client, 1));
        Assert.Single(await rig.Store.ReadJournalAsync(new JournalQuery()));
        await rig.Listener.StopAsync(default);
    }

    /// <summary>Debian's python3-hl7: a client that is none of ours.</summary>
    [Fact]
    public async Task An_independent_client_is_understood()
    {
        await using var rig = await StartAsync();
        var file = Path.GetTempFileName();
        string[] messages =
        [
            IntakeRig.Adt("A01", "M1", IntakeRig.Pid("A1")), IntakeRig.Adt("A08", "M2", IntakeRig.Pid("A1")), IntakeRig.Adt("A08", "M3", "PID|1||||Doe\r"),
            IntakeRig.Adt("A08", "M4", IntakeRig.Pid("A1")).Replace("ADT^A08", "QBP^Q22", StringComparison.Ordinal), IntakeRig.Adt("A03", "M5", IntakeRig.Pid("A1")),
        ];
        var text = string.Concat(messages.Select(m => $"\v{m}\x1c\r"));
        await File.WriteAllTextAsync(file, text);
        var start = new ProcessStartInfo("mllp_send", ["--port", $"{rig.Listener.Port}", "--file", file, "127.0.0.1"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        Assert.Equal(0, process.ExitCode);
        // What is wrong is said with segment and field, and holds up nothing that comes after it.
        var answers = output.Split('\v', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["AA|M1", "AA|M2", "AE|M3", "AR|M4", "AA|M5"], answers.Select(a => a[(a.IndexOf("MSA|", StringComparison.Ordinal) + 4)..][..5]));
        Assert.Contains("ERR||PID^1^3|", answers[2], StringComparison.Ordinal);
        Assert.Contains("ERR||MSH^1^9^^1|", answers[3], StringComparison.Ordinal);
        Assert.Equal(5, (await rig.Store.ReadJournalAsync(new JournalQuery())).Count);
        await rig.Listener.StopAsync(default);
    }

    private static async Task<IntakeRig> StartAsync()
    {
        var rig = new IntakeRig();
        await rig.Listener.StartAsync(default);
        return rig;
    }

    private static async Task<TcpClient> ConnectAsync(IntakeRig rig)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, rig.Listener.Port);
        return client;
    }

    private static async Task SendAsync(TcpClient client, string text)
    {
        var output = new ArrayBufferWriter<byte>();
        MllpFrame.Write(output, Encoding.UTF8.GetBytes(text));
        await client.GetStream().WriteAsync(output.WrittenMemory);
    }

    private static async Task<List<Hl7Message>> ReadAsync(TcpClient client, int count)
    {
        var answers = new List<Hl7Message>();
        var bytes = new List<byte>();
        var chunk = new byte[8192];
        while (answers.Count < count)
        {
            var read = await client.GetStream().ReadAsync(chunk);
            Assert.NotEqual(0, read);
            bytes.AddRange(chunk.AsSpan(0, read));
            var buffer = new ReadOnlySequence<byte>(bytes.ToArray());
            while (MllpFrame.TryTake(ref buffer, 1 << 20, out var frame) == MllpStatus.Message)
                answers.Add(Hl7Parser.Parse(frame.ToArray()).Value!);
            bytes = [.. buffer.ToArray()];
        }
        return answers;
    }
}
