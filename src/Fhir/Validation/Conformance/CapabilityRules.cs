using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>A CapabilityStatement gives R4's search parameters the types that they have. Source: FHIR R4 CapabilityStatement.rest.resource.searchParam.</summary>
internal static class CapabilityRules
{
    public static void Check(Element statement, Findings findings)
    {
        foreach (var rest in statement["rest"u8].Items)
        {
            foreach (var resource in rest["resource"u8].Items)
            {
                foreach (var parameter in resource["searchParam"u8].Items)
                    Parameter(resource["type"u8].Text ?? "", parameter, findings);
            }
        }
    }

    private static void Parameter(string resource, Element parameter, Findings findings)
    {
        if (parameter["definition"u8].Text is not { } definition || parameter["name"u8].Text is not { } name || parameter["type"u8].Text is not { } type)
            return;
        if (SearchParameters.Find(resource, name) is { } known && known.Url == definition && !type.Equals(known.Type.ToString(), StringComparison.OrdinalIgnoreCase))
            findings.Error(parameter.Index, "invalid", "The type is not the one that the search parameter has.");
    }
}
