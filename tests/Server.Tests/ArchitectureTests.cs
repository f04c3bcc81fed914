using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Chartroom.Server.Tests;

/// <summary>The house rules of ARCHITECTURE.md, held by reflection over all parts.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Parts = ["Chartroom.Fhir", "Chartroom.Rules", "Chartroom.Exchange", "Chartroom.Store", "chartroom"];

    /// <summary>Which part may use which: the arrows of ARCHITECTURE.md.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Chartroom.Fhir"] = [],
        ["Chartroom.Rules"] = ["Chartroom.Fhir"],
        ["Chartroom.Exchange"] = ["Chartroom.Fhir"],
        ["Chartroom.Store"] = ["Chartroom.Fhir"],
        ["chartroom"] = ["Chartroom.Fhir", "Chartroom.Rules", "Chartroom.Exchange", "Chartroom.Store"],
    };

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Impl", "Base", "Info"];

    public static TheoryData<string> PartNames => [.. Parts];

    [Theory]
    [MemberData(nameof(PartNames))]
    public void A_part_uses_only_the_parts_below_it(string part)
    {
        var used = Assembly.Load(part).GetReferencedAssemblies().Select(a => a.Name!).Where(Parts.Contains);
        Assert.Empty(used.Except(Allowed[part]));
    }

    [Theory]
    [MemberData(nameof(PartNames))]
    public void A_type_is_called_by_a_word_of_the_field(string part)
    {
        var offenders = Written(part).Where(t => BannedEndings.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)));
        Assert.Empty(offenders.Select(t => t.FullName));
    }

    [Theory]
    [MemberData(nameof(PartNames))]
    public void An_interface_is_a_seam_with_two_implementations(string part)
    {
        string[] seams = ["IRecordStore"];
        var others = Written(part).Where(t => t.IsInterface && !seams.Contains(t.Name) && Implementations(t) < 2);
        Assert.Empty(others.Select(t => t.FullName));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var source = Path.Combine(Repository.Root, "src");
        var offenders =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(source, Path.GetDirectoryName(file)!)
            let expected = "namespace Chartroom." + folder.Replace(Path.DirectorySeparatorChar, '.') + ";"
            let declared = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
            where declared is not null && declared != expected
            select $"{Path.GetRelativePath(source, file)}: {declared}";
        Assert.Empty(offenders);
    }

    /// <summary>
    /// Which department of the server may use which others. Every department may use Host (wiring, sign-in) and Audit
    /// (the trail); Host, which wires them, may use all. Otherwise departments meet through the change feed alone, and a
    /// pair that is missing here wants a reason.
    /// </summary>
    private static readonly Dictionary<string, string[]> DepartmentPairs = new()
    {
        ["Analysis"] = [],
        ["Audit"] = [],
        // A coder reads the chart as everybody does: its documents, their text, the banner.
        ["Coding"] = ["Records"],
        // The demo hospital's rates are set as its administrator would set them.
        ["Demo"] = ["Coding", "Intake"],
        // The bench shows and sorts entries in the words of the chart.
        ["Identity"] = ["Records"],
        // Whose a message or a scan is, it says in the words of the chart's banner.
        ["Intake"] = ["Records"],
        // Patient/$match asks the index of the department that keeps it.
        ["Network"] = ["Identity"],
        ["Records"] = [],
    };

    [Fact]
    public void A_department_uses_only_the_departments_it_may()
    {
        const string Prefix = "using Chartroom.Server.";
        var server = Path.Combine(Repository.Root, "src", "Server");
        var offenders =
            from file in Directory.EnumerateFiles(server, "*.cs", SearchOption.AllDirectories)
            let department = Path.GetRelativePath(server, file).Split(Path.DirectorySeparatorChar)[0]
            where department != "Host" && !department.EndsWith(".cs", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where line.StartsWith(Prefix, StringComparison.Ordinal)
            let used = line[Prefix.Length..].TrimEnd(';').Split('.')[0]
            where used != department && used is not ("Host" or "Audit")
            where !DepartmentPairs.GetValueOrDefault(department, []).Contains(used)
            select $"{Path.GetRelativePath(server, file)} uses {used}";
        Assert.Empty(offenders);
    }

    private static int Implementations(Type seam) =>
        Parts.SelectMany(Written).Count(t => !t.IsInterface && t.GetInterfaces().Any(i => Same(i, seam)));

    private static bool Same(Type i, Type seam) => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == seam;

    private static IEnumerable<Type> Written(string part) =>
        Assembly.Load(part).GetTypes().Where(t =>
            t.Namespace?.StartsWith("Chartroom", StringComparison.Ordinal) == true
            && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && !t.Name.Contains('<', StringComparison.Ordinal));
}
