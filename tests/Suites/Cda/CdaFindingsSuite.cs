using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Checking;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Fhir.Outcomes;
using Xunit;

namespace Chartroom.Suites.Cda;

/// <summary>The ONC negative tests must be found out at the place their name says; the good documents must not be accused.</summary>
public sealed class CdaFindingsSuite
{
    /// <summary>The file's name, and a part of the path or text of a finding that names its error.</summary>
    private static readonly (string File, string Names)[] Errors =
    [
        ("NT_Bad_AllergyIntoleranceObservationElements", "section[allergies]/entry"),
        ("NT_Bad_AllergySectionCode", "section[allergies]/code"),
        ("NT_Bad_DocCode", "ClinicalDocument/code"),
        ("NT_Bad_GenderCodeSystem", "administrativeGenderCode/@codeSystem"),
        ("NT_Bad_GenderCode_", "administrativeGenderCode/@code"),
        ("NT_Bad_MedicationActivityElements", "section[medications]/entry"),
        ("NT_Bad_MedicationInformationElements", "manufacturedProduct"),
        ("NT_Bad_MedicationSectionCode", "section[medications]/code"),
        ("NT_Bad_MedicationSectionTemplateId", "section[medications]/templateId"),
        ("NT_Bad_PatientFirstName", "patient/name/given"),
        ("NT_Bad_PatientLastName", "patient/name/family"),
        ("NT_Bad_PatientMiddleName", "patient/name/given"),
        ("NT_Bad_PatientSuffix", "patient/name/suffix"),
        ("NT_Bad_ProblemConcernElements", "section[problems]/entry"),
        ("NT_Bad_ProblemSectionCode", "section[problems]/code"),
        ("NT_Bad_RaceCodeSystem", "raceCode/@codeSystem"),
        ("NT_Missing_PatientName", "patient/name"),
        ("NT_CCDS_Sample1", "/code"),
        ("NT_CCDS_Sample2", "templateId"),
        ("NT_CCDS_Sample3", "section["),
        ("NT_CCDS_Sample4", "code"),
        ("NT_CCDS_Sample5", "code"),
        ("NT_CP_Sample1", "section["),
        ("NT_CP_Sample3", "templateId"),
        ("NT_CP_Sample4", "templateId"),
    ];

    [Fact]
    public void Each_negative_test_is_found_out_where_its_name_says()
    {
        var (passed, faults) = (0, new List<string>());
        foreach (var (name, findings) in Checked("onc-2015-testdata").Where(f => f.Name.Contains("NegativeTesting", StringComparison.Ordinal)))
        {
            var (file, names) = Array.Find(Errors, e => Path.GetFileName(name).StartsWith(e.File, StringComparison.Ordinal));
            if (file is not null && findings.Any(f => f.Path!.Replace("[1]", "", StringComparison.Ordinal).Contains(names, StringComparison.Ordinal)))
                passed++;
            else
                faults.Add($"{Path.GetFileName(name)}: no finding at {names}; found {string.Join("; ", findings.Take(4).Select(f => f.Path + " " + f.Text))}");
        }
        ConformanceCounts.Write("ccda-negative.json", "C-CDA ONC negative tests", passed + faults.Count, passed);
        Assert.True(faults.Count == 0, $"{passed} of {passed + faults.Count}\n" + string.Join('\n', faults));
    }

    [Fact]
    public void Good_documents_of_the_certification_are_not_accused()
    {
        var (passed, faults) = (0, new List<string>());
        foreach (var (name, findings) in Checked("onc-2015-testdata").Where(f => !f.Name.Contains("NegativeTesting", StringComparison.Ordinal)))
        {
            if (!findings.Any(f => f.Fails))
                passed++;
            else
                faults.Add($"{Path.GetFileName(name)}: {findings.Count}: {string.Join("; ", findings.Where(f => f.Fails).Take(6).Select(f => $"{f.Path} {f.Line} {f.Text}"))}");
        }
        ConformanceCounts.Write("ccda-positive.json", "C-CDA ONC documents without error findings", passed + faults.Count, passed);
        Assert.True(faults.Count == 0, $"{passed} of {passed + faults.Count}\n" + string.Join('\n', faults));
    }

    /// <summary>The vendors' documents come with the errors of the official schematron: what ours finds it must find too, and ours must find something in a third of the documents where it does.</summary>
    [Fact]
    public void Findings_agree_with_the_schematron_of_the_vendor_samples()
    {
        var errors = CdaSamples.Archive(Path.Combine("samples", "ccda", "ehr-vendor-samples.tar.gz"))
            .Where(f => f.Name.Contains("z-test-schematron", StringComparison.Ordinal))
            .ToDictionary(f => f.Name.Replace("z-test-schematron/", "", StringComparison.Ordinal), f => (int?)JsonNode.Parse(f.Bytes)?["errorCount"] ?? 0);
        var (both, none, missed, accused) = (0, 0, 0, 0);
        foreach (var (name, findings) in Checked("ehr-vendor-samples"))
        {
            if (!errors.TryGetValue(name + ".json", out var count))
                continue;
            _ = (count > 0, findings.Any(f => f.Fails)) switch
            {
                (true, true) => both++,
                (false, false) => none++,
                (true, false) => missed++,
                _ => accused++,
            };
        }
        var total = both + none + missed + accused;
        ConformanceCounts.Write(
            "ccda-schematron.json", "C-CDA findings beside the schematron", total, both + none,
            $"Both find errors: {both}; neither: {none}; only the schematron: {missed}; only ours: {accused}.");
        Assert.True(total > 100 && accused <= 2 && both * 3 >= both + missed, $"both {both}, neither {none}, missed {missed}, accused {accused}");
    }

    private static IEnumerable<(string Name, IReadOnlyList<Issue> Findings)> Checked(string set)
    {
        foreach (var (name, bytes) in CdaSamples.Documents(set))
        {
            var parsed = CdaParser.Parse(bytes);
            if (parsed.Succeeded)
                yield return (name, CdaFindings.Of(parsed.Value));
        }
    }
}
