using System.CommandLine;
using System.Text.Json;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>codes list</c>: the installed releases, one JSON object a line; on standard error what is missing and which screens need it.</summary>
public static class CodesListCommand
{
    public static Command Create()
    {
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("list", "The installed releases, with dates, publisher, licence, hash and gaps.") { data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            var releases = CodeReleases.Open(folder.FullName);
            using var output = Console.OpenStandardOutput();
            foreach (var release in releases.All)
                CodesOutput.WriteLine(output, json => Write(json, release, release.Hash()));
            foreach (var (system, screens) in releases.Missing())
                parsed.InvocationConfiguration.Error.WriteLine($"No {system} release is installed; {screens} need one.");
            return 0;
        });
        return command;
    }

    internal static void Write(Utf8JsonWriter json, CodeRelease release, string hash)
    {
        json.WriteString("release", release.Name);
        json.WriteString("system", release.System);
        json.WriteString("version", release.Version);
        json.WriteString("from", release.From.ToString("yyyy-MM-dd"));
        json.WriteString("to", release.To?.ToString("yyyy-MM-dd"));
        json.WriteString("publisher", release.Publisher);
        json.WriteString("licence", release.Licence);
        json.WriteString("hash", hash);
        json.WriteNumber("files", release.Files().Count);
        json.WriteStartArray("gaps");
        foreach (var gap in release.Gaps)
            json.WriteStringValue(gap);
        json.WriteEndArray();
    }
}
