namespace Chartroom.Rules.Grouping;

/// <summary>
/// Marks the secondary diagnoses that the winning formula rests on: one for each atom, the first in working order.
/// Source: CMS ICD-10 MS-DRG Grouper, "Marking logic", diagnoses.
/// </summary>
internal sealed class DiagnosisImpact
{
    private readonly MsDrgTables tables;
    private readonly int[] rank;
    private readonly int incident;

    public DiagnosisImpact(MsDrgTables tables)
    {
        this.tables = tables;
        incident = tables.Names.Diagnosis("incident");
        var atoms = tables.Formulas.Names.Atoms;
        rank = new int[atoms.Count];
        var sorted = Enumerable.Range(0, atoms.Count).OrderBy(a => atoms[a].Text, StringComparer.Ordinal);
        foreach (var (atom, place) in sorted.Select((a, i) => (a, i)))
            rank[atom] = place;
    }

    public void Mark(ClaimWork work, PassOutcome pass, bool isFinal, bool changed)
    {
        var open = work.Impact.Atoms;
        open.Clear();
        foreach (var atom in pass.Found.Atoms)
        {
            if (pass.Winner!.Drg != 794 && CanMark(work, tables.Formulas.Names.Atoms[atom]))
                Insert(open, atom);
        }
        for (var position = 0; position < work.SecondaryCount; position++)
        {
            ref var secondary = ref work.Secondary[work.SecondaryOrder[position]];
            for (var i = 0; i < open.Count; i++)
            {
                if (!Fits(in secondary, tables.Formulas.Names.Atoms[open[i]]))
                    continue;
                open.RemoveAt(i);
                DrgImpact.Set(ref secondary.Mark, isFinal);
                break;
            }
            if (isFinal && changed && secondary.IsMetHac)
                DrgImpact.Set(ref secondary.Mark, isFinal);
        }
        MarkCounted(work, pass, isFinal);
    }

    /// <summary>Severity atoms, and names that the principal diagnosis does not satisfy by itself.</summary>
    private static bool CanMark(ClaimWork work, FormulaAtom atom) => atom.Scope switch
    {
        AtomScope.Claim => atom.IsSeverity,
        AtomScope.Secondary => true,
        AtomScope.Any => !work.Principal.Traits.Facts.Has(atom.Name),
        _ => false,
    };

    private static bool Fits(in WorkDiagnosis secondary, FormulaAtom atom)
    {
        if (!atom.IsSeverity)
            return secondary.Traits.Attributes.Has(atom.Name);
        var wanted = atom.Fact == ClaimFact.Mcc ? ClaimSeverity.Mcc : ClaimSeverity.Cc;
        return secondary.Severity == wanted && !secondary.Excluded && !secondary.DeathExcluded && !secondary.ExcludedByDrgLogic;
    }

    /// <summary>The trauma codes that led to MDC 24, and the code that made a newborn more than a normal one (DRG 794).</summary>
    private void MarkCounted(ClaimWork work, PassOutcome pass, bool isFinal)
    {
        if (pass.ThroughMultipleTrauma)
        {
            work.Impact.Counted.Clear();
            tables.Counted.TraumaSites(work, work.Impact.Counted);
            foreach (var index in work.Impact.Counted)
            {
                if (index >= 0)
                    DrgImpact.Set(ref work.Secondary[index].Mark, isFinal);
            }
        }
        if (pass.Winner!.Drg != 794 || !work.Principal.Traits.Attributes.Has(incident))
            return;
        for (var position = 0; position < work.SecondaryCount; position++)
        {
            ref var secondary = ref work.Secondary[work.SecondaryOrder[position]];
            if (secondary.Traits.Attributes.Has(incident))
                continue;
            DrgImpact.Set(ref secondary.Mark, isFinal);
            return;
        }
    }

    private void Insert(List<ushort> open, ushort atom)
    {
        var at = open.Count;
        while (at > 0 && rank[open[at - 1]] > rank[atom])
            at--;
        open.Insert(at, atom);
    }
}
