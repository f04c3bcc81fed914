using Xunit;

namespace Chartroom.Suites.FhirPath;

/// <summary>
/// The R5 edition of the FHIRPath suite, run against R4 types: the additions of the language that do not contradict R4.
/// Source: FHIR/fhir-test-cases r5/fhirpath.
/// </summary>
public sealed class FhirPathR5Suite
{
    [Fact]
    public void Every_case_of_the_R5_suite_that_R4_types_can_carry_gives_what_it_should()
    {
        var directory = Path.Combine(Repository.SharedData, "conformance", "fhirpath", "r5");
        var cases = new FhirPathCases(Path.Combine(directory, "input"));
        var report = new SuiteReport("FhirPathR5", "FHIRPath R5 suite on R4 types");
        foreach (var (id, test) in FhirPathCases.Read(Path.Combine(directory, "tests-fhir-r5.xml")))
            report.Add(id, cases.Run(test));
        report.End(least: 1000);
    }
}
