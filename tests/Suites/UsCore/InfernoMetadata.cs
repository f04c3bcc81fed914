using System.IO.Compression;
using YamlDotNet.RepresentationModel;

namespace Chartroom.Suites.UsCore;

/// <summary>One search that a profile asks of a server, as the names of its parameters.</summary>
internal sealed record AskedSearch(IReadOnlyList<string> Names, string Expectation)
{
    public override string ToString() => string.Join('+', Names);
}

/// <summary>Where the values of a parameter stand, their type, and the comparators that are asked of it.</summary>
internal sealed record AskedParameter(
    string Name, IReadOnlyList<string> Paths, string Type, IReadOnlyList<string> Comparators, IReadOnlyList<string> Chains);

/// <summary>What the Inferno US Core tests ask for one profile.</summary>
internal sealed record AskedProfile(
    string Version,
    string Name,
    string Resource,
    string Url,
    IReadOnlyList<string> Interactions,
    IReadOnlyList<AskedSearch> Searches,
    IReadOnlyDictionary<string, AskedParameter> Parameters,
    IReadOnlyList<string> Includes,
    IReadOnlyList<string> Revincludes,
    IReadOnlyList<string> References);

/// <summary>Reads the metadata from which Inferno generates its tests. Source: inferno-framework/us-core-test-kit, generated/*/metadata.yml.</summary>
internal static class InfernoMetadata
{
    public static IReadOnlyList<AskedProfile> Read(string version)
    {
        var file = Path.Combine(Repository.SharedData, "conformance", "us-core", $"inferno-metadata-v{version}.yml.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. List(yaml.Documents[0].RootNode, ":groups").Select(g => Profile(version, g))];
    }

    private static AskedProfile Profile(string version, YamlNode group) => new(
        version,
        Text(group, ":name"),
        Text(group, ":resource"),
        Text(group, ":profile_url"),
        [.. List(group, ":interactions").Where(i => Text(i, ":expectation") is "SHALL" or "SHOULD").Select(i => Text(i, ":code"))],
        [.. List(group, ":searches").Select(s => new AskedSearch([.. List(s, ":names").Select(n => n.ToString())], Text(s, ":expectation")))],
        ((YamlMappingNode)group[":search_definitions"]).ToDictionary(d => d.Key.ToString().TrimStart(':'), d => Parameter(d.Key.ToString().TrimStart(':'), d.Value)),
        [.. List(group, ":include_params").Select(n => n.ToString())],
        [.. List(group, ":revincludes").Select(n => n.ToString())],
        [.. List(group, ":references").Select(r => Text(r, ":path"))]);

    private static AskedParameter Parameter(string name, YamlNode definition) => new(
        name,
        [.. List(definition, ":full_paths").Select(p => p.ToString())],
        Text(definition, ":type"),
        [.. ((YamlMappingNode)definition[":comparators"]).Children.Keys.Select(k => k.ToString().TrimStart(':'))],
        [.. List(definition, ":chain").Select(c => Text(c, ":chain"))]);

    private static string Text(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? value.ToString() : "";

    private static YamlSequenceNode List(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) && value is YamlSequenceNode items ? items : new YamlSequenceNode();
}
