using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;
using Chartroom.Fhir.Validation.Structure;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>
/// Rules of a ValueSet: canonical URLs are absolute, listed codes are in their system, filters fit the properties that the system defines, and
/// parameters are those declared. Source: FHIR R4 §4.9 ValueSet.compose; extensions valueset-parameter, cqf-expression.
/// </summary>
internal sealed class ValueSetRules(WalkContext context, Findings findings)
{
    private readonly HashSet<string> parameters = [];

    public void Check(Element set, bool isRoot)
    {
        Absolute(set["url"u8]);
        if (isRoot)
        {
            foreach (var contained in set["contained"u8].Items)
                Absolute(contained["url"u8]);
        }
        foreach (var extension in set["extension"u8].Items)
        {
            if (extension["url"u8].Text?.EndsWith("/valueset-parameter", StringComparison.Ordinal) == true)
                Declared(extension);
        }
        Includes(set["compose"u8]["include"u8]);
        Includes(set["compose"u8]["exclude"u8]);
    }

    private void Absolute(Element url)
    {
        if (url.Kind == ElementKind.String && url.Raw.Length > 0 && !ReferenceText.IsAbsolute(url.Raw))
            findings.Error(url.Index, "invalid", "The canonical URL of a definition is absolute.");
    }

    private void Declared(Element parameter)
    {
        foreach (var part in parameter["extension"u8].Items)
        {
            if (part["url"u8].Is("name"u8) && part["valueCode"u8].Text is { } name)
                parameters.Add(name);
        }
    }

    private void Includes(Element includes)
    {
        foreach (var include in includes.Items)
        {
            if (include["system"u8] is not { Kind: ElementKind.String } system || system.Text is not { Length: > 0 } url)
                continue;
            if (!ReferenceText.IsAbsolute(system.Raw))
            {
                findings.Error(include.Index, "invalid", "The system of an include is an absolute URI, also when the code system is contained.");
                continue;
            }
            Listed(include, url);
            foreach (var filter in include["filter"u8].Items)
            {
                if (filter["property"u8].Text is "notSelectable" or "inactive" && filter["value"u8].Text is { } flag and not ("true" or "false") && flag.Length > 0)
                    findings.Error(filter.Index, "invalid", "The property is true or false.");
                if (url == "http://snomed.info/sct" && SnomedFilter.Fault(filter) is { } fault)
                    findings.Error(filter.Index, "invalid", fault);
                Property(filter, url);
                foreach (var extension in filter["_value"u8]["extension"u8].Items)
                    Expression(extension["valueExpression"u8]);
            }
        }
    }

    private void Listed(Element include, string system)
    {
        var severity = context.Options.UnknownCodes;
        if (!findings.Wants(severity))
            return;
        foreach (var concept in include["concept"u8].Items)
        {
            if (concept["code"u8].Text is { } code && context.Terminology.Code(system, include["version"u8].Text, code).Standing == CodeStanding.Invalid)
                findings.Add(severity, concept.Index, "code-invalid", "The code is not in its code system.");
        }
    }

    /// <summary>A filter by a property that holds codes names a code; by one that holds codings, system and code.</summary>
    private void Property(Element filter, string system)
    {
        if (context.Definitions.Find("CodeSystem", system) is not { } table || filter["value"u8].Text is not { } value || !filter["op"u8].Is("="u8))
            return;
        foreach (var property in table.Root["property"u8].Items)
        {
            if (property["code"u8].Text != filter["property"u8].Text)
                continue;
            var isCoding = property["type"u8].Is("Coding"u8);
            if (!isCoding && !property["type"u8].Is("code"u8))
                return;
            var hash = value.IndexOf('#', StringComparison.Ordinal);
            if (isCoding && hash <= 0)
                findings.Error(filter.Index, "invalid", "A filter by a property that holds codings has a value of the form system#code.");
            else if (context.Terminology.Code(isCoding ? value[..hash].Split('|')[0] : system, null, isCoding ? value[(hash + 1)..] : value).Standing == CodeStanding.Invalid)
                findings.Error(filter.Index, "code-invalid", "The value of the filter is no code of its system.");
            return;
        }
    }

    private void Expression(Element expression)
    {
        if (!expression.Exists)
            return;
        if (!expression["language"u8].Is("text/fhirpath"u8))
            findings.Error(expression.Index, "invalid", "Expressions in a value set are FHIRPath.");
        else if (expression["expression"u8].Text is ['%', .. var name] && !parameters.Contains(name.Trim('`')))
            findings.Error(expression.Index, "invalid", "The expression refers to a parameter that the value set does not declare.");
    }
}
