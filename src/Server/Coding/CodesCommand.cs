using System.CommandLine;

namespace Chartroom.Server.Coding;

/// <summary><c>codes</c>: the code-set releases and what is in them.</summary>
public static class CodesCommand
{
    public static Command Create() => new("codes", "Code-set releases: search, look up, list, install, compare.")
    {
        CodesSearchCommand.Create(),
        CodesLookupCommand.Create(),
        CodesListCommand.Create(),
        CodesInstallCommand.Create(),
        CodesDiffCommand.Create(),
    };
}
