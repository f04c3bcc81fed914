using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Search;

namespace Chartroom.Bench.Language;

/// <summary>
/// All expressions of R4's and US Core's search parameters over Synthea resources: our engine, then npm <c>fhirpath</c> with its R4 model
/// (<c>paths.mjs</c> beside this file), the same expressions over the same resources. Both compile and read beforehand, both run on one core;
/// the numbers of items found must agree.
/// </summary>
internal static partial class PathBench
{
    public static int Run(string directory, int bundles, int rounds, string script)
    {
        var resources = SyntheaResources.Read(directory, bundles, compact: true);
        var documents = resources.Select(r => ResourceDocument.Parse(r).Value!).ToList();
        var types = documents.Select(d => d.ResourceType).Distinct().Order(StringComparer.Ordinal).ToList();
        var expressions = types.ToDictionary(t => t, t => SearchParameters.Of(t).Where(p => p.Expression.Length > 0).Select(p => Common(p.Expression)).ToList());
        var work = documents.Sum(d => (long)expressions[d.ResourceType].Count);
        var compiled = types.ToDictionary(
            t => t, t => expressions[t].Select(e => PathExpression.Trusted(e, R4Definitions.Type(t), PathOptions.Search)).ToArray());
        var (best, allocated) = (double.MaxValue, 0L);
        var found = new Dictionary<string, long>();
        for (var round = 0; round < rounds; round++)
        {
            found.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            best = Math.Min(best, Seconds(documents, compiled, found));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Print($"{documents.Count:n0} resources, {work:n0} evaluations a round");
        Print($"| Chartroom | {work / best:n0}/s | {(double)allocated / work:n1} B an evaluation |");
        return Compare(resources, expressions, rounds, script, work / best, found);
    }

    /// <summary>The expression as both engines take it: npm fhirpath would fetch what resolve() names, and takes <c>as</c> for single items only.</summary>
    private static string Common(string expression) => Cast().Replace(Resolve().Replace(expression, "reference.exists()"), "${path}.ofType(${type})");

    [GeneratedRegex("resolve\\(\\) is [A-Za-z]+", RegexOptions.None, 1_000)]
    private static partial Regex Resolve();

    [GeneratedRegex("(?<path>[A-Za-z.]+) as (?<type>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Cast();

    private static double Seconds(List<ResourceDocument> documents, Dictionary<string, PathExpression[]> compiled, Dictionary<string, long> found)
    {
        var (evaluation, output) = (new PathEvaluation(), new PathList());
        using var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        foreach (var document in documents)
        {
            var root = PathValue.Root(document);
            var items = 0L;
            foreach (var expression in compiled[root.Type!.Name])
            {
                output.Clear();
                if (!expression.Evaluate(evaluation, root, output))
                    throw new InvalidDataException($"{expression.Text}: {evaluation.Failure!.Text}");
                items += output.Count;
            }
            found[root.Type.Name] = found.GetValueOrDefault(root.Type.Name) + items;
        }
        process.Refresh();
        return (process.TotalProcessorTime - used).TotalSeconds;
    }

    private static int Compare(
        IReadOnlyList<byte[]> resources, Dictionary<string, List<string>> expressions, int rounds, string script, double ours, Dictionary<string, long> found)
    {
        var folder = Directory.CreateTempSubdirectory("chartroom-paths-");
        try
        {
            File.WriteAllLines(Path.Combine(folder.FullName, "resources.ndjson"), resources.Select(r => System.Text.Encoding.UTF8.GetString(r)));
            File.WriteAllText(Path.Combine(folder.FullName, "expressions.json"), JsonSerializer.Serialize(expressions));
            var theirRounds = Math.Min(rounds, 6).ToString(CultureInfo.InvariantCulture);
            using var node = Process.Start(new ProcessStartInfo("/usr/bin/env", ["node", script, folder.FullName, theirRounds]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            if (node.ExitCode != 0)
                throw new InvalidOperationException($"node ended with {node.ExitCode}; run npm ci in bench/Language first.");
            var answer = JsonNode.Parse(output)!;
            var theirs = (double)answer["perSecond"]!;
            Print($"| fhirpath {(string?)answer["version"]}, node {(string?)answer["node"]} | {theirs:n0}/s | |");
            Print($"{ours / theirs:n1} times as fast");
            var differ = found.Where(f => (long)answer["found"]![f.Key]! != f.Value).Select(f => $"{f.Key} {f.Value} and {answer["found"]![f.Key]}").ToList();
            Console.Out.WriteLine(differ.Count == 0 ? "both found the same number of items for every type" : $"different numbers of items: {string.Join(", ", differ)}");
            return differ.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
