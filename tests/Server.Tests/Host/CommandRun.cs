using System.Text.Json.Nodes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Tests.Host;

/// <summary>One command line, run in this process; what it wrote and how it ended.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];

    public JsonNode Last => Lines[^1];

    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Root().Parse(arguments).InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
