using System.Text.RegularExpressions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// A ValueSet resource: which codes are in it, by its compose where the systems are known, else by its expansion.
/// Source: FHIR R4 §4.9 ValueSet.compose, ValueSet.expansion.
/// </summary>
internal sealed class PackageValueSet(ResourceDocument document, PackageTerminology terminology)
{
    private const int DeepestImport = 20;

    private readonly Lazy<HashSet<(string, string)>?> expansion = new(() => Expansion(document.Root));
    private readonly HashSet<(string, string)> listed = Listed(document.Root["compose"u8]["include"u8]);

    public string Name => document.Root["title"u8].Text ?? document.Root["name"u8].Text ?? "";

    public Membership Contains(string? system, string code, int depth)
    {
        if (depth > DeepestImport)
            return Membership.NotKnown;
        var compose = document.Root["compose"u8];
        var composed = compose["include"u8].Exists ? Composed(compose, system, code, depth) : Membership.NotKnown;
        if (composed != Membership.NotKnown || expansion.Value is not { } codes)
            return composed;
        var isIn = system is null ? codes.Any(c => c.Item2 == code) : codes.Contains((system, code));
        return isIn ? Membership.In : Membership.Out;
    }

    private Membership Composed(Element compose, string? system, string code, int depth)
    {
        var best = Membership.Out;
        if (system is not null && listed.Contains((system, code)))
            best = Membership.In;
        if (best == Membership.Out)
        {
            foreach (var include in compose["include"u8].Items)
            {
                var here = Included(include, system, code, depth);
                best = here == Membership.In || best == Membership.Out ? here : best;
                if (best == Membership.In)
                    break;
            }
        }
        foreach (var exclude in compose["exclude"u8].Items)
        {
            if (best != Membership.Out && Included(exclude, system, code, depth) == Membership.In)
                return Membership.Out;
        }
        return best;
    }

    private Membership Included(Element include, string? system, string code, int depth)
    {
        var all = Membership.In;
        foreach (var set in include["valueSet"u8].Items)
        {
            var here = set.Text is { } url ? terminology.Contains(url, system, code, depth + 1) : Membership.NotKnown;
            if (here == Membership.Out)
                return here;
            all = here == Membership.NotKnown ? here : all;
        }
        if (include["system"u8].Text is not { } own)
            return include["valueSet"u8].Exists ? all : Membership.Out;
        if (system is not null && system != own)
            return Membership.Out;
        var inSystem = InSystem(include, own, code);
        return inSystem == Membership.In ? all : inSystem;
    }

    private Membership InSystem(Element include, string system, string code)
    {
        if (include["concept"u8].Exists)
        {
            foreach (var concept in include["concept"u8].Items)
            {
                if (concept["code"u8].Text == code)
                    return Membership.In;
            }
            return Membership.Out;
        }
        var standing = terminology.Code(system, include["version"u8].Text, code).Standing;
        if (standing is CodeStanding.Invalid or CodeStanding.NotKnown)
            return standing == CodeStanding.Invalid ? Membership.Out : Membership.NotKnown;
        foreach (var filter in include["filter"u8].Items)
        {
            var passes = Passes(filter, system, code);
            if (passes != true)
                return passes is null ? Membership.NotKnown : Membership.Out;
        }
        return Membership.In;
    }

    /// <summary>Source: FHIR R4 value set filter-operator.</summary>
    private bool? Passes(Element filter, string system, string code)
    {
        var (property, op, value) = (filter["property"u8].Text ?? "", filter["op"u8].Text ?? "", filter["value"u8].Text ?? "");
        if (terminology.Table(system) is not { } table || table.Find(code) is not { } concept)
            return op is "=" or "in" && property is not ("code" or "concept") ? null : PackageTerminology.PassesElsewhere(system, code, op, value);
        switch (op)
        {
            case "is-a":
                return table.IsA(code, value);
            case "descendent-of":
                return code != value && table.IsA(code, value);
            case "is-not-a":
                return !table.IsA(code, value);
            case "child-of":
                return concept.Parents.Contains(value);
            case "generalizes":
                return table.IsA(value, code);
        }
        var values = property is "code" or "concept" ? [code] : property == "display" ? concept.Displays
            : property == "parent" ? concept.Parents : [.. concept.Properties.Where(p => p.Code == property).Select(p => p.Value)];
        return op switch
        {
            "=" => values.Contains(value),
            "in" => values.Any(v => value.Split(',').Select(p => p.Trim()).Contains(v)),
            "not-in" => !values.Any(v => value.Split(',').Select(p => p.Trim()).Contains(v)),
            "exists" => values.Count > 0 == (value != "false"),
            "regex" => values.Any(v => Matches(value, v)),
            _ => null,
        };
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static HashSet<(string, string)> Listed(Element includes)
    {
        var codes = new HashSet<(string, string)>();
        foreach (var include in includes.Items)
        {
            if (include["valueSet"u8].Exists || include["system"u8].Text is not { } system)
                continue;
            foreach (var concept in include["concept"u8].Items)
            {
                if (concept["code"u8].Text is { } code)
                    codes.Add((system, code));
            }
        }
        return codes;
    }

    private static HashSet<(string, string)>? Expansion(Element root)
    {
        if (!root["expansion"u8]["contains"u8].Exists)
            return null;
        var codes = new HashSet<(string, string)>();
        Contained(root["expansion"u8]["contains"u8], codes, 0);
        return codes;
    }

    private static void Contained(Element contains, HashSet<(string, string)> into, int depth)
    {
        foreach (var item in contains.Items)
        {
            if (item["code"u8].Text is { } code && item["abstract"u8].Flag != true)
                into.Add((item["system"u8].Text ?? "", code));
            if (depth < 100)
                Contained(item["contains"u8], into, depth + 1);
        }
    }
}
