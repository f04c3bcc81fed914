using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chartroom.Server.Coding;

/// <summary>How the <c>codes</c> commands speak: one JSON object a line on standard output, messages on standard error.</summary>
internal static class CodesOutput
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteLine(Stream output, Action<Utf8JsonWriter> members)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    /// <summary>Says that there is no release and how to get one; the exit code is that of wrong use.</summary>
    public static int NoRelease(ParseResult parsed)
    {
        parsed.InvocationConfiguration.Error.WriteLine(
            "No code-set releases found. Name a directory with --codes, or install one: chartroom codes install PATH.");
        return 2;
    }

    /// <summary>Runs a command; what is missing or cannot be read is said on standard error, and the exit code is 1.</summary>
    public static int Guarded(ParseResult parsed, string command, Action run)
    {
        try
        {
            run();
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{command}: {e.Message}");
            return 1;
        }
    }

    public static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
}
