using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Cda.Checking;

/// <summary>
/// Checks a document against the C-CDA requirements that Chartroom relies on. A document with findings is still mapped as far as it
/// goes; the findings tell the sender what to mend.
/// Source: C-CDA R2.1 vol. 2; the check covers the SHALL statements listed in <see cref="CdaRules"/>, not the whole guide.
/// </summary>
public static class CdaFindings
{
    /// <summary>The findings in document order, each with path, line and column; empty when nothing is wrong.</summary>
    public static IReadOnlyList<Issue> Of(CdaDocument document)
    {
        var findings = new List<Issue>();
        var root = document.Root;
        if (document.IsWhole)
        {
            Apply(root, CdaRules.Header, findings);
            PatientName(root, findings);
            Authors(root, findings);
            if (root.Child("code")?["code"] is { } code && !CheckDigits.IsLoinc(code))
                Add(findings, "code-invalid", $"{code} is no LOINC code, so the type of the document is not known.", root.Child("code")!);
        }
        foreach (var element in root.Descendants())
        {
            if (element.Name == "section")
                Section(element, findings);
            else if (element.Name is "code" or "value" or "translation" or "routeCode" or "interpretationCode")
                Coded(element, findings);
            foreach (var template in element.Templates.Distinct(StringComparer.Ordinal))
            {
                if (CdaRules.Entries.TryGetValue(template, out var rules))
                    Apply(element, rules, findings);
            }
            if (element.Name == "observation")
                Unit(element, findings);
        }
        return [.. findings.Distinct()];
    }

    private static void Apply(CdaElement element, IEnumerable<CdaRule> rules, List<Issue> findings)
    {
        if (element.IsNull)
            return;
        var version = element.Children("templateId").Max(t => t["extension"]);
        foreach (var rule in rules.Where(r => r.Since is null || string.CompareOrdinal(version, r.Since) >= 0))
        {
            var (path, attribute) = Split(rule.Path);
            var found = Follow(element, path).ToList();
            if (found.Count == 0)
            {
                if (rule.Required)
                    Add(findings, "required", $"{rule.Path} is missing.", element, "/" + rule.Path);
                continue;
            }
            foreach (var target in found)
            {
                Value(target, attribute, rule, findings);
            }
        }
    }

    private static void Value(CdaElement target, string? attribute, CdaRule rule, List<Issue> findings)
    {
        if (target.IsNull && !rule.Strict)
            return;
        if (attribute is not null)
        {
            if (target[attribute] is null)
                Add(findings, "required", $"{target.Name} has no {attribute}.", target, "/@" + attribute);
            else if (attribute is "root" && rule.Codes is not null && !rule.Codes.Contains(target[attribute]!))
                Add(findings, "value", $"{target.Name} has another {attribute} than it must have.", target, "/@" + attribute);
            return;
        }
        if (rule.Strict && target["root"] is null)
            Add(findings, "required", $"{target.Name} has no root.", target);
        var candidates = target.Children("translation").Prepend(target).ToList();
        if (rule.Codes is not null && !candidates.Exists(c => c["code"] is { } code && rule.Codes.Contains(code)))
            Add(findings, "code-invalid", $"{target.Name} has the code {target["code"] ?? "(none)"}, which is not one of those allowed here.", target, "/@code");
        if (rule.Systems is not null && candidates.Exists(c => c["code"] is not null)
            && !candidates.Exists(c => c["codeSystem"] is { } system && rule.Systems.Contains(system)))
        {
            Add(findings, "code-invalid", $"{target.Name} is of the code system {target["codeSystem"] ?? "(none)"}, which is not one of those allowed here.", target, "/@codeSystem");
        }
        else if (rule is { Required: true, Systems: not null, Codes: null } && !candidates.Exists(c => c["code"] is not null))
        {
            Add(findings, "required", $"{target.Name} has no code.", target, "/@code");
        }
    }

    private static void Authors(CdaElement root, List<Issue> findings)
    {
        foreach (var author in root.Children("author").Select(a => a.Child("assignedAuthor")).OfType<CdaElement>().Where(a => !a.IsNull))
        {
            if ((author.Child("assignedPerson") ?? author.Child("assignedAuthoringDevice") ?? author.Child("representedOrganization")) is null)
                Add(findings, "required", "The author names neither a person nor a device.", author);
        }
    }

    private static void PatientName(CdaElement root, List<Issue> findings)
    {
        foreach (var name in Follow(root, "recordTarget/patientRole/patient/name").Where(n => !n.IsNull).Take(1))
        {
            foreach (var part in (ReadOnlySpan<string>)["given", "family"])
            {
                if (name.Child(part) is null)
                    Add(findings, "required", $"The patient's name has no {part} part.", name, "/" + part);
            }
        }
        foreach (var part in Follow(root, "recordTarget/patientRole/patient/name").SelectMany(n => n.Elements))
        {
            if (part.Name is "given" or "family" or "prefix" or "suffix" && part.Text is null && !part.IsNull)
                Add(findings, "value", $"The {part.Name} part of the patient's name is empty.", part);
        }
    }

    private static void Section(CdaElement section, List<Issue> findings)
    {
        var code = section.Child("code");
        var templates = section.Templates.ToList();
        foreach (var template in templates)
        {
            if (CdaRules.SectionCodes.TryGetValue(template, out var wanted) && code?["code"] != wanted)
            {
                Add(findings, "code-invalid", $"The section's template asks for the code {wanted}; it has {code?["code"] ?? "none"}.", code ?? section);
                break;
            }
        }
        if (code is not null && !templates.Exists(CdaRules.SectionCodes.ContainsKey) && CdaRules.SectionCodes.Values.Contains(code["code"] ?? ""))
            Add(findings, "structure", "The section has none of the templates of its kind.", section.Child("templateId") ?? section, section.Child("templateId") is null ? "/templateId" : "");
        if (section.Child("text") is null && !section.IsNull && !section.Children("component").Any())
            Add(findings, "required", "The section has no narrative text.", section, "/text");
        if (section.Child("title") is null && !section.IsNull && templates.Exists(CdaRules.SectionCodes.ContainsKey))
            Add(findings, "required", "The section has no title.", section, "/title");
        EntriesOf(section, findings);
    }

    private static void EntriesOf(CdaElement section, List<Issue> findings)
    {
        if (CdaRules.EntriesOf(SectionKinds.Of(section)) is not { } wanted)
            return;
        foreach (var statement in section.Children("entry").SelectMany(e => e.Elements).Where(e => e.Name is not "templateId" && !e.IsNull))
        {
            if (!statement.Templates.Any(wanted.Contains) && statement.Templates.All(t => !CdaRules.Entries.ContainsKey(t)))
                Add(findings, "structure", "The entry has none of the templates of its section.", statement.Child("templateId") ?? statement);
        }
    }

    private static void Coded(CdaElement element, List<Issue> findings)
    {
        if (element["code"] is not { } code)
            return;
        if (element["codeSystem"] is { } system)
        {
            if (CodeSystems.Uri(system) is null)
                Warn(findings, $"{system} is no identifier of a code system.", element, "/@codeSystem");
            else if (!CheckDigits.CanBe(system, code) && !IsPostcoordinated(code))
                Warn(findings, $"{code} cannot be a code of its code system.", element, "/@code");
        }
    }

    private static bool IsPostcoordinated(string code) => code.Contains(':', StringComparison.Ordinal) || code.Contains('|', StringComparison.Ordinal);

    private static void Unit(CdaElement observation, List<Issue> findings)
    {
        var value = observation.Child("value");
        if (CdaRules.UnitsOf(observation.Child("code")?["code"]) is not { } units || value is null || value.IsNull || value["value"] is null)
            return;
        if (value["unit"] is not { } unit)
            Add(findings, "required", "The vital sign has no unit.", value, "/@unit");
        else if (!units.Contains(unit))
            Warn(findings, $"The unit {unit} is none that this vital sign can have.", value, "/@unit");
    }

    private static (string Path, string? Attribute) Split(string path)
    {
        var at = path.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (path, null) : (path[..at], path[(at + 1)..]);
    }

    private static IEnumerable<CdaElement> Follow(CdaElement element, string path)
    {
        IEnumerable<CdaElement> at = [element];
        foreach (var step in path.Split('/'))
        {
            at = at.SelectMany(e => e.Children(step));
        }
        return at;
    }

    /// <summary>What older versions of the guide let pass, or what only a terminology server could prove, is a warning.</summary>
    private static void Warn(List<Issue> findings, string text, CdaElement at, string more) =>
        findings.Add(Issue.Warning("code-invalid", text, Place.Of(at) + more, at.LineNumber, at.Column));

    private static void Add(List<Issue> findings, string code, string text, CdaElement at, string more = "") =>
        findings.Add(Issue.Error(code, text, Place.Of(at) + more, at.LineNumber, at.Column));
}
