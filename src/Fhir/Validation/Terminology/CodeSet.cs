using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// The codes that a required binding of R4 allows, for lookup by bytes: listed where R4 lists them, recognized by form where it
/// refers to a standard (media types, languages, currencies).
/// </summary>
internal sealed class CodeSet
{
    private static readonly ConcurrentDictionary<string, CodeSet?> Known = new();

    private readonly Utf8Map<bool>? codes;
    private readonly Utf8Map<Utf8Map<bool>>? bySystem;
    private readonly Func<string, bool>? form;

    private CodeSet(string valueSet, string name, Func<string, bool> form)
    {
        (ValueSet, Name) = (valueSet, name);
        this.form = form;
    }

    private CodeSet(string valueSet, string name, IReadOnlyList<(string System, CodeConcept Concept)> listed)
    {
        (ValueSet, Name) = (valueSet, name);
        codes = Map(listed.Select(c => c.Concept.Code));
        bySystem = new([.. listed.GroupBy(c => c.System).Select(g => KeyValuePair.Create(g.Key, Map(g.Select(c => c.Concept.Code))))]);
    }

    public string ValueSet { get; }

    public string Name { get; }

    /// <summary>The set of that URL; null when R4's own tables cannot say what is in it.</summary>
    public static CodeSet? Of(string valueSet) => Known.GetOrAdd(valueSet, Make);

    /// <summary>True when the set is known by the form of its codes, not by a list.</summary>
    public bool IsByForm => form is not null;

    public bool Contains(ReadOnlySpan<byte> code) =>
        codes?.TryGetValue(code, out _) == true || form?.Invoke(System.Text.Encoding.UTF8.GetString(code)) == true;

    /// <summary>Whether the set holds a code of a system; null when only the form of codes is known.</summary>
    public bool? Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) =>
        bySystem is null ? null : bySystem.TryGetValue(system, out var own) && own.TryGetValue(code, out _);

    private static Utf8Map<bool> Map(IEnumerable<string> codes) => new([.. codes.Distinct().Select(c => KeyValuePair.Create(c, true))]);

    private static CodeSet? Make(string valueSet)
    {
        if (R4Codes.ValueSet(valueSet) is not { } table)
            return null;
        if (valueSet.EndsWith("/mimetypes", StringComparison.Ordinal))
            return new CodeSet(valueSet, table.Name, static code => CodeForms.IsMediaType(code) || code is "xml" or "json" or "ttl");
        if (valueSet.EndsWith("/all-languages", StringComparison.Ordinal))
            return new CodeSet(valueSet, table.Name, CodeForms.IsLanguage);
        if (valueSet.EndsWith("/currencies", StringComparison.Ordinal))
            return new CodeSet(valueSet, table.Name, CodeForms.IsCurrency);
        return table.Codes() is { } listed ? new CodeSet(valueSet, table.Name, listed) : null;
    }
}
