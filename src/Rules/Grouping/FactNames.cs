using System.Text;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// The attribute names of a grouper release, interned: diagnosis names (attributes, categories, HAC lists) and procedure
/// names count apart, up to 256 each.
/// </summary>
internal sealed class FactNames
{
    private readonly Dictionary<string, int> diagnosis = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> procedure = new(StringComparer.Ordinal);
    private readonly List<string> diagnosisNames = [];
    private readonly List<string> procedureNames = [];

    public IReadOnlyList<string> DiagnosisNames => diagnosisNames;

    public IReadOnlyList<string> ProcedureNames => procedureNames;

    /// <summary>The number of a diagnosis name, or -1 when no diagnosis of the release has it.</summary>
    public int Diagnosis(string name) => diagnosis.GetValueOrDefault(name, -1);

    /// <summary>The number of a procedure name, or -1 when no procedure of the release has it.</summary>
    public int Procedure(string name) => procedure.GetValueOrDefault(name, -1);

    public NameSet DiagnosisSet(params ReadOnlySpan<string> names) => Set(diagnosis, names);

    public NameSet ProcedureSet(params ReadOnlySpan<string> names) => Set(procedure, names);

    public NameSet InternDiagnosis(ReadOnlySpan<byte> list) => Intern(diagnosis, diagnosisNames, list);

    public NameSet InternProcedure(ReadOnlySpan<byte> list) => Intern(procedure, procedureNames, list);

    private static NameSet Set(Dictionary<string, int> known, ReadOnlySpan<string> names)
    {
        var set = default(NameSet);
        foreach (var name in names)
        {
            if (known.TryGetValue(name, out var number))
                set = set.With(number);
        }
        return set;
    }

    private static NameSet Intern(Dictionary<string, int> known, List<string> names, ReadOnlySpan<byte> list)
    {
        var set = default(NameSet);
        foreach (var range in list.Split((byte)' '))
        {
            var part = list[range];
            if (part.IsEmpty)
                continue;
            var name = Encoding.UTF8.GetString(part);
            if (!known.TryGetValue(name, out var number))
            {
                number = names.Count;
                if (number >= NameSet.Words * 64)
                    throw new InvalidDataException($"The grouper release has more than {NameSet.Words * 64} attribute names.");
                known.Add(name, number);
                names.Add(name);
            }
            set = set.With(number);
        }
        return set;
    }
}
