using System.CommandLine;
using System.Text;
using System.Text.Json;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Host;

namespace Chartroom.Server.Identity.Files;

/// <summary><c>match</c>: find records of one person within a file or across two, or judge given pairs.</summary>
public static class MatchCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV of people; - reads standard input." };
        var against = new Option<string?>("--against") { Description = "Second CSV: find pairs across the two files." };
        var map = new Option<string?>("--map") { Description = "Columns by field: given=COL,family=COL,birthdate=COL,… (default: guessed from the header)." };
        var id = new Option<string?>("--id") { Description = "Column that identifies a record (default: guessed, else the line number)." };
        var pairs = new Option<string?>("--pairs") { Description = "JSON lines of pairs to judge." };
        var explain = new Option<bool>("--explain") { Description = "With --pairs: add the waterfall of evidence." };
        var command = new Command("match", "Find records of the same person; no labels, no training set.") { file, against, map, id, pairs, explain };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(pairs) is { } lines)
                return JudgePairs(lines, parsed.GetValue(explain));
            if (parsed.GetValue(file) is { } path)
                return MatchFiles.Run(path, parsed.GetValue(against), parsed.GetValue(map), parsed.GetValue(id));
            Console.Error.WriteLine("match: name a CSV file, or --pairs FILE.jsonl.");
            return 2;
        });
        return command;
    }

    private static int JudgePairs(string path, bool explain)
    {
        var failed = 0;
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var scorer = new PairScorer(WeightsFile.Default, TermFrequency.None);
        var number = 0;
        try
        {
            foreach (var input in InputFiles.Open([path]))
            {
                using var reader = new StreamReader(input.Content, Encoding.UTF8);
                while (reader.ReadLine() is { } line)
                {
                    number++;
                    if (string.IsNullOrWhiteSpace(line))
                        continue;
                    var pair = PairsInput.Read(line, number);
                    foreach (var issue in pair.Issues)
                        Console.Error.WriteLine($"match: {input.Name} line {number}: {issue.Text}");
                    if (pair.Succeeded)
                        Write(output, pair.Value, scorer, explain);
                    else
                        failed++;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"match: {e.Message}");
            return 2;
        }
        return failed == 0 ? 0 : 1;
    }

    private static void Write(Stream output, PairInput pair, PairScorer scorer, bool explain)
    {
        var reader = new PersonReader();
        var waterfall = scorer.Explain(reader.Read(pair.A), reader.Read(pair.B));
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("id", pair.Id);
            json.WriteNumber("score", Math.Round(waterfall.Probability, 6));
            json.WriteString("decision", waterfall.Decision.ToString().ToLowerInvariant());
            json.WriteNumber("bits", Math.Round(waterfall.Bits, 2));
            json.WriteString("weights", waterfall.WeightsVersion);
            if (waterfall.HeldBy is not null)
                json.WriteString("held_by", waterfall.HeldBy);
            if (explain)
                WriteSteps(json, waterfall);
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static void WriteSteps(Utf8JsonWriter json, Waterfall waterfall)
    {
        json.WriteStartArray("evidence");
        foreach (var step in waterfall.Steps)
        {
            json.WriteStartObject();
            json.WriteString("comparison", step.Comparison);
            json.WriteString("level", step.Level);
            json.WriteNumber("bits", Math.Round(step.Bits + step.RarityBits, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
