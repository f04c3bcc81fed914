using System.CommandLine;

namespace Chartroom.Server.Host;

/// <summary>The command line: one file a command, in the folder of the department that owns it; listed here.</summary>
public static class CommandLine
{
    public static RootCommand Root() => new("Chartroom: a health-information department in one program.")
    {
        Commands.ServeCommand.Create(),
        Commands.UserCommand.Create(),
        Commands.BackupCommand.Create(),
        Commands.RestoreCommand.Create(),
        Commands.VerifyCommand.Create(),
        Commands.RebuildCommand.Create(),
        Demo.DemoCommand.Create(),
        Loading.LoadCommand.Create(),
        Exporting.ExportCommand.Create(),
        Coding.CodesCommand.Create(),
        Coding.GroupCommand.Create(),
        Coding.EditCommand.Create(),
        Coding.RiskCommand.Create(),
        Identity.Files.MatchCommand.Create(),
        Coding.SuggestCommand.Create(),
        Network.ValidateCommand.Create(),
        Network.FhirPathCommand.Create(),
        Network.ViewCommand.Create(),
        Intake.Conversion.ConvertCommand.Create(),
    };
}
