using System.Collections.Frozen;

namespace Chartroom.Fhir.Definitions;

/// <summary>A code system of R4 with its concepts in order. Source: FHIR R4 §4.8 CodeSystem.</summary>
public sealed class CodeSystemTable
{
    private readonly FrozenDictionary<string, CodeConcept> byCode;

    internal CodeSystemTable(Table table, int start, int end)
    {
        var concepts = new List<CodeConcept>();
        var ancestors = new List<string>();
        foreach (var line in table.Lines(start, end))
        {
            if (line.Kind == 'S')
            {
                (Url, Name) = (line[1], line[3]);
                IsComplete = line.Bytes(2).SequenceEqual("complete"u8);
                IsCaseSensitive = !line.Bytes(4).SequenceEqual("false"u8);
                continue;
            }
            var depth = int.Parse(line.Bytes(1));
            ancestors.RemoveRange(depth, ancestors.Count - depth);
            concepts.Add(new CodeConcept(line[2], line[3], depth == 0 ? null : ancestors[depth - 1]));
            ancestors.Add(concepts[^1].Code);
        }
        Concepts = concepts;
        byCode = concepts.DistinctBy(c => c.Code).ToFrozenDictionary(
            c => c.Code, IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    }

    public string Url { get; } = "";

    public string Name { get; } = "";

    /// <summary>True when every code of the system is here, so that an unlisted code is wrong.</summary>
    public bool IsComplete { get; }

    public bool IsCaseSensitive { get; }

    public IReadOnlyList<CodeConcept> Concepts { get; }

    public CodeConcept? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>True when a code is the other or stands below it in the hierarchy.</summary>
    public bool IsA(string code, string ancestor)
    {
        for (var at = Find(code); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
        {
            if (string.Equals(at.Code, ancestor, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
