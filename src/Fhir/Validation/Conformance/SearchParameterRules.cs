using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Search;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>
/// Rules of a SearchParameter: its expression is one of its types, and it keeps to the types of the parameter it is derived from.
/// Source: FHIR R4 SearchParameter.expression, derivedFrom.
/// </summary>
internal sealed class SearchParameterRules(Findings findings)
{
    public void Check(Element parameter)
    {
        var types = new List<TypeDefinition>();
        foreach (var item in parameter["base"u8].Items)
        {
            if (item.Text is { } name && R4Definitions.Type(name) is { } type)
                types.Add(type);
        }
        if (types.Count == 0)
            return;
        var expression = parameter["expression"u8];
        if (expression.Text is { Length: > 0 } text && Alternatives(text).Exists(a => types.TrueForAll(t => PathExpression.Compile(a, t, PathOptions.Search).Value is null)))
            findings.Error(expression.Index, "invalid", "The expression is none that the types of the parameter have.");
        Derived(parameter, types);
    }

    /// <summary>The parts of an expression between its outermost <c>|</c>: each may be of another of the types.</summary>
    private static List<string> Alternatives(string text)
    {
        var parts = new List<string>();
        var (start, depth, isQuoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'' && (i == 0 || text[i - 1] != '\\');
            if (isQuoted)
                continue;
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] != '|' || depth != 0)
                continue;
            parts.Add(text[start..i]);
            start = i + 1;
        }
        parts.Add(text[start..]);
        return parts;
    }

    private void Derived(Element parameter, List<TypeDefinition> types)
    {
        if (parameter["derivedFrom"u8].Text is not { } origin)
            return;
        var bases = R4Definitions.ResourceTypes.Where(t => SearchParameters.Of(t).Any(p => p.Url == origin)).ToHashSet();
        if (bases.Count > 0 && types.Exists(t => !bases.Contains(t.Name)))
            findings.Error(parameter.Index, "invalid", "The parameter has a type that the one it is derived from does not have.");
    }
}
