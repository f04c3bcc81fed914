using System.CommandLine;
using System.Text.Json;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>codes search TEXT</c>: ranked code search, one hit a line as JSON.</summary>
public static class CodesSearchCommand
{
    public static Command Create()
    {
        var text = new Argument<string[]>("TEXT") { Description = "What is said: words, beginnings of words, a code." };
        var system = new Option<string>("--system") { Description = "icd10cm, icd10pcs, hcpcs or cvx.", DefaultValueFactory = _ => CodeSystemNames.Icd10Cm };
        system.AcceptOnlyFromAmong([.. CodeSystemNames.All]);
        var date = new Option<DateOnly?>("--date") { Description = "The day on which the codes must be billable (default: today)." };
        var limit = new Option<int>("--limit") { Description = "How many codes at most.", DefaultValueFactory = _ => 20 };
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("search", "Ranked search for codes.") { text, system, date, limit, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            var search = CodeSearch.Open(CodeSystem.Read(parsed.GetValue(system)!, folder.FullName), folder.FullName);
            var day = parsed.GetValue(date) ?? CodesOutput.Today();
            using var output = Console.OpenStandardOutput();
            foreach (var hit in search.Find(string.Join(' ', parsed.GetValue(text)!), day, parsed.GetValue(limit)))
                CodesOutput.WriteLine(output, w => Write(w, hit, day));
            return 0;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter writer, CodeHit hit, DateOnly day)
    {
        writer.WriteString("system", hit.Concept.System);
        writer.WriteString("code", hit.Concept.Shown);
        writer.WriteString("display", hit.Concept.Display);
        writer.WriteBoolean("billable", hit.Concept.IsBillableOn(day));
        writer.WriteNumber("score", hit.Score);
        writer.WriteStartArray("matched");
        foreach (var word in hit.Matched)
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
