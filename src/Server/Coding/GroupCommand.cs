using System.CommandLine;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>
/// <c>group FILE...</c>: MS-DRG of each claim line, every field the CMS grouper reports, in input order; <c>--trace</c> adds the reasons.
/// The version is that of <c>--version</c>, else the claim's own, else the one in force on its discharge date.
/// </summary>
public static class GroupCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var version = new Option<string?>("--version") { Description = "Grouper version for every claim, e.g. 431 or v43.1 (default: the claim's version, else its discharge date's)." };
        var trace = new Option<bool>("--trace") { Description = "Add the reasons: formulas, atoms, what each code did." };
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("group", "MS-DRG grouping of claim lines.") { files, version, trace, data, codes };
        command.SetAction(parsed =>
        {
            var error = parsed.InvocationConfiguration.Error;
            var release = Releases.Find(parsed.GetValue(codes), parsed.GetValue(data)!, CodeReleases.MsDrg, error);
            if (release is null)
                return 1;
            var grouper = new MsDrgGrouper(MsDrgTables.Load(release.Folder));
            int? wanted = null;
            if (parsed.GetValue(version) is { } said)
            {
                if (!GrouperVersion.TryParse(said, out var number) || !grouper.Tables.Has(number))
                {
                    error.WriteLine($"group: the release {release.Name} holds no version {said}; it holds {VersionList(grouper.Tables)}.");
                    return 2;
                }
                wanted = number;
            }
            return new ClaimLines(error, "group").Run(
                parsed.GetValue(files)!, () => new GroupLine(grouper, wanted, parsed.GetValue(trace)), static (s, line, json) => s.Answer(line, json));
        });
        return command;
    }

    internal static string VersionList(MsDrgTables tables) => string.Join(", ", tables.Versions.Select(v => v.Number));
}

/// <summary>Answers claim lines for the command <c>group</c>; one for each core.</summary>
internal sealed class GroupLine(MsDrgGrouper grouper, int? version, bool trace)
{
    private readonly MsDrgClaimReader reader = new();
    private readonly MsDrgClaim claim = new();
    private readonly GroupedClaim grouped = new();

    public bool Answer(ReadOnlySpan<byte> line, Utf8JsonWriter json)
    {
        if (!reader.Read(line, claim))
        {
            ClaimLines.WriteUnreadable(json, reader.Id, reader.Issues);
            return false;
        }
        if (ChooseVersion() is { } problem)
        {
            ClaimLines.WriteUnreadable(json, reader.Id, [problem, .. reader.Issues]);
            return false;
        }
        grouper.Group(claim, grouped);
        ClaimLines.WriteId(json, reader.Id);
        GroupedClaimWriter.WriteFields(json, grouped);
        var findings = CodeFindings.Of(grouper.Tables, claim, grouped);
        if (findings.Count + reader.Issues.Count > 0)
            ClaimLines.WriteFindings(json, reader.Issues.Concat(findings));
        if (trace)
            GroupingTraceWriter.Write(json, GroupingTrace.Of(grouper, grouped));
        return true;
    }

    /// <summary>Settles the claim's version, or says why there is none.</summary>
    private Issue? ChooseVersion()
    {
        var tables = grouper.Tables;
        if (version is { } wanted)
            claim.Version = wanted;
        else if (claim.Version == 0 && reader.DischargeDate is { } day)
            claim.Version = tables.VersionOn(day)?.Number ?? 0;
        else if (claim.Version == 0)
            return Issue.Error("required", "The claim has neither a version nor a discharge date.", "version");
        if (tables.Has(claim.Version))
            return null;
        var span = $"{tables.Versions[0].From:yyyy-MM-dd} to {tables.Versions[^1].To:yyyy-MM-dd}";
        return reader.DischargeDate is { } date && claim.Version == 0
            ? Issue.Error("not-found", $"No grouper version is installed for the discharge date {date:yyyy-MM-dd}; installed: {span}.", "dischargeDate")
            : Issue.Error("not-found", $"No grouper version {claim.Version} is installed; installed: {GroupCommand.VersionList(tables)}.", "version");
    }
}
