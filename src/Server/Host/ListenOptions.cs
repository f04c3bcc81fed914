using System.CommandLine;
using System.Net;

namespace Chartroom.Server.Host;

/// <summary>The options that say where a server listens; the same in every command that starts one.</summary>
public sealed class ListenOptions
{
    private readonly Option<int> port = Port("--port", "Port of workbench and FHIR (0 = any free one).", 8080, 0);
    private readonly Option<int> mllp = Port("--mllp", "Port of the MLLP listener (0 = off, -1 = any free one).", 2575, -1);

    private readonly Option<string> listen = new("--listen") { Description = "Address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };

    private readonly Option<string?> otlp = new("--otlp")
    {
        Description = "Send traces and measures by OTLP to this address, such as http://127.0.0.1:4318 (default: OTEL_EXPORTER_OTLP_ENDPOINT, else nowhere).",
    };

    private readonly Option<bool> metrics = new("--metrics") { Description = "Show the measures at /metrics to programs on this machine and to administrators." };

    public ListenOptions()
    {
        listen.Validators.Add(r =>
        {
            if (!IPAddress.TryParse(r.GetValueOrDefault<string>(), out _))
                r.AddError("--listen expects an IP address.");
        });
        otlp.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } given && AddressOf(given) is null)
                r.AddError("--otlp expects an http or https address.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(port);
        command.Options.Add(mllp);
        command.Options.Add(listen);
        command.Options.Add(otlp);
        command.Options.Add(metrics);
    }

    /// <summary>The settings with what these options say.</summary>
    public ServerSettings Settings(ParseResult parsed, ServerSettings settings) => settings with
    {
        Port = parsed.GetValue(port),
        Mllp = parsed.GetValue(mllp),
        Listen = IPAddress.Parse(parsed.GetValue(listen)!),
        Otlp = AddressOf(parsed.GetValue(otlp) ?? Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")),
        Metrics = parsed.GetValue(metrics),
    };

    private static Uri? AddressOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address : null;

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
