using System.Text.Json;
using System.Text.Json.Serialization;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Rules.Releases;

/// <summary>
/// The code-set releases in a directory, one folder each. The discharge date picks; what is missing is said plainly.
/// Source: design.md §5.
/// </summary>
public sealed class CodeReleases
{
    public const string MsDrg = "ms-drg";
    public const string Mce = "mce";
    public const string Icd10Cm = "icd10cm";
    public const string Icd10Pcs = "icd10pcs";
    public const string Hcc = "hcc";
    public const string Ccsr = "ccsr";
    public const string Comorbidity = "comorbidity";

    private CodeReleases(string directory, IReadOnlyList<CodeRelease> releases)
    {
        DirectoryPath = directory;
        All = releases;
    }

    public string DirectoryPath { get; }

    /// <summary>The releases found, by system and first day.</summary>
    public IReadOnlyList<CodeRelease> All { get; }

    /// <summary>The systems the program knows that have no release here, each with the screens that need it.</summary>
    public IEnumerable<(string System, string Screens)> Missing() =>
        ReleaseKind.All.Where(k => All.All(r => r.System != k.System)).Select(k => (k.System, k.Screens));

    /// <summary>Looks at a directory; one that is not there has no releases.</summary>
    public static CodeReleases Open(string directory)
    {
        if (!Directory.Exists(directory))
            return new CodeReleases(directory, []);
        var found = Directory.EnumerateDirectories(directory).Select(Describe).OfType<CodeRelease>();
        return new CodeReleases(directory, [.. found.OrderBy(r => r.System, StringComparer.Ordinal).ThenBy(r => r.From)]);
    }

    /// <summary>The release of a system for a discharge date; of several the one that began last. Else an issue that says what is missing.</summary>
    public Parsed<CodeRelease> For(string system, DateOnly discharge) =>
        All.LastOrDefault(r => r.System == system && r.IsFor(discharge)) is { } release
            ? release
            : Issue.Error("not-found", All.Any(r => r.System == system)
                ? $"No {system} release here is for a discharge on {discharge:yyyy-MM-dd}. Install one: chartroom codes install PATH."
                : NotInstalled(system));

    /// <summary>The release of a system that began last, or an issue that says what is missing.</summary>
    public Parsed<CodeRelease> Latest(string system) =>
        All.LastOrDefault(r => r.System == system) is { } release ? release : Issue.Error("not-found", NotInstalled(system));

    /// <summary>Describes a folder as a release, or null when its name is that of no known kind.</summary>
    public static CodeRelease? Describe(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var said = ReleaseDescription.Read(folder);
        var kind = Array.Find(ReleaseKind.All, k => said?.System is { } system ? k.System == system : k.IsNameOf(name));
        if (kind is null)
            return null;
        var absent = kind.Tables.Where(t => !TsvTable.Exists(folder, t)).Select(t => $"the table {t} is not there");
        return new CodeRelease(
            name, kind.System, said?.Version ?? kind.VersionOf(name), said?.From ?? kind.From, said is null ? kind.To : said.To,
            said?.Publisher ?? kind.Publisher, said?.Licence ?? "US public domain or as the release's README says", folder)
        {
            Gaps = [.. absent, .. said?.Gaps ?? kind.KnownGaps],
        };
    }

    private string NotInstalled(string system)
    {
        var screens = Array.Find(ReleaseKind.All, k => k.System == system)?.Screens ?? system;
        return $"No {system} release is installed in {DirectoryPath}; {screens} need one. Install it: chartroom codes install PATH.";
    }
}

/// <summary>What a folder's own <c>release.json</c> says about the release.</summary>
internal sealed record ReleaseDescription(
    string? System, string? Version, DateOnly? From, DateOnly? To, string? Publisher, string? Licence, string[]? Gaps)
{
    public const string FileName = "release.json";

    /// <summary>Reads the description; null when the folder has none. Throws <see cref="InvalidDataException"/> when it cannot be read.</summary>
    public static ReleaseDescription? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ReleaseDescriptionJson.Default.ReleaseDescription);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not a release description: {problem.Message}", problem);
        }
    }
}

/// <summary>The JSON shape of <c>release.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReleaseDescription))]
internal sealed partial class ReleaseDescriptionJson : JsonSerializerContext;
