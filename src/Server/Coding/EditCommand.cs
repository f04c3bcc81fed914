using System.CommandLine;
using System.Text.Json;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>edit FILE...</c>: the Medicare Code Editor on each claim line, every field the CMS editor reports, in input order.</summary>
public static class EditCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("edit", "Medicare Code Editor on claim lines.") { files, data, codes };
        command.SetAction(parsed =>
        {
            var error = parsed.InvocationConfiguration.Error;
            var release = Releases.Find(parsed.GetValue(codes), parsed.GetValue(data)!, CodeReleases.Mce, error);
            if (release is null)
                return 1;
            var editor = new MedicareCodeEditor(MceTables.Load(release.Folder));
            return new ClaimLines(error, "edit").Run(
                parsed.GetValue(files)!, () => new EditLine(editor), static (s, line, json) => s.Answer(line, json));
        });
        return command;
    }
}

/// <summary>Answers claim lines for the command <c>edit</c>; one for each core.</summary>
internal sealed class EditLine(MedicareCodeEditor editor)
{
    private readonly MceClaimReader reader = new();
    private readonly MceClaim claim = new();
    private readonly EditedClaim edited = new();
    private readonly MceWork work = new();

    public bool Answer(ReadOnlySpan<byte> line, Utf8JsonWriter json)
    {
        if (!reader.Read(line, claim))
        {
            ClaimLines.WriteUnreadable(json, reader.Id, reader.Issues);
            return false;
        }
        editor.Edit(claim, edited, work);
        ClaimLines.WriteId(json, reader.Id);
        EditedClaimWriter.WriteFields(json, edited);
        if (reader.Issues.Count > 0)
            ClaimLines.WriteFindings(json, reader.Issues);
        return true;
    }
}
