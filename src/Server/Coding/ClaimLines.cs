using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>Answers one input line: writes one JSON line into the buffer; false when the line could not be read.</summary>
internal delegate bool ClaimLineHandler<in TState>(TState state, ReadOnlySpan<byte> line, Utf8JsonWriter json);

/// <summary>
/// Runs claim lines (NDJSON) through a handler: batches of lines side by side on the machine's cores, each core with a state of
/// its own, answers in input order, memory bounded whatever the input's length. Blank lines are skipped. An input that cannot be opened
/// or read is named on standard error, and the next ones are read all the same.
/// </summary>
internal sealed class ClaimLines(TextWriter error, string command)
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] CaseEndings = [".ndjson", ".jsonl", ".json", ".ndjson.gz", ".jsonl.gz", ".json.gz", ".tar.gz", ".tgz"];

    /// <summary>Runs the inputs into standard output; the exit code: 0 all read, 1 some lines or inputs failed.</summary>
    public int Run<TState>(IEnumerable<string> paths, Func<TState> newState, ClaimLineHandler<TState> handle)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        try
        {
            return Run(paths, output, newState, handle) ? 0 : 1;
        }
        catch (IOException e)
        {
            error.WriteLine($"{command}: {e.Message}");
            return 1;
        }
    }

    /// <summary>Whether every input and every line could be read.</summary>
    internal bool Run<TState>(IEnumerable<string> paths, Stream output, Func<TState> newState, ClaimLineHandler<TState> handle)
    {
        using var running = new BlockingCollection<Task<(ArrayBufferWriter<byte> Answers, bool Good)>>(Environment.ProcessorCount + 1);
        var idle = new ConcurrentBag<TState>();
        var reading = Task.Run(() =>
        {
            try
            {
                return paths.SelectMany(Expand).Aggregate(true, (good, path) =>
                    Read(path, batch => running.Add(Task.Run(() => Answer(batch, idle, newState, handle)))) && good);
            }
            finally
            {
                running.CompleteAdding();
            }
        });
        var good = true;
        foreach (var batch in running.GetConsumingEnumerable())
        {
            var (answers, allRead) = batch.GetAwaiter().GetResult();
            output.Write(answers.WrittenSpan);
            good &= allRead;
            if (running.Count == 0)
                output.Flush();
        }
        output.Flush();
        return reading.GetAwaiter().GetResult() && good;
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

    /// <summary>The files of a folder that hold JSON lines, or all when none has such a name; anything else is itself.</summary>
    private IEnumerable<string> Expand(string path)
    {
        if (path == "-" || !Directory.Exists(path))
            return [path];
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var cases = files.FindAll(f => Array.Exists(CaseEndings, e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
        if (cases.Count == 0)
            return files;
        foreach (var file in files.Except(cases))
            error.WriteLine($"{command}: {file} is passed over: its name is none of .ndjson, .jsonl, .json, .gz of these, .tar.gz.");
        return cases;
    }

    private bool Read(string path, Action<LineBatch> take)
    {
        try
        {
            foreach (var input in InputFiles.Open([path]))
                LineBatches.Read(input.Content, take);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine($"{command}: {path}: {e.Message}");
            return false;
        }
    }

    private static (ArrayBufferWriter<byte> Answers, bool Good) Answer<TState>(
        LineBatch batch, ConcurrentBag<TState> idle, Func<TState> newState, ClaimLineHandler<TState> handle)
    {
        if (!idle.TryTake(out var state))
            state = newState();
        var answers = new ArrayBufferWriter<byte>(batch.Bytes.Length);
        using var json = new Utf8JsonWriter(answers, Options);
        var (good, number) = (true, batch.First);
        foreach (var range in batch.Bytes.AsSpan().Split((byte)'\n'))
        {
            var line = batch.Bytes.AsSpan(range).Trim(" \t\r\uFEFF"u8);
            if (!line.IsEmpty)
            {
                json.WriteStartObject();
                if (!AnswerLine(state, line, json, handle))
                {
                    json.WriteNumber("line"u8, number);
                    good = false;
                }
                json.WriteEndObject();
                json.Flush();
                json.Reset();
                answers.Write("\n"u8);
            }
            number++;
        }
        idle.Add(state);
        return (answers, good);
    }

    private static bool AnswerLine<TState>(TState state, ReadOnlySpan<byte> line, Utf8JsonWriter json, ClaimLineHandler<TState> handle)
    {
        if (Utf8.IsValid(line))
            return handle(state, line, json);
        WriteUnreadable(json, [], [Issue.Error("structure", "The line is not UTF-8 text.")]);
        return false;
    }
}
