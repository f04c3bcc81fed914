using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Suites.Loading;

/// <summary>
/// The published samples through <c>chartroom load</c>, each into a record of its own: everything is loaded, or refused with a reason that
/// is right by a look at the bytes that shares nothing with the program.
/// </summary>
public sealed class LoadSuite
{
    public static TheoryData<string, int> FhirSamples => new()
    {
        // A sample, and the least number of resources in it.
        { "synthea-r4", 125_000 },
        { "synthea-r4-more", 2_000 },
        { "synthea-r4-hiv", 10_000 },
        { "inferno-reference", 500 },
        { "bulk-export-10", 7_000 },
    };

    [Theory]
    [MemberData(nameof(FhirSamples))]
    public async Task A_sample_of_FHIR_loads_without_unjustified_refusal(string sample, int least)
    {
        using var run = await SampleRun.OfAsync(Path.Combine(Repository.SharedData, "samples", sample));
        run.Record(sample, "FHIR", IsRightRefusal);
        Assert.True(run.Resources >= least, $"{run.Resources} resources");
    }

    /// <summary>
    /// Two bundles of synthea-r4-more refer to practitioners by identifier, in bundles that are not part of the sample; log.ndjson is the
    /// export's own log, whose lines are no resources.
    /// </summary>
    private static string? IsRightRefusal(string path, string reason)
    {
        if (Path.GetFileName(path).StartsWith("log.ndjson", StringComparison.Ordinal) && reason.Contains("resourceType", StringComparison.Ordinal))
            return null;
        return path.Contains("synthea-r4-more", StringComparison.Ordinal) && reason.Contains("conditional reference", StringComparison.Ordinal)
            ? null : "refused without a right reason";
    }

    [Fact]
    public async Task Every_HL7_v2_message_is_loaded_or_refused_for_what_it_lacks()
    {
        using var run = await SampleRun.OfAsync(Path.Combine(Repository.SharedData, "samples", "hl7v2", "messages.tar.gz"), "messages/", "");
        run.Record("hl7v2", "HL7 v2", (path, reason) => MessageReasons.Contradiction(File.ReadAllBytes(path), reason));
        Assert.True(run.Inputs >= 800, $"{run.Inputs} messages");
    }

    public static TheoryData<string> Documents => ["ehr-vendor-samples", "fhir-converter-pairs", "hl7-c-cda-examples", "hl7-ccda-ig-examples", "onc-2015-testdata", "sample-ccdas"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_C_CDA_document_is_loaded_and_every_part_of_one_refused(string sample)
    {
        using var run = await SampleRun.OfAsync(Path.Combine(Repository.SharedData, "samples", "ccda", sample + ".tar.gz"), "", ".xml", ".ccda", ".ccd");
        var refused = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Suites", "Cda", "refused.json")))!.AsArray();
        var known = refused.Select(r => (string)r!["id"]!).ToHashSet();
        run.Record("ccda/" + sample, "C-CDA", (path, _) => DocumentReasons.IsWhole(path) && !known.Contains($"{sample}/{run.NameOf(path)}") ? "a whole document was refused" : null);
    }
}
