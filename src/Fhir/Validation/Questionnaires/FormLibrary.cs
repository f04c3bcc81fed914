using System.Collections.Concurrent;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>The questionnaires among the loaded definitions, each read when first asked for.</summary>
internal sealed class FormLibrary(DefinitionSet definitions)
{
    private readonly ConcurrentDictionary<string, Form?> forms = new();

    /// <summary>The questionnaire of a canonical URL, or null when it is not known.</summary>
    public Form? Find(string canonical)
    {
        if (forms.TryGetValue(canonical, out var known))
            return known;
        var form = definitions.Find("Questionnaire", canonical) is { } found ? new Form(found.Root) : null;
        // URLs come from outside: what is not known is not remembered.
        if (form is not null)
            forms.TryAdd(canonical, form);
        return form;
    }
}
