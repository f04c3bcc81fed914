using System.CommandLine;

namespace Chartroom.Server.Host;

/// <summary>The three options that say where data, database and code sets are; the same in every command.</summary>
public sealed class PlaceOptions
{
    private readonly Option<DirectoryInfo> data = CommonOptions.Data();
    private readonly Option<string?> postgres = CommonOptions.Postgres();
    private readonly Option<DirectoryInfo?> codes = CommonOptions.Codes();

    public void AddTo(Command command)
    {
        command.Options.Add(data);
        command.Options.Add(postgres);
        command.Options.Add(codes);
    }

    /// <summary>The settings that the options give.</summary>
    public ServerSettings Settings(ParseResult parsed)
    {
        var directory = parsed.GetValue(data)!;
        return new ServerSettings
        {
            Data = directory,
            Postgres = parsed.GetValue(postgres),
            Codes = CommonOptions.ResolveCodes(parsed.GetValue(codes), directory),
        };
    }
}
