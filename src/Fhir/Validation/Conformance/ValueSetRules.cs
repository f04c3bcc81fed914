using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>Rules of a ValueSet: canonical URLs are absolute; filters by SNOMED CT expressions can be read. Source: FHIR R4 §4.9 ValueSet.compose, §2.24.0.2 canonical.</summary>
internal sealed class ValueSetRules(Findings findings)
{
    public void Check(Element set, bool isRoot)
    {
        Absolute(set["url"u8]);
        if (isRoot)
        {
            foreach (var contained in set["contained"u8].Items)
                Absolute(contained["url"u8]);
        }
        Includes(set["compose"u8]["include"u8]);
        Includes(set["compose"u8]["exclude"u8]);
    }

    private void Absolute(Element url)
    {
        if (url.Kind == ElementKind.String && url.Raw.Length > 0 && !ReferenceText.IsAbsolute(url.Raw))
            findings.Error(url.Index, "invalid", "The canonical URL of a definition is absolute.");
    }

    private void Includes(Element includes)
    {
        foreach (var include in includes.Items)
        {
            if (include["system"u8] is { Kind: ElementKind.String } system && system.Raw.Length > 0 && !ReferenceText.IsAbsolute(system.Raw))
                findings.Error(include.Index, "invalid", "The system of an include is an absolute URI, also when the code system is contained.");
        }
    }
}
