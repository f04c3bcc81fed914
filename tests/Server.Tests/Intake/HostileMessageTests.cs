using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Intake;

/// <summary>Whatever comes in by intake's doors is kept as it came, named with its place, files nothing by half, and stops nobody behind it.</summary>
public sealed class HostileMessageTests
{
    private const string Declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    public static TheoryData<string, byte[], string> Messages => new()
    {
        { "cut in MSH", "MSH|^~"u8.ToArray(), "MSH" },
        { "cut before the patient", "MSH|^~\\&|APP|FAC|||2026||ADT^A01|1|P|2.5.1\rEVN|A01"u8.ToArray(), "PID" },
        { "no segment ends", "MSH|^~\\&|APP|FAC|||2026||ADT^A01|1|P|2.5.1PID|1||A1"u8.ToArray(), "PID" },
        { "zeros", new byte[4096], "MSH" },
        { "too many segments", Bytes(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")) + string.Concat(Enumerable.Repeat("NTE|1\r", Hl7Limits.Default.Segments))), "" },
        { "too many fields", Bytes(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1").TrimEnd('\r') + new string('|', Hl7Limits.Default.FieldsPerSegment) + "\r")), "" },
        { "its own delimiters twice", "MSH|||||FAC|||2026||ADT^A01|1|P|2.5.1\rPID|1||A1\r"u8.ToArray(), "MSH" },
    };

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-16", Encoding.Unicode.GetBytes(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1", "Müller"))) },
        { "ISO 8859-1 that claims to be UTF-8", Encoding.Latin1.GetBytes("MSH|^~\\&|APP|FAC|||2026||ADT^A01|1|P|2.5.1||||||UNICODE UTF-8\r" + IntakeRig.Pid("A1", "Müller")) },
        { "a name that nobody knows", Encoding.UTF8.GetBytes("MSH|^~\\&|APP|FAC|||2026||ADT^A01|1|P|2.5.1||||||KLINGON\r" + IntakeRig.Pid("A1", "Müller")) },
    };

    public static TheoryData<string, byte[], string> Documents => new()
    {
        { "cut off", Bytes(Declared + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><recordTarget><patientRole>"), "line 1" },
        { "entities that grow", Bytes(Declared + "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><ClinicalDocument xmlns=\"urn:hl7-org:v3\">&b;</ClinicalDocument>"), "DTD" },
        { "an entity from a file", Bytes(Declared + "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>&a;</title></ClinicalDocument>"), "DTD" },
        { "deep", Bytes(Declared + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)) + "</ClinicalDocument>"), "nested" },
        { "not the encoding it says", [.. Bytes(Declared + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>"), 0xC3, 0x28, .. "</title></ClinicalDocument>"u8], "line 1" },
        { "a part of a document", Bytes(Declared + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>x</title></ClinicalDocument>"), "part of a document" },
        { "another vocabulary", Bytes(Declared + "<html><body/></html>"), "" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_bad_message_is_kept_named_and_passed_by(string what, byte[] message, string place) =>
        await PassedByAsync(ItemKinds.Hl7v2, what, message, place);

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_bad_document_is_kept_named_and_passed_by(string what, byte[] document, string place) =>
        await PassedByAsync(ItemKinds.Ccda, what, document, place);

    /// <summary>Our reading (docs/interpretations.md): a wrong MSH-18 is no reason to keep a patient's message out.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_wrongly_encoded_message_loses_no_letter(string what, byte[] message)
    {
        await using var rig = new IntakeRig();
        var kept = await rig.Store.JournalAsync(new JournalArrival("load", ItemKinds.Hl7v2, what, message));
        await rig.Worker.FileWaitingAsync(default);
        Assert.Equal("Müller", (await rig.PatientAsync("A1")).Document!.Root["name"u8][0]["family"u8].Text);
        Assert.Equal(message, await rig.Store.GetContentAsync(kept.Content));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_and_the_next_connection_is_served()
    {
        await using var rig = new IntakeRig();
        await rig.Listener.StartAsync(default);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, rig.Listener.Port);
            var answer = RefusalAsync(client);
            await FloodAsync(client);
            Assert.Contains("longer than the limit", await answer, StringComparison.Ordinal);
        }
        using (var next = new TcpClient())
        {
            await next.ConnectAsync(IPAddress.Loopback, rig.Listener.Port);
            var output = new ArrayBufferWriter<byte>();
            MllpFrame.Write(output, Bytes(IntakeRig.Adt("A01", "M1", IntakeRig.Pid("A1"))));
            await next.GetStream().WriteAsync(output.WrittenMemory);
            Assert.Contains("MSA|AA|M1", await RefusalAsync(next), StringComparison.Ordinal);
        }
        await rig.Listener.StopAsync(default);
    }

    private static async Task PassedByAsync(string kind, string what, byte[] content, string place)
    {
        await using var rig = new IntakeRig();
        var bad = await rig.Store.JournalAsync(new JournalArrival("load", kind, what, content));
        await rig.FileAsync(IntakeRig.Adt("A01", "2", IntakeRig.Pid("B2")));
        var item = Assert.Single(await rig.Store.ReadJournalAsync(new JournalQuery(State: JournalState.Failed)));
        Assert.Equal(bad.Number, item.Number);
        Assert.Contains(place, item.Reason, StringComparison.Ordinal);
        Assert.Equal(content, await rig.Store.GetContentAsync(bad.Content));
        // Only the patient of the good message behind it is on file.
        Assert.Equal("B2", Assert.Single((await rig.Store.SearchAsync(Access.System, new SearchQuery("Patient", []))).Matches).Document!.Root["identifier"u8][0]["value"u8].Text);
    }

    private static async Task FloodAsync(TcpClient client)
    {
        var chunk = new byte[1 << 20];
        Array.Fill(chunk, (byte)'x');
        chunk[0] = 0x0B;
        try
        {
            for (var sent = 0L; sent <= Hl7Limits.Default.Bytes + chunk.Length; sent += chunk.Length)
            {
                await client.GetStream().WriteAsync(chunk);
                chunk[0] = (byte)'x';
            }
        }
        catch (IOException)
        {
            // The server has said no and hung up: what is left need not be sent.
        }
    }

    private static async Task<string> RefusalAsync(TcpClient client)
    {
        var text = new StringBuilder();
        var chunk = new byte[4096];
        while (!text.ToString().Contains('\u001c', StringComparison.Ordinal))
        {
            var read = await client.GetStream().ReadAsync(chunk);
            if (read == 0)
                break;
            text.Append(Encoding.UTF8.GetString(chunk, 0, read));
        }
        return text.ToString();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
