using System.CommandLine;
using System.Text;
using System.Text.Json;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>suggest FILE...</c>: codes suggested from clinical texts, one JSON object a file.</summary>
public static class SuggestCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var date = CommonOptions.Day("The day on which the codes must be billable (default: today).");
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("suggest", "Suggest codes from clinical texts.") { files, date, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            CodeSuggester? suggester = null;
            var opened = CodesOutput.Guarded(parsed, "suggest", () =>
                suggester = CodeSuggester.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, folder.FullName), folder.FullName));
            if (suggester is null)
                return opened;
            var day = parsed.GetValue(date) ?? CodesOutput.Today();
            using var output = new BufferedStream(Console.OpenStandardOutput());
            // A file that cannot be read is named, and the next ones are read all the same.
            return parsed.GetValue(files)!.Sum(path => CodesOutput.Guarded(parsed, $"suggest: {path}", () =>
            {
                foreach (var file in InputFiles.Open([path]))
                    WriteFile(output, file, suggester, day);
                output.Flush();
            })) == 0 ? 0 : 1;
        });
        return command;
    }

    private static void WriteFile(Stream output, InputFile file, CodeSuggester suggester, DateOnly day)
    {
        var bytes = file.ReadAll();
        if (bytes.AsSpan().Contains((byte)0))
            throw new InvalidDataException($"{file.Name} is not a text.");
        var text = Encoding.UTF8.GetString(bytes);
        CodesOutput.WriteLine(output, w => Write(w, file.Name, text, suggester.Suggest(text, day)));
    }

    private static void Write(Utf8JsonWriter writer, string file, string text, IReadOnlyList<Suggestion> suggestions)
    {
        writer.WriteString("file", file);
        writer.WriteStartArray("suggestions");
        foreach (var suggestion in suggestions)
        {
            writer.WriteStartObject();
            writer.WriteString("code", suggestion.Code.Shown);
            writer.WriteString("display", suggestion.Code.Display);
            writer.WriteNumber("score", suggestion.Score);
            writer.WriteNumber("start", suggestion.Start);
            writer.WriteNumber("end", suggestion.End);
            writer.WriteString("text", text[suggestion.Start..suggestion.End]);
            writer.WriteBoolean("negated", suggestion.Assertion.Negated);
            writer.WriteString("section", suggestion.Section.ToString());
            writer.WriteBoolean("uncertain", suggestion.Assertion.Uncertain);
            writer.WriteBoolean("historical", suggestion.Assertion.Historical);
            writer.WriteBoolean("family", suggestion.Assertion.Family);
            writer.WriteNumber("mentions", suggestion.Mentions);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
