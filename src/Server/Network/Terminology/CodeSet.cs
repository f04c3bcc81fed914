using Chartroom.Fhir.Definitions;

namespace Chartroom.Server.Network.Terminology;

/// <summary>A code in a set, as an expansion shows it.</summary>
internal sealed record SetCode(string System, string Code, string Display, bool IsAbstract = false, bool IsInactive = false, string? Version = null);

/// <summary>A value set that can be asked: its codes in order, and whether it holds one. Source: FHIR R4 §4.9 ValueSet.</summary>
internal abstract class CodeSet
{
    public string? Url { get; init; }

    public string? Version { get; init; }

    public string? Name { get; init; }

    /// <summary>The codes, each once; null when the set draws on a system that is not here.</summary>
    public abstract IEnumerable<SetCode>? Codes();

    /// <summary>The code as the set holds it; null when it does not. A null system matches any.</summary>
    public abstract SetCode? Find(string? system, string code);

    /// <summary>The system that is not here and without which the set cannot be told; null when there is none.</summary>
    public virtual string? Missing => null;
}

/// <summary>A set that R4 publishes.</summary>
internal sealed class PublishedSet(ValueSetTable table) : CodeSet
{
    public override IEnumerable<SetCode>? Codes() =>
        table.Codes()?.DistinctBy(c => (c.System, c.Concept.Code)).Select(c => new SetCode(c.System, c.Concept.Code, c.Concept.Display));

    public override SetCode? Find(string? system, string code)
    {
        if (table.Contains(system, code) != true)
            return null;
        var known = table.Codes()?.FirstOrDefault(c => c.Concept.Code == code && (system is null || c.System == system));
        return known is { System: { } own } found
            ? new SetCode(own, found.Concept.Code, found.Concept.Display)
            : new SetCode(system ?? "", code, system is null ? "" : R4Codes.System(system)?.Find(code)?.Display ?? "");
    }

    public override string? Missing => table.Codes() is null ? "that R4 does not publish" : null;
}

/// <summary>A set that is given as the list of its codes: an expansion that came with the resource.</summary>
internal sealed class ListedSet(IReadOnlyList<SetCode> codes) : CodeSet
{
    private readonly Dictionary<(string, string), SetCode> known = codes.DistinctBy(c => (c.System, c.Code)).ToDictionary(c => (c.System, c.Code));

    public override IEnumerable<SetCode> Codes() => known.Values;

    public override SetCode? Find(string? system, string code) =>
        system is not null ? known.GetValueOrDefault((system, code)) : known.Values.FirstOrDefault(c => c.Code == code);
}

/// <summary>A set that is put together from parts of code systems and other sets. Source: FHIR R4 ValueSet.compose.</summary>
internal sealed class ComposedSet(IReadOnlyList<SetPart> includes, IReadOnlyList<SetPart> excludes, bool withInactive) : CodeSet
{
    public override string? Missing => includes.Concat(excludes).Select(p => p.Missing).FirstOrDefault(m => m is not null);

    public override IEnumerable<SetCode>? Codes() => includes.Any(p => p.Missing is not null)
        ? null
        : includes.SelectMany(p => p.Codes()).DistinctBy(c => (c.System, c.Code)).Where(c => IsLeft(c));

    public override SetCode? Find(string? system, string code) =>
        includes.Select(p => p.Find(system, code)).FirstOrDefault(c => c is not null && IsLeft(c));

    private bool IsLeft(SetCode code) =>
        (withInactive || !code.IsInactive) && !excludes.Any(p => p.Find(code.System, code.Code) is not null);
}
