using System.CommandLine;
using System.Net;

namespace Chartroom.Server.Host;

/// <summary>The options that say where a server listens; the same in every command that starts one.</summary>
public sealed class ListenOptions
{
    private readonly Option<int> port = Port("--port", "Port of workbench and FHIR (0 = any free one).", 8080, 0);
    private readonly Option<int> mllp = Port("--mllp", "Port of the MLLP listener (0 = off, -1 = any free one).", 2575, -1);

    private readonly Option<string> listen = new("--listen") { Description = "Address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };

    public ListenOptions() => listen.Validators.Add(r =>
    {
        if (!IPAddress.TryParse(r.GetValueOrDefault<string>(), out _))
            r.AddError("--listen expects an IP address.");
    });

    public void AddTo(Command command)
    {
        command.Options.Add(port);
        command.Options.Add(mllp);
        command.Options.Add(listen);
    }

    /// <summary>The settings with what these options say.</summary>
    public ServerSettings Settings(ParseResult parsed, ServerSettings settings) => settings with
    {
        Port = parsed.GetValue(port),
        Mllp = parsed.GetValue(mllp),
        Listen = IPAddress.Parse(parsed.GetValue(listen)!),
    };

    private static Option<int> Port(string name, string description, int usual, int lowest)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is var given && (given < lowest || given > 65_535))
                r.AddError($"{name} is {lowest} to 65535.");
        });
        return option;
    }
}
