using System.Formats.Tar;
using System.IO.Compression;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;
using Xunit;

namespace Chartroom.Suites.Examples;

/// <summary>
/// Examples that HL7 publishes are judged valid: those of R4 itself and those of US Core, each with the definitions of its own package. A published
/// example that breaks a rule stands in exclusions.json with the rule. Source: npm hl7.fhir.r4.examples; US Core packages 3.1.1, 6.1.0, 7.0.0, 8.0.0.
/// </summary>
public sealed class ExampleSuite
{
    private static readonly ValidationOptions Options = ValidationOptions.Strict with { AllowExamples = true, Least = IssueSeverity.Error };

    [Fact]
    public async Task The_examples_of_R4_are_valid()
    {
        var report = new SuiteReport("ExamplesR4", "Official R4 examples (npm hl7.fhir.r4.examples 4.0.1) judged valid");
        var validator = new Validator(Options);
        Judge(report, validator, await PublishedPackage.FetchAsync("hl7.fhir.r4.examples", "4.0.1"), "", name => name.StartsWith("package/", StringComparison.Ordinal));
        report.End(least: 5000);
    }

    [Fact]
    public void The_examples_of_US_Core_are_valid()
    {
        var report = new SuiteReport("ExamplesUsCore", "US Core examples (3.1.1, 6.1.0, 7.0.0, 8.0.0) judged valid against their profiles");
        foreach (var version in (string[])["3.1.1", "6.1.0", "7.0.0", "8.0.0"])
        {
            var archive = Path.Combine(Repository.SharedData, "conformance", "us-core", "packages", $"us_core_{version.Replace(".", "")}.tgz");
            var definitions = new DefinitionSet();
            using (var package = File.OpenRead(archive))
                new PackageReader(definitions).ReadArchive(package, version);
            Judge(report, new Validator(Options, definitions), archive, version + "/", name => name.StartsWith("package/example/", StringComparison.Ordinal));
        }
        report.End(least: 600);
    }

    private static void Judge(SuiteReport report, Validator validator, string archive, string prefix, Func<string, bool> isExample)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } content || !isExample(entry.Name) || !entry.Name.EndsWith(".json", StringComparison.Ordinal))
                continue;
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            if (bytes.AsSpan().IndexOf("\"resourceType\""u8) >= 0 && !entry.Name.EndsWith(".index.json", StringComparison.Ordinal))
                report.Add(prefix + Path.GetFileName(entry.Name), Fault(validator, bytes));
        }
    }

    private static string? Fault(Validator validator, byte[] bytes)
    {
        var parsed = ResourceDocument.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes);
        var issues = parsed.Value is null ? parsed.Issues : validator.Validate(parsed.Value);
        return issues.FirstOrDefault(i => i.Fails) is { } issue ? $"{issue.Path} {issue.Text}" : null;
    }
}
