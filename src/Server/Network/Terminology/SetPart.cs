using System.Text.RegularExpressions;

namespace Chartroom.Server.Network.Terminology;

/// <summary>One filter of a part: what a property of a concept must be. Source: FHIR R4 value set filter-operator.</summary>
internal sealed record SetFilter(string Property, string Operator, string Value)
{
    public static readonly IReadOnlySet<string> Known =
        new HashSet<string> { "=", "is-a", "descendent-of", "is-not-a", "regex", "in", "not-in", "generalizes", "exists" };

    public bool Holds(CodeTable table, CodeEntry entry) => Operator switch
    {
        "is-a" => table.IsA(entry.Code, Value),
        "descendent-of" => !ReferenceEquals(table.Find(Value), entry) && table.IsA(entry.Code, Value),
        "is-not-a" => !table.IsA(entry.Code, Value),
        "generalizes" => table.IsA(Value, entry.Code),
        "in" => Values(entry).Intersect(Value.Split(',').Select(v => v.Trim())).Any(),
        "not-in" => !Values(entry).Intersect(Value.Split(',').Select(v => v.Trim())).Any(),
        "exists" => Values(entry).Any() == (Value != "false"),
        "regex" => Values(entry).Any(v => Regex.IsMatch(v, $"^(?:{Value})$", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1))),
        _ => Property == "child" ? table.Children(entry.Code).Any(c => c.Code == Value) : Values(entry).Contains(Value),
    };

    private IEnumerable<string> Values(CodeEntry entry) => Property switch
    {
        "concept" or "code" => [entry.Code],
        "display" => [entry.Display],
        "definition" => entry.Definition is { } text ? [text] : [],
        "parent" => entry.Parents,
        "inactive" => [entry.IsInactive ? "true" : "false"],
        "abstract" or "notSelectable" => [entry.IsAbstract ? "true" : "false"],
        _ => entry.Properties.Where(p => p.Name == Property).Select(p => p.Value),
    };
}

/// <summary>
/// An include or exclude of a value set: concepts of a system (listed, filtered or all), which must also be in every one of
/// <c>Sets</c>. Source: FHIR R4 ValueSet.compose.include.
/// </summary>
internal sealed record SetPart(string? System, CodeTable? Table, IReadOnlyList<SetCode> Listed, IReadOnlyList<SetFilter> Filters, IReadOnlyList<CodeSet> Sets)
{
    /// <summary>The system or set without which the part cannot be listed; null when nothing is missing.</summary>
    public string? Missing
    {
        get
        {
            if (System is not null && Listed.Count == 0 && Table is not { IsComplete: true } && (Table is null || Filters.Count == 0))
                return System;
            return Sets.Select(s => s.Missing).FirstOrDefault(m => m is not null);
        }
    }

    public IEnumerable<SetCode> Codes()
    {
        if (System is null)
            return Sets.Count == 0 ? [] : (Sets[0].Codes() ?? []).Where(c => Sets.Skip(1).All(s => s.Find(c.System, c.Code) is not null));
        var own = Listed.Count > 0 ? Listed.Select(Named) : Table!.Entries.Where(e => Filters.All(f => f.Holds(Table, e))).Select(Of);
        return own.Where(InSets);
    }

    public SetCode? Find(string? system, string code)
    {
        if (System is null)
        {
            var found = Sets.Select(s => s.Find(system, code)).ToList();
            return found.Count > 0 && found.TrueForAll(f => f is not null) ? found[0] : null;
        }
        if (system is not null && system != System)
            return null;
        var listed = Listed.FirstOrDefault(c => c.Code == code);
        if (Listed.Count > 0)
            return listed is not null && InSets(listed) ? Named(listed) : null;
        return Table?.Find(code) is { } entry && Filters.All(f => f.Holds(Table, entry)) && InSets(Of(entry)) ? Of(entry) : null;
    }

    private bool InSets(SetCode code) => Sets.All(s => s.Find(code.System, code.Code) is not null);

    private SetCode Of(CodeEntry entry) => new(System!, entry.Code, entry.Display, entry.IsAbstract, entry.IsInactive, Table!.Version);

    /// <summary>A listed code with the display of its system where the set gives none.</summary>
    private SetCode Named(SetCode code) => Table?.Find(code.Code) is { } entry
        ? code with { Display = code.Display.Length > 0 ? code.Display : entry.Display, IsInactive = entry.IsInactive }
        : code;
}
