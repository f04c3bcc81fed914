using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Threading.Channels;
using Chartroom.Exchange.Hl7v2.Acknowledging;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Mllp;

/// <summary>
/// One connection. Messages are kept in the order in which they come, several at a time in flight, and each is answered in that order,
/// only after it is durable. A message that cannot be read is refused with its place and kept too, marked failed. A sender that stops
/// in the middle of a message, or does not take its answers, is cut off.
/// Source: HL7 v2 Transport Specification: MLLP, Release 1; HL7 v2.5.1 §2.9.
/// </summary>
internal sealed class MllpConnection(IRecordStore store, TimeProvider clock, JournalSignal signal)
{
    private const int InFlight = 64;
    private static readonly TimeSpan InsideMessage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMinutes(30);
    private static long answers;
    private bool waiting;

    public async Task ServeAsync(Stream stream, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pending = Channel.CreateBounded<Task<byte[]?>>(InFlight);
        var answering = AnswerAsync(stream, pending.Reader, stop);
        try
        {
            await ReadAsync(stream, pending.Writer, stop.Token);
        }
        finally
        {
            pending.Writer.TryComplete();
            await answering;
        }
    }

    private async Task ReadAsync(Stream stream, ChannelWriter<Task<byte[]?>> pending, CancellationToken cancel)
    {
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        while (true)
        {
            var result = await ReadSomeAsync(input, cancel);
            var buffer = result.Buffer;
            MllpStatus status;
            while ((status = MllpFrame.TryTake(ref buffer, Hl7Limits.Default.Bytes, out var frame)) == MllpStatus.Message)
                await pending.WriteAsync(TracedAsync(frame.ToArray(), cancel), cancel);
            waiting = !buffer.IsEmpty;
            input.AdvanceTo(buffer.Start, buffer.End);
            if (status == MllpStatus.TooLong)
                await pending.WriteAsync(Task.FromResult<byte[]?>(Refusal(default, [Issue.Fatal("too-long", "The message is longer than the limit.")])), cancel);
            if (status is MllpStatus.TooLong or MllpStatus.NotMllp || result.IsCompleted)
                break;
        }
        await input.CompleteAsync();
    }

    private async ValueTask<ReadResult> ReadSomeAsync(PipeReader input, CancellationToken cancel)
    {
        if (input.TryRead(out var ready))
            return ready;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(waiting ? InsideMessage : BetweenMessages);
        return await input.ReadAsync(patience.Token);
    }

    /// <summary>The same in a trace of its own, which filing goes on with; without one who listens it costs nothing.</summary>
    private Task<byte[]?> TracedAsync(byte[] raw, CancellationToken cancel)
    {
        return Telemetry.Activities.HasListeners() ? InTraceAsync() : TakeAsync(raw, cancel);

        async Task<byte[]?> InTraceAsync()
        {
            Activity.Current = null;
            using var span = Telemetry.Activities.StartActivity("mllp", ActivityKind.Server);
            return await TakeAsync(raw, cancel);
        }
    }

    /// <summary>Keeps a message; the answer is ready when it is durable, null when none is wanted.</summary>
    private Task<byte[]?> TakeAsync(byte[] raw, CancellationToken cancel)
    {
        var parsed = Hl7Parser.Parse(raw);
        if (!parsed.Succeeded)
            return RefuseAsync(raw, null, AcknowledgmentKind.Reject, parsed.Issues, cancel);
        var message = parsed.Value;
        var faults = MessageCheck.Check(message);
        if (faults.Any(f => f.Fails))
        {
            var kind = faults.Any(f => f.Code == "not-supported") ? AcknowledgmentKind.Reject : AcknowledgmentKind.Error;
            return RefuseAsync(raw, message, kind, faults, cancel);
        }
        // Called before the next message is read, so that the order of the journal is the order of the wire.
        var arrival = Arrival(raw, message);
        signal.Traces.Received(arrival.Door, arrival.Key);
        return AcceptAsync(store.JournalAsync(arrival, cancel), message);
    }

    private async Task<byte[]?> AcceptAsync(ValueTask<JournalItem> keeping, Hl7Message message)
    {
        await keeping;
        signal.Raise();
        Count("AA", message);
        return Acknowledgment.IsWanted(message, AcknowledgmentKind.Accept)
            ? Acknowledgment.To(message, AcknowledgmentKind.Accept, [], NextId(), clock.GetUtcNow()) : null;
    }

    private async Task<byte[]?> RefuseAsync(
        byte[] raw, Hl7Message? message, AcknowledgmentKind kind, IReadOnlyList<Issue> issues, CancellationToken cancel)
    {
        Count(kind == AcknowledgmentKind.Reject ? "AR" : "AE", message);
        var item = await store.JournalAsync(Arrival(raw, message), cancel);
        var reason = ItemReader.Reason(issues.First(i => i.Fails));
        if (item.State == JournalState.Received)
            await store.CommitAsync(new RecordTransaction("Device/mllp", [], [new JournalMark(item.Number, JournalState.Failed, reason)]), cancel);
        if (message is null)
            return Refusal(raw, issues);
        return Acknowledgment.IsWanted(message, kind) ? Acknowledgment.To(message, kind, issues, NextId(), clock.GetUtcNow()) : null;
    }

    /// <summary>The kind of message is its sender's word, so only what has the form of one is told.</summary>
    private static void Count(string code, Hl7Message? message)
    {
        Telemetry.Acknowledgments.Add(1, new KeyValuePair<string, object?>("code", code));
        if (Activity.Current is { IsAllDataRequested: true } span)
            span.SetTag("chartroom.acknowledgment", code).SetTag("chartroom.message", KindOf(message));
    }

    private static string KindOf(Hl7Message? message)
    {
        var kind = message is null ? "" : $"{message.First("MSH")[9][1].Text}^{message.First("MSH")[9][2].Text}";
        return kind.Length == 7 && kind.All(c => c is '^' || char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? kind : "other";
    }

    private byte[] Refusal(ReadOnlySpan<byte> raw, IReadOnlyList<Issue> issues) =>
        Acknowledgment.ToUnreadable(raw, issues, NextId(), clock.GetUtcNow());

    private static JournalArrival Arrival(byte[] raw, Hl7Message? message)
    {
        var key = message is { Identity.Length: > 0 } ? message.Identity : Convert.ToHexString(SHA256.HashData(raw));
        return new JournalArrival("mllp", ItemKinds.Hl7v2, key, raw, "x-application/hl7-v2+er7");
    }

    private static string NextId() => $"CR{Interlocked.Increment(ref answers)}";

    private static async Task AnswerAsync(Stream stream, ChannelReader<Task<byte[]?>> pending, CancellationTokenSource stop)
    {
        try
        {
            var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
            await foreach (var answer in pending.ReadAllAsync(stop.Token))
            {
                if (await answer is { } bytes)
                    MllpFrame.Write(output, bytes);
                if (pending.TryPeek(out var next) && next.IsCompletedSuccessfully)
                    continue;
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                patience.CancelAfter(InsideMessage);
                await output.FlushAsync(patience.Token);
            }
            await output.CompleteAsync();
        }
        finally
        {
            // A sender that takes no answers is read no further.
            await stop.CancelAsync();
        }
    }
}
