using System.Text;
using System.Xml.Linq;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Patching;
using Xunit;

namespace Chartroom.Suites.Patching;

/// <summary>The published FHIRPath Patch cases, applied forwards. Source: FHIR/fhir-test-cases r4/patch.</summary>
public sealed class FhirPathPatchSuite
{
    [Fact]
    public void Every_FHIRPath_Patch_gives_its_output_or_its_error()
    {
        var report = new SuiteReport("FhirPathPatch", "FHIRPath Patch (forwards)");
        var file = Path.Combine(Repository.SharedData, "conformance", "fhir-patch", "fhir-patch-tests.xml");
        foreach (var test in XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!.Elements("case"))
            report.Add((string)test.Attribute("name")!, Run(test));
        report.End(least: 30);
    }

    private static string? Run(XElement test)
    {
        var patched = PathPatch.Apply(Read(test.Element("input")!), Read(test.Element("diff")!));
        var expected = test.Element("output")?.Elements().FirstOrDefault();
        if (!patched.Succeeded)
            return expected is null ? null : $"fails: {patched.Issues[0].Text}";
        if (expected is null)
            return "succeeds, though it should fail";
        return CanonicalForm.Difference(patched.Value, Read(test.Element("output")!)) is { } path ? $"differs at {path}: {Encoding.UTF8.GetString(patched.Value.Utf8.Span)}" : null;
    }

    private static ResourceDocument Read(XElement holder)
    {
        var parsed = ResourceXmlReader.Read(Encoding.UTF8.GetBytes(holder.Elements().First().ToString(SaveOptions.DisableFormatting)));
        return parsed.Value ?? throw new InvalidDataException(parsed.Issues[0].ToString());
    }
}
