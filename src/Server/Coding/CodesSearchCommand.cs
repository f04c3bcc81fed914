using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>
/// <c>codes search TEXT</c>: ranked code search, one hit a line as JSON; with <c>-</c> as the text each line of standard input is a query,
/// and each hit says which. A code of another system than the one asked for is found there when no system was named.
/// </summary>
public static class CodesSearchCommand
{
    public static Command Create()
    {
        var text = new Argument<string[]>("TEXT") { Description = "What is said: words, beginnings of words, a code; - reads a query a line.", Arity = ArgumentArity.OneOrMore };
        var system = new Option<string?>("--system") { Description = "icd10cm (default), icd10pcs, hcpcs or cvx." };
        system.AcceptOnlyFromAmong([.. CodeSystemNames.All]);
        var date = CommonOptions.Day("The day on which the codes must be billable (default: today).");
        var limit = new Option<int>("--limit") { Description = "How many codes at most.", DefaultValueFactory = _ => 20 };
        limit.Validators.Add(r =>
        {
            // What is no number is refused by the parser itself.
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var most) && most < 1)
                r.AddError("--limit is at least 1.");
        });
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("search", "Ranked search for codes.") { text, system, date, limit, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            var search = new SearchRun(new Encoder(folder.FullName), parsed.GetValue(system), parsed.GetValue(date) ?? CodesOutput.Today(), parsed.GetValue(limit));
            using var output = new BufferedStream(Console.OpenStandardOutput());
            var words = parsed.GetValue(text)!;
            return CodesOutput.Guarded(parsed, "codes search", () =>
            {
                if (words is ["-"])
                    search.WriteEach(Console.In, output);
                else if (!search.Write(string.Join(' ', words), output, sayQuery: false))
                    parsed.InvocationConfiguration.Error.WriteLine("codes search: no code fits these words.");
            });
        });
        return command;
    }
}

/// <summary>The searches of one run of the command.</summary>
internal sealed class SearchRun(Encoder encoder, string? system, DateOnly day, int limit)
{
    public void WriteEach(TextReader queries, Stream output)
    {
        while (queries.ReadLine() is { } query)
        {
            if (query.Trim().Length > 0)
                Write(query, output, sayQuery: true);
            output.Flush();
        }
    }

    /// <summary>Writes what fits; false when nothing does.</summary>
    public bool Write(string query, Stream output, bool sayQuery)
    {
        var hits = Find(query);
        foreach (var hit in hits)
        {
            CodesOutput.WriteLine(output, json =>
            {
                if (sayQuery)
                    json.WriteString("query", query);
                Write(json, hit);
            });
        }
        return hits.Count > 0;
    }

    private IReadOnlyList<CodeHit> Find(string query)
    {
        // A code typed jumps there, whatever the system.
        if (system is null && encoder.Find(query.Trim()) is { } typed && typed.System != CodeSystemNames.Icd10Cm && query.Any(char.IsDigit))
            return encoder.Search(typed.System).Find(query, day, limit);
        return encoder.Search(system ?? CodeSystemNames.Icd10Cm).Find(query, day, limit);
    }

    private void Write(Utf8JsonWriter json, CodeHit hit)
    {
        json.WriteString("system", hit.Concept.System);
        json.WriteString("code", hit.Concept.Shown);
        json.WriteString("display", hit.Concept.Display);
        json.WriteBoolean("billable", hit.Concept.IsBillableOn(day));
        json.WriteNumber("score", hit.Score);
        json.WriteStartArray("matched");
        foreach (var word in hit.Matched)
            json.WriteStringValue(word);
        json.WriteEndArray();
        json.WriteString("source", hit.Source.ToString());
    }
}
