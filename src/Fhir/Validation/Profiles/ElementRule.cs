using System.Globalization;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// What an ElementDefinition of a profile asks of an element. Null or empty = nothing said.
/// Source: FHIR R4 §2.27 ElementDefinition.
/// </summary>
internal sealed record ElementRule
{
    public static ElementRule None { get; } = new();

    public string Path { get; init; } = "";

    public string? SliceName { get; init; }

    public int? Min { get; init; }

    /// <summary>int.MaxValue for <c>*</c>.</summary>
    public int? Max { get; init; }

    public IReadOnlyList<TypeRule> Types { get; init; } = [];

    public string? ContentReference { get; init; }

    public FixedValue? Fixed { get; init; }

    public FixedValue? Pattern { get; init; }

    public FixedValue? MinValue { get; init; }

    public FixedValue? MaxValue { get; init; }

    public int? MaxLength { get; init; }

    public BindingRule? Binding { get; init; }

    /// <summary>Bindings that hold besides the main one. Source: extension additional-binding.</summary>
    public IReadOnlyList<BindingRule> AdditionalBindings { get; init; } = [];

    public IReadOnlyList<ConstraintRule> Constraints { get; init; } = [];

    public SlicingRule? Slicing { get; init; }

    /// <summary>What is asked of the languages of a narrative: <c>_no</c>, <c>_yes</c>, <c>_resource</c> or a language. Source: extension narrative-language-control.</summary>
    public string? NarrativeLanguage { get; init; }

    /// <summary>True when each part of a narrative says where it is from. Source: extension narrative-source-control.</summary>
    public bool NarrativeSources { get; init; }

    /// <summary>True when a value itself must be there, not extensions alone.</summary>
    public bool MustHaveValue { get; init; }

    /// <summary>Extensions of which one must be there when there is no value.</summary>
    public IReadOnlyList<string> ValueAlternatives { get; init; } = [];

    public static ElementRule Read(Element definition) => new()
    {
        Path = definition["path"u8].Text ?? "",
        SliceName = definition["sliceName"u8].Text,
        Min = int.TryParse(definition["min"u8].Text, out var min) ? min : null,
        Max = ReadMax(definition["max"u8].Text),
        Types = [.. All(definition["type"u8]).Select(TypeRule.Read)],
        ContentReference = definition["contentReference"u8].Text,
        Fixed = FixedValue.Of(definition, "fixed"),
        Pattern = FixedValue.Of(definition, "pattern"),
        MinValue = FixedValue.Of(definition, "minValue"),
        MaxValue = FixedValue.Of(definition, "maxValue"),
        MaxLength = int.TryParse(definition["maxLength"u8].Text, out var length) ? length : null,
        Binding = BindingRule.Read(definition["binding"u8]),
        AdditionalBindings = BindingRule.ReadAdditional(definition["binding"u8]),
        Constraints = [.. All(definition["constraint"u8]).Select(ConstraintRule.Read)],
        Slicing = definition["slicing"u8] is { Exists: true } slicing ? SlicingRule.Read(slicing) : null,
        NarrativeLanguage = Extended(definition, "/narrative-language-control")["valueCode"u8].Text,
        NarrativeSources = Extended(definition, "/narrative-source-control")["valueCode"u8].Exists,
        MustHaveValue = definition["mustHaveValue"u8].Flag ?? Extended(definition, "mustHaveValue")["valueBoolean"u8].Flag ?? false,
        ValueAlternatives = [.. Alternatives(definition)],
    };

    /// <summary>This rule with what a derived profile says about the same element.</summary>
    public ElementRule With(ElementRule derived) => new()
    {
        Path = derived.Path,
        SliceName = derived.SliceName ?? SliceName,
        Min = derived.Min ?? Min,
        Max = derived.Max ?? Max,
        Types = derived.Types.Count > 0 ? derived.Types : Types,
        ContentReference = derived.ContentReference ?? ContentReference,
        Fixed = derived.Fixed ?? Fixed,
        Pattern = derived.Pattern ?? Pattern,
        MinValue = derived.MinValue ?? MinValue,
        MaxValue = derived.MaxValue ?? MaxValue,
        MaxLength = derived.MaxLength ?? MaxLength,
        Binding = derived.Binding ?? Binding,
        AdditionalBindings = [.. AdditionalBindings, .. derived.AdditionalBindings],
        Constraints = [.. Constraints, .. derived.Constraints.Where(d => !Constraints.Any(c => c.Key == d.Key && c.Expression == d.Expression))],
        Slicing = derived.Slicing?.Over(Slicing) ?? Slicing,
        NarrativeLanguage = derived.NarrativeLanguage ?? NarrativeLanguage,
        NarrativeSources = NarrativeSources || derived.NarrativeSources,
        MustHaveValue = MustHaveValue || derived.MustHaveValue,
        ValueAlternatives = derived.ValueAlternatives.Count > 0 ? derived.ValueAlternatives : ValueAlternatives,
    };

    /// <summary>The extension of an element whose URL ends with a name; missing when it has none.</summary>
    internal static Element Extended(Element element, string name)
    {
        foreach (var extension in element["extension"u8].Items)
        {
            if (extension["url"u8].Text?.EndsWith(name, StringComparison.Ordinal) == true)
                return extension;
        }
        return default;
    }

    internal static IEnumerable<Element> All(Element list)
    {
        var all = new List<Element>();
        foreach (var item in list.Items)
            all.Add(item);
        return all;
    }

    private static IEnumerable<string> Alternatives(Element definition) =>
        All(definition["valueAlternatives"u8]).Select(a => a.Text)
            .Concat(All(definition["extension"u8]).Where(e => e["url"u8].Text?.EndsWith("valueAlternatives", StringComparison.Ordinal) == true)
                .Select(e => e["valueCanonical"u8].Text ?? e["valueUri"u8].Text))
            .OfType<string>();

    private static int? ReadMax(string? max) =>
        max is null ? null : max == "*" ? int.MaxValue : int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One type that an element may have, with the profiles it or its targets must fit, and how references may be kept.</summary>
internal sealed record TypeRule(string Code, IReadOnlyList<string> Profiles, IReadOnlyList<string> TargetProfiles, IReadOnlyList<string> Aggregation)
{
    public static TypeRule Read(Element type) => new(
        CodeOf(type), Texts(type["profile"u8]), Texts(type["targetProfile"u8]), Texts(type["aggregation"u8]));

    public static IReadOnlyList<string> Texts(Element list) => [.. ElementRule.All(list).Select(t => t.Text).OfType<string>()];

    /// <summary>FHIRPath System types stand for the primitive that an extension names.</summary>
    private static string CodeOf(Element type)
    {
        var code = type["code"u8].Text ?? "";
        if (!code.StartsWith("http://hl7.org/fhirpath/System.", StringComparison.Ordinal))
            return code;
        var named = ElementRule.Extended(type, "/structuredefinition-fhir-type");
        return named["valueUrl"u8].Text ?? named["valueUri"u8].Text ?? "string";
    }
}

/// <summary>A value set that codes must, or should, come from.</summary>
internal sealed record BindingRule(BindingStrength Strength, string ValueSet)
{
    public static BindingRule? Read(Element binding)
    {
        var set = binding["valueSet"u8].Text ?? binding["valueSetUri"u8].Text ?? binding["valueSetReference"u8]["reference"u8].Text;
        return set is null ? null : new BindingRule(StrengthOf(binding["strength"u8].Text), set);
    }

    /// <summary>Additional bindings, as R5 has them and as the extension carries them in R4; those for a usage are left out.</summary>
    public static IReadOnlyList<BindingRule> ReadAdditional(Element binding)
    {
        var found = new List<BindingRule>();
        foreach (var additional in ElementRule.All(binding["additional"u8]))
            Add(found, additional["purpose"u8].Text, additional["valueSet"u8].Text, additional["usage"u8].Exists);
        foreach (var extension in ElementRule.All(binding["extension"u8]))
        {
            var url = extension["url"u8].Text ?? "";
            if (!url.EndsWith("/additional-binding", StringComparison.Ordinal) && !url.EndsWith("ElementDefinition.binding.additional", StringComparison.Ordinal))
                continue;
            var parts = ElementRule.All(extension["extension"u8]).ToLookup(p => p["url"u8].Text ?? "");
            Add(found, parts["purpose"].FirstOrDefault()["valueCode"u8].Text, parts["valueSet"].FirstOrDefault()["valueCanonical"u8].Text, parts["usage"].Any());
        }
        return found;
    }

    private static void Add(List<BindingRule> found, string? purpose, string? valueSet, bool hasUsage)
    {
        if (valueSet is null || hasUsage)
            return;
        if (purpose is "required" or "maximum")
            found.Add(new BindingRule(BindingStrength.Required, valueSet));
        else if (purpose is "extensible")
            found.Add(new BindingRule(BindingStrength.Extensible, valueSet));
    }

    private static BindingStrength StrengthOf(string? code) => code switch
    {
        "required" => BindingStrength.Required,
        "extensible" => BindingStrength.Extensible,
        "preferred" => BindingStrength.Preferred,
        _ => BindingStrength.Example,
    };
}

/// <summary>An invariant of a profile. <c>Source</c> is the profile that first said it, when it says so.</summary>
internal sealed record ConstraintRule(string Key, bool IsError, string? Expression, string Human, string? Source)
{
    public static ConstraintRule Read(Element constraint) => new(
        constraint["key"u8].Text ?? "",
        constraint["severity"u8].Text != "warning",
        constraint["expression"u8].Text,
        constraint["human"u8].Text ?? "",
        constraint["source"u8].Text);
}

/// <summary>How repetitions are told apart. Source: FHIR R4 §5.1.0.14 slicing.</summary>
internal sealed record SlicingRule(IReadOnlyList<Discriminator> Discriminators, string? Rules, bool IsOrdered)
{
    public bool IsClosed => Rules == "closed";

    public bool IsOpenAtEnd => Rules == "openAtEnd";

    public static SlicingRule Read(Element slicing) => new(
        [.. ElementRule.All(slicing["discriminator"u8]).Select(d => new Discriminator(d["type"u8].Text ?? "", d["path"u8].Text ?? ""))],
        slicing["rules"u8].Text,
        slicing["ordered"u8].Flag == true);

    /// <summary>A derived profile may leave the discriminators to its base.</summary>
    public SlicingRule Over(SlicingRule? inherited) =>
        Discriminators.Count > 0 || inherited is null ? this : this with { Discriminators = inherited.Discriminators };
}

/// <summary><c>Type</c> is value, pattern, exists, type or profile; <c>Path</c> a restricted FHIRPath.</summary>
internal sealed record Discriminator(string Type, string Path);
