namespace Chartroom.Fhir.Definitions;

/// <summary>
/// A value set of R4: which codes are in it. Three answers are possible, because some sets draw on systems that R4 does not
/// publish (SNOMED CT, LOINC): in, not in, or not known here.
/// Source: FHIR R4 §4.9 ValueSet.compose.
/// </summary>
public sealed class ValueSetTable
{
    private readonly List<Part> parts = [];

    internal ValueSetTable(Table table, int start, int end)
    {
        foreach (var line in table.Lines(start, end))
        {
            if (line.Kind == 'V')
                (Url, Name) = (line[1], line[2]);
            else
                parts.Add(Part.Read(line.Fields()));
        }
        if (parts.TrueForAll(p => p.Kind is 'i' or 'f' or 'l'))
            OpenSystems = [.. parts.Where(p => p.Kind != 'l').Select(p => p.System)];
    }

    public string Url { get; } = "";

    public string Name { get; } = "";

    /// <summary>The system of which the set is all codes; null when it is anything else.</summary>
    public string? WholeSystem => parts is [{ Kind: 'i' } only] ? only.System : null;

    /// <summary>The systems of which the set takes all codes, or those that pass a filter; empty when other sets are part of it.</summary>
    public IReadOnlyList<string> OpenSystems { get; } = [];

    /// <summary>Whether the set holds the code; a null system matches any. Null when R4's own definitions cannot tell.</summary>
    public bool? Contains(string? system, string code)
    {
        bool? included = false;
        foreach (var part in parts)
        {
            if (part.Matches(system, code) is not { } matches)
                included = included == true ? true : null;
            else if (matches)
                included = true;
            if (included == true)
                break;
        }
        foreach (var part in parts.Where(p => p.IsExclusion))
        {
            if (part.Holds(system, code) == true)
                return false;
        }
        return included;
    }

    /// <summary>The codes of the set with their systems, or null when they cannot be listed from R4's own definitions.</summary>
    public IReadOnlyList<(string System, CodeConcept Concept)>? Codes()
    {
        var codes = new List<(string System, CodeConcept Concept)>();
        foreach (var part in parts.Where(p => !p.IsExclusion))
        {
            if (part.Codes() is not { } more)
                return null;
            codes.AddRange(more);
        }
        codes.RemoveAll(c => parts.Exists(p => p.IsExclusion && p.Holds(c.System, c.Concept.Code) == true));
        return codes;
    }

    private sealed record Part(char Kind, string System, string[] Arguments)
    {
        public bool IsExclusion => char.IsAsciiLetterUpper(Kind);

        public static Part Read(string[] fields) => new(fields[0][0], fields[1], fields[2..]);

        public bool? Matches(string? system, string code) => IsExclusion ? false : Holds(system, code);

        public bool? Holds(string? system, string code)
        {
            var kind = char.ToLowerInvariant(Kind);
            if (kind == 'v')
                return R4Codes.ValueSet(System)?.Contains(system, code);
            if (system is not null && system != System)
                return false;
            if (kind == 'l')
                return Arguments.Contains(code);
            var codes = R4Codes.System(System);
            if (codes is null || codes.Concepts.Count == 0)
                return null;
            if (codes.Find(code) is null)
                return codes.IsComplete ? false : null;
            return kind == 'i' ? true : Filter(codes, code);
        }

        public IEnumerable<(string System, CodeConcept Concept)>? Codes()
        {
            if (char.ToLowerInvariant(Kind) == 'v')
                return R4Codes.ValueSet(System)?.Codes();
            var codes = R4Codes.System(System);
            if (char.ToLowerInvariant(Kind) == 'l')
                return Arguments.Select(a => (System, codes?.Find(a) ?? new CodeConcept(a, "", null)));
            return codes is not { IsComplete: true } ? null : codes.Concepts.Where(c => Holds(System, c.Code) == true).Select(c => (System, c));
        }

        private bool? Filter(CodeSystemTable codes, string code)
        {
            for (var i = 0; i + 2 < Arguments.Length; i += 3)
            {
                var (op, value) = (Arguments[i + 1], Arguments[i + 2]);
                bool? holds = op switch
                {
                    "is-a" => codes.IsA(code, value),
                    "descendent-of" => code != value && codes.IsA(code, value),
                    "is-not-a" => !codes.IsA(code, value),
                    "in" => value.Split(',').Contains(code),
                    "=" when Arguments[i] == "code" => code == value,
                    _ => null,
                };
                if (holds != true)
                    return holds;
            }
            return true;
        }
    }
}
