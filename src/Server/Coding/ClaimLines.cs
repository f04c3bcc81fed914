using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>Answers one input line: writes one JSON line into the buffer; false when the line could not be read.</summary>
internal delegate bool ClaimLineHandler<in TState>(TState state, ReadOnlySpan<byte> line, Utf8JsonWriter json);

/// <summary>
/// Runs claim lines (NDJSON) through a handler: batches of lines side by side on the machine's cores, each core with a state of
/// its own, answers in input order, memory bounded whatever the input's length. Blank lines are skipped.
/// </summary>
internal static class ClaimLines
{
    private const int BatchBytes = 1 << 20;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether every line could be read.</summary>
    public static bool Run<TState>(IEnumerable<InputFile> inputs, Stream output, Func<TState> newState, ClaimLineHandler<TState> handle)
    {
        var running = new Queue<Task<(ArrayBufferWriter<byte> Answers, bool Good)>>();
        var idle = new System.Collections.Concurrent.ConcurrentBag<TState>();
        var good = true;
        try
        {
            foreach (var batch in inputs.SelectMany(i => Batches(i.Content)))
            {
                if (running.Count > Environment.ProcessorCount)
                    good &= Drain(running, output);
                running.Enqueue(Task.Run(() => Answer(batch, idle, newState, handle)));
            }
        }
        finally
        {
            // What was read before a file that cannot be read is answered all the same.
            while (running.Count > 0)
                good &= Drain(running, output);
            output.Flush();
        }
        return good;
    }

    /// <summary>The answer to a line that could not be read: its id when it gave one, and the findings.</summary>
    public static void WriteUnreadable(Utf8JsonWriter json, byte[] id, IReadOnlyList<Issue> issues)
    {
        WriteId(json, id);
        WriteFindings(json, issues);
    }

    /// <summary>The line's id as it was written, or null.</summary>
    public static void WriteId(Utf8JsonWriter json, byte[] id)
    {
        json.WritePropertyName("id"u8);
        if (id.Length > 0)
            json.WriteRawValue(id, skipInputValidation: true);
        else
            json.WriteNullValue();
    }

    public static void WriteFindings(Utf8JsonWriter json, IEnumerable<Issue> issues)
    {
        json.WriteStartArray("findings"u8);
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("severity"u8, issue.Severity.ToString().ToLowerInvariant());
            json.WriteString("code"u8, issue.Code);
            if (issue.Path is not null)
                json.WriteString("path"u8, issue.Path);
            json.WriteString("text"u8, issue.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static bool Drain(Queue<Task<(ArrayBufferWriter<byte> Answers, bool Good)>> running, Stream output)
    {
        var (answers, good) = running.Dequeue().GetAwaiter().GetResult();
        output.Write(answers.WrittenSpan);
        return good;
    }

    private static (ArrayBufferWriter<byte> Answers, bool Good) Answer<TState>(
        byte[] batch, System.Collections.Concurrent.ConcurrentBag<TState> idle, Func<TState> newState, ClaimLineHandler<TState> handle)
    {
        if (!idle.TryTake(out var state))
            state = newState();
        var answers = new ArrayBufferWriter<byte>(batch.Length);
        using var json = new Utf8JsonWriter(answers, Options);
        var good = true;
        foreach (var range in batch.AsSpan().Split((byte)'\n'))
        {
            var line = batch.AsSpan(range).Trim(" \t\r"u8);
            if (line.IsEmpty)
                continue;
            json.WriteStartObject();
            good &= handle(state, line, json);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            answers.Write("\n"u8);
        }
        idle.Add(state);
        return (answers, good);
    }

    /// <summary>Whole lines, about a megabyte at a time; a longer line makes its own batch.</summary>
    private static IEnumerable<byte[]> Batches(Stream input)
    {
        var buffer = new byte[BatchBytes];
        var kept = 0;
        while (true)
        {
            var read = input.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var length = kept + read;
            if (length < buffer.Length)
            {
                if (length > 0)
                    yield return buffer[..length];
                yield break;
            }
            var end = buffer.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (end < 0)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                kept = length;
                continue;
            }
            yield return buffer[..end];
            kept = length - end - 1;
            buffer.AsSpan(end + 1, kept).CopyTo(buffer);
        }
    }
}
