using Xunit;

namespace Chartroom.Suites.FhirPath;

/// <summary>The official FHIRPath suite for R4: 935 live cases; two more stand in comments of the file. Source: FHIR/fhir-test-cases r4/fhirpath.</summary>
public sealed class FhirPathR4Suite
{
    [Fact]
    public void Every_case_of_the_official_R4_suite_gives_what_it_should()
    {
        var directory = Path.Combine(Repository.SharedData, "conformance", "fhirpath", "r4");
        var cases = new FhirPathCases(Path.Combine(directory, "input"));
        var report = new SuiteReport("FhirPathR4", "FHIRPath R4, official suite");
        foreach (var (id, test) in FhirPathCases.Read(Path.Combine(directory, "tests-fhir-r4.xml")))
            report.Add(id, cases.Run(test));
        report.End(least: 935);
    }
}
