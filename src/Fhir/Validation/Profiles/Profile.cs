using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>A StructureDefinition made ready: a constraint on a type as a tree of nodes. Source: FHIR R4 §5.1 profiling.</summary>
internal sealed class Profile(string url, string? version, TypeDefinition type, ProfileNode root, ResourceDocument definition)
{
    public string Url => url;

    public string? Version => version;

    public TypeDefinition Type => type;

    public ProfileNode Root => root;

    /// <summary>The StructureDefinition it was read from.</summary>
    public ResourceDocument Definition => definition;

    /// <summary>What could not be made of the definition, for people; empty when all could.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public string Name => definition.Root["name"u8].Text ?? url;

    /// <summary>For an extension: where it may stand.</summary>
    public IReadOnlyList<ExtensionContext> Contexts { get; } = ExtensionContext.ReadAll(definition.Root);

    /// <summary>For an extension: conditions on where it stands.</summary>
    public IReadOnlyList<string> ContextInvariants { get; } = TypeRule.Texts(definition.Root["contextInvariant"u8]);

    /// <summary>True for an extension that may change the meaning of what it is on.</summary>
    public bool IsModifier { get; } = ModifierOf(definition.Root);

    public override string ToString() => version is null ? url : $"{url}|{version}";

    private static bool ModifierOf(Element root)
    {
        var first = root["snapshot"u8]["element"u8][0];
        if (!first.Exists)
            first = root["differential"u8]["element"u8][0];
        return first["isModifier"u8].Flag == true;
    }
}

/// <summary>One place where an extension may be used. Source: FHIR R4 StructureDefinition.context.</summary>
internal sealed record ExtensionContext(string Kind, string Expression)
{
    public static IReadOnlyList<ExtensionContext> ReadAll(Element definition) =>
        [.. ElementRule.All(definition["context"u8]).Select(c => new ExtensionContext(c["type"u8].Text ?? "element", c["expression"u8].Text ?? ""))];
}
