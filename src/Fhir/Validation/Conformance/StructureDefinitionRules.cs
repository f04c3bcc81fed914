using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.Profiles;
using Chartroom.Fhir.Validation.Structure;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>
/// Rules of a StructureDefinition: its paths begin with its type, a specialization has a type of its own, a differential can be laid over its base,
/// and the profiles of an element's types are of these types. Source: FHIR R4 §5.3 StructureDefinition, §5.1 profiling.
/// </summary>
internal sealed class StructureDefinitionRules(WalkContext context, Findings findings)
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    public void Check(Element definition)
    {
        if (definition["type"u8].Text is not { Length: > 0 } type)
            return;
        if (definition["derivation"u8].Is("specialization"u8) && definition["baseDefinition"u8].Text == type)
            findings.Error(definition.Index, "invalid", "A specialization has another type than what it specializes.");
        var name = type[(type.LastIndexOf('/') + 1)..];
        Elements(definition["differential"u8]["element"u8], name);
        Elements(definition["snapshot"u8]["element"u8], name);
        if (definition["derivation"u8].Is("constraint"u8))
            Applies(definition);
    }

    private void Elements(Element elements, string type)
    {
        foreach (var element in elements.Items)
        {
            if (element["path"u8].Text is { } path && path != type && !path.StartsWith(type + ".", StringComparison.Ordinal))
                findings.Error(element.Index, "invalid", "The path does not begin with the type that is defined.");
            foreach (var allowed in element["type"u8].Items)
            {
                foreach (var profile in allowed["profile"u8].Items)
                    OfType(allowed["code"u8].Text ?? "", profile);
            }
        }
    }

    private void OfType(string code, Element profile)
    {
        if (profile.Text is not { } url || R4Definitions.Type(code) is not { } type)
            return;
        var core = url.StartsWith(Core, StringComparison.Ordinal) ? R4Definitions.Type(url[Core.Length..]) : null;
        var own = core ?? context.Profiles.Find(url)?.Type;
        if (own is null)
            return;
        if (core is not null && !type.IsAbstract ? core != type : !own.Is(type))
            findings.Error(profile.Index, "invalid", $"The profile is of {own.Name}, and the element of type {code}.");
    }

    /// <summary>A slice does not slice its own element anew by something else; extensions are told apart by what they have.</summary>
    private void Slicing(Element definition, Element element, Dictionary<string, Element> slicings)
    {
        var slicing = element["slicing"u8];
        if (!slicing.Exists || element["path"u8].Text is not { } path)
            return;
        if (!element["sliceName"u8].Exists)
            slicings[path] = slicing;
        else if (slicings.TryGetValue(path, out var first) && Discriminators(first) != Discriminators(slicing))
            findings.Error(definition.Index, "invalid", "The differential cannot be applied: a slice slices its element anew by something else.");
        if (!path.EndsWith(".extension", StringComparison.Ordinal))
            return;
        foreach (var discriminator in slicing["discriminator"u8].Items)
        {
            var head = (discriminator["path"u8].Text ?? "$this").Split('.')[0];
            if (head is not ("url" or "value" or "id" or "extension" or "$this") && !head.Contains('('))
                findings.Error(discriminator.Index, "invalid", "The path of the discriminator is none that an extension has.");
        }
    }

    private static string Discriminators(Element slicing)
    {
        var all = new List<string>();
        foreach (var discriminator in slicing["discriminator"u8].Items)
            all.Add($"{discriminator["type"u8].Text} {discriminator["path"u8].Text}");
        return string.Join(',', all.Order(StringComparer.Ordinal));
    }

    private void Applies(Element definition)
    {
        var slicings = new Dictionary<string, Element>();
        foreach (var element in definition["differential"u8]["element"u8].Items)
        {
            Slicing(definition, element, slicings);
            foreach (var discriminator in element["slicing"u8]["discriminator"u8].Items)
            {
                if (discriminator["type"u8].Text is not ("value" or "exists" or "pattern" or "type" or "profile" or null))
                    findings.Error(definition.Index, "invalid", "The differential cannot be applied: a discriminator is of no known kind.");
            }
        }
        var problems = new ProfileReader(ResourceDocument.Part(definition), context.Profiles.Find).DifferentialProblems();
        if (problems.FirstOrDefault(p => !p.StartsWith("The base", StringComparison.Ordinal)) is { } problem)
            findings.Error(definition.Index, "invalid", $"The differential cannot be applied: {problem}");
    }
}
