namespace Chartroom.Rules.Grouping;

/// <summary>Reusable lists of the marking step.</summary>
internal sealed class DrgImpactScratch
{
    public List<ushort> Atoms { get; } = [];

    public List<int> Names { get; } = [];

    public List<int> Counted { get; } = [];
}

/// <summary>
/// Marks which codes of the claim the winning formula rests on ("affects DRG"), for the initial and the final grouping.
/// Source: CMS ICD-10 MS-DRG Grouper, "Marking logic".
/// </summary>
internal sealed class DrgImpact(MsDrgTables tables)
{
    private readonly DiagnosisImpact diagnoses = new(tables);
    private readonly ProcedureImpact procedures = new(tables);

    public void MarkInitial(ClaimWork work) => Mark(work, work.Initial, isFinal: false, changed: false);

    /// <summary>Marks the final pass; <paramref name="changed"/>: the final DRG differs from the initial one.</summary>
    public void MarkFinal(ClaimWork work, bool changed) => Mark(work, work.Final, isFinal: true, changed);

    private void Mark(ClaimWork work, PassOutcome pass, bool isFinal, bool changed)
    {
        Set(ref work.Principal.Mark, isFinal);
        diagnoses.Mark(work, pass, isFinal, changed);
        procedures.Mark(work, pass, isFinal, changed);
    }

    public static void Set(ref DiagnosisMark mark, bool isFinal) => mark.Impact = Next(mark.Impact, isFinal);

    public static void Set(ref ProcedureMark mark, bool isFinal) => mark.Impact = Next(mark.Impact, isFinal);

    private static GroupingImpact Next(GroupingImpact before, bool isFinal)
    {
        if (!isFinal)
            return GroupingImpact.Initial;
        return before is GroupingImpact.Initial or GroupingImpact.Both ? GroupingImpact.Both : GroupingImpact.Final;
    }
}
