using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation.Packages;
using Xunit;

namespace Chartroom.Suites.Validation;

/// <summary>
/// The R4 cases of the published validator suite: our errors are there when theirs are, at the same elements. Texts are not compared. Cases without a
/// published outcome are not judged. Source: FHIR/fhir-test-cases validator/manifest.json.
/// </summary>
public sealed class ValidatorSuite
{
    [Fact]
    public void Errors_are_where_the_published_outcomes_have_them()
    {
        var report = new SuiteReport("Validation", "FHIR validator suite (R4): presence and place of errors");
        var conformance = Path.Combine(Repository.SharedData, "conformance");
        var cases = new ValidatorCases(Path.Combine(conformance, "fhir-validator"), Path.Combine(conformance, "us-core", "packages"), Path.Combine(Repository.SharedData, "codes", "vaccines", "cvx.tsv"));
        var modules = new SortedDictionary<string, (int Judged, int Agree, int Exact)>(StringComparer.Ordinal);
        using var differences = Differences();
        foreach (var test in cases.All)
        {
            var told = new List<Issue>();
            var result = cases.Run(test, new DefinitionSet(), told);
            if (!result.IsJudged)
                continue;
            report.Add(test.Id, result.Difference);
            var (judged, agree, exact) = modules.GetValueOrDefault(test.Module);
            modules[test.Module] = (judged + 1, agree + (result.Difference is null ? 1 : 0), exact + (result.Exact ? 1 : 0));
            if (result.Difference is not null)
                Tell(differences, test, result.Difference, told);
        }
        report.End(least: 406, [.. modules.Select(m => (object)new { module = m.Key.Length > 0 ? m.Key : "(none)", judged = m.Value.Judged, agree = m.Value.Agree, exactPlaces = m.Value.Exact })]);
    }

    /// <summary>For those who work on the validator: what differs, case by case.</summary>
    private static StreamWriter Differences() =>
        new(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "validation")).FullName, "differences.txt"));

    private static void Tell(StreamWriter into, ValidatorCase test, string difference, List<Issue> told)
    {
        into.WriteLine($"## {test.Id} [{test.Module}] <{test.File}> {difference}");
        foreach (var issue in told.Where(i => i.Fails).DistinctBy(i => i.Path + i.Text).Take(8))
            into.WriteLine($"     ours {issue.Path} {issue.Line}:{issue.Column} {issue.Text}");
    }
}
