using System.Collections.Frozen;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>All functions by name.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, FunctionEntry> Entries =
        ((IEnumerable<FunctionEntry>)[
            .. ExistenceFunctions.All, .. FilterFunctions.All, .. StringFunctions.All, .. MathFunctions.All,
            .. ConversionFunctions.All, .. UtilityFunctions.All, .. BoundaryFunctions.All, .. FhirFunctions.All,
        ]).ToFrozenDictionary(f => f.Name);

    public static FunctionEntry? Find(string name) => Entries.GetValueOrDefault(name);
}
