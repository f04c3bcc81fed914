using System.CommandLine;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>codes diff CODE --from R --to R</c>: what changed for a code, one JSON object a difference.</summary>
public static class CodesDiffCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE") { Description = "With or without the dot." };
        var from = new Option<string>("--from") { Description = "A grouper version (430, v43.0) or a day (yyyy-MM-dd).", Required = true };
        var to = new Option<string>("--to") { Description = "A grouper version (431, v43.1) or a day (yyyy-MM-dd).", Required = true };
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("diff", "What changed for a code between two releases.") { code, from, to, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            var (first, second) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
            var differences = CodeDifferences.Of(CodeReleases.Open(folder.FullName), parsed.GetValue(code)!, first, second);
            if (differences is null)
            {
                parsed.InvocationConfiguration.Error.WriteLine(
                    "codes diff: --from and --to take a grouper version that is installed (431, v43.1) or a day (yyyy-MM-dd).");
                return 2;
            }
            using var output = Console.OpenStandardOutput();
            foreach (var difference in differences)
            {
                CodesOutput.WriteLine(output, json =>
                {
                    json.WriteString("code", parsed.GetValue(code));
                    json.WriteString("system", difference.System);
                    json.WriteString("field", difference.Field);
                    json.WriteString("from", difference.From);
                    json.WriteString("to", difference.To);
                });
            }
            return 0;
        });
        return command;
    }
}
