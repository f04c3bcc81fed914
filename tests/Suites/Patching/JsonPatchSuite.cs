using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Patching;
using Xunit;

namespace Chartroom.Suites.Patching;

/// <summary>The published JSON Patch cases. Source: FHIR/fhir-test-cases r4/patch; RFC 6902 appendix A.</summary>
public sealed class JsonPatchSuite
{
    [Fact]
    public void Every_JSON_Patch_gives_its_output_or_its_error()
    {
        var report = new SuiteReport("JsonPatch", "JSON Patch");
        var file = Path.Combine(Repository.SharedData, "conformance", "fhir-patch", "json-patch-tests.json");
        foreach (var test in JsonNode.Parse(File.ReadAllBytes(file))!.AsArray())
            report.Add(test!["comment"]!.ToString(), Run(test));
        report.End(least: 16);
    }

    private static string? Run(JsonNode test)
    {
        var document = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(test["doc"]!.ToJsonString()));
        var patched = JsonPatch.Apply(document, Encoding.UTF8.GetBytes(test["patch"]!.ToJsonString()));
        if (test["error"] is not null)
            return patched.Succeeded ? "succeeds, though it should fail" : null;
        if (!patched.Succeeded)
            return $"fails: {patched.Issues[0].Text}";
        return JsonNode.DeepEquals(JsonNode.Parse(patched.Value.Utf8.Span), test["expected"]) ? null : $"gives {patched.Value.Root}";
    }
}
