namespace Chartroom.Fhir.Paths.Compilation;

/// <summary>How strictly an expression is taken.</summary>
/// <param name="OrderedFunctions">Refuse functions that depend on order (<c>first</c>, <c>skip</c>) on unordered collections.</param>
/// <param name="Lenient">
/// As the standard's own search parameters need it: <c>as</c> filters collections, JSON names of choices (<c>valueDateTime</c>) are taken.
/// </param>
/// <param name="Variables">When given, the only names beyond the standard's that <c>%name</c> may have.</param>
public sealed record PathOptions(bool OrderedFunctions = false, bool Lenient = false, IReadOnlySet<string>? Variables = null)
{
    public static PathOptions Default { get; } = new();

    public static PathOptions Search { get; } = new(Lenient: true);
}
