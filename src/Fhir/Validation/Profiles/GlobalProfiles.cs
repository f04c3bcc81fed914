using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>Profiles that an implementation guide lays on all resources of a type. Source: FHIR R4 ImplementationGuide.global.</summary>
internal static class GlobalProfiles
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(DefinitionSet definitions)
    {
        var globals = new Dictionary<string, List<string>>();
        foreach (var guide in definitions.All("ImplementationGuide"))
        {
            foreach (var global in guide.Root["global"u8].Items)
            {
                if (global["type"u8].Text is not { } type || global["profile"u8].Text is not { } profile)
                    continue;
                if (!globals.TryGetValue(type, out var list))
                    globals[type] = list = [];
                list.Add(profile);
            }
        }
        return globals.ToDictionary(g => g.Key, g => (IReadOnlyList<string>)g.Value);
    }
}
