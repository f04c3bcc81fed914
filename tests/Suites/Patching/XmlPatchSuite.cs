using System.Xml.Linq;
using Chartroom.Fhir.Patching;
using Xunit;

namespace Chartroom.Suites.Patching;

/// <summary>The published XML Patch cases. Source: FHIR/fhir-test-cases r4/patch; RFC 5261 appendix A.</summary>
public sealed class XmlPatchSuite
{
    [Fact]
    public void Every_XML_Patch_gives_its_output_or_its_error()
    {
        var report = new SuiteReport("XmlPatch", "XML Patch");
        var file = Path.Combine(Repository.SharedData, "conformance", "fhir-patch", "xml-patch-tests.xml");
        foreach (var test in XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!.Elements("case"))
            report.Add((string)test.Attribute("name")!, Run(test));
        report.End(least: 25);
    }

    private static string? Run(XElement test)
    {
        var target = test.Element("target")!.Elements().FirstOrDefault()?.ToString(SaveOptions.DisableFormatting) ?? "";
        var patch = test.Elements().First(e => e.Name.LocalName == "patch").ToString(SaveOptions.DisableFormatting);
        var patched = XmlPatch.Apply(target, patch);
        var expected = test.Element("patched")?.Elements().FirstOrDefault();
        if (!patched.Succeeded)
            return expected is null ? null : $"fails: {patched.Issues[0].Text}";
        if (expected is null)
            return "succeeds, though it should fail";
        return XNode.DeepEquals(Plain(XElement.Parse(patched.Value)), Plain(new XElement(expected))) ? null : $"gives {patched.Value}";
    }

    /// <summary>Without white space between elements and around text.</summary>
    private static XElement Plain(XElement element)
    {
        foreach (var text in element.DescendantNodes().OfType<XText>().ToList())
        {
            if (string.IsNullOrWhiteSpace(text.Value))
                text.Remove();
            else
                text.Value = text.Value.Trim();
        }
        var plain = XElement.Parse(element.ToString(SaveOptions.DisableFormatting));
        foreach (var empty in plain.DescendantsAndSelf().Where(e => !e.Nodes().Any()))
            empty.RemoveNodes();
        return plain;
    }
}
