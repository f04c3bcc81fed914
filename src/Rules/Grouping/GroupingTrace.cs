using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>A name in the winning formula that was found true, and the codes of the claim that make it so.</summary>
public sealed record AtomTrace(string Name, IReadOnlyList<string> Codes);

/// <summary>
/// How one pass ended: the row that won (after <c>Reroutes</c>, rows that sent the claim on), its formula, and what was found true.
/// </summary>
public sealed record PassTrace(
    string Pass, int Mdc, int Sequence, string Formula, int Drg, IReadOnlyList<string> Reroutes, IReadOnlyList<AtomTrace> True);

/// <summary>What one diagnosis did, and which rule cancelled it; <c>Effect</c> is empty when it has no CC or MCC to lose.</summary>
public sealed record CodeTrace(string Code, string Severity, string Effect);

/// <summary>One HAC list judged: the code, its list, what became of it, and why.</summary>
public sealed record HacTrace(string Code, int Hac, string List, string Usage, string Why);

/// <summary>A cluster found, its codes, and the MDCs in which those no longer count alone.</summary>
public sealed record ClusterTrace(string Cluster, IReadOnlyList<string> Codes, IReadOnlyList<int> SuppressedMdcs);

/// <summary>
/// Why a claim got its DRG: for a coder who asks, and for replay. The formula of each pass, evaluated with exactly the names in
/// <see cref="PassTrace.True"/>, holds and leads to the DRG.
/// Source: CMS ICD-10 MS-DRG Definitions Manual (logic), CMS ICD-10 MS-DRG Grouper (order of work).
/// </summary>
public sealed record GroupingTrace(
    IReadOnlyList<PassTrace> Passes, IReadOnlyList<CodeTrace> Diagnoses, IReadOnlyList<HacTrace> Hacs, IReadOnlyList<ClusterTrace> Clusters)
{
    /// <summary>The reasons of the claim just grouped into <paramref name="grouped"/> by <paramref name="grouper"/>.</summary>
    public static GroupingTrace Of(MsDrgGrouper grouper, GroupedClaim grouped)
    {
        var work = grouped.Work;
        var passes = new List<PassTrace>();
        AddPass(passes, "initial", work.Initial, grouper.Tables, work);
        if (grouped.Final.ReturnCode == GrouperReturnCode.Ok)
            AddPass(passes, "final", work.Final, grouper.Tables, work);
        var diagnoses = Enumerable.Range(0, work.SecondaryCount).Select(i => Explain(grouper.Tables, work, i)).ToList();
        return new GroupingTrace(passes, diagnoses, [.. HacsOf(work)], [.. ClustersOf(grouper.Tables, work)]);
    }

    private static void AddPass(List<PassTrace> passes, string name, PassOutcome pass, MsDrgTables tables, ClaimWork work)
    {
        var row = pass.Winner ?? pass.PreMdcWinner;
        if (row is null)
            return;
        FormulaRow?[] ways = [pass.PreMdcWinner, pass.Rerouted];
        var reroutes = ways.Where(r => r is not null && r != row).Distinct()
            .Select(r => $"MDC {r!.Mdc} row {r.Sequence} ({r.Formula.Text}) leads to MDC {r.RerouteMdc}");
        var atoms = pass.Found.Atoms.ToArray().Select(a => tables.Formulas.Names.Atoms[a])
            .Select(a => new AtomTrace(a.Text, [.. CodesOf(work, a)]));
        passes.Add(new PassTrace(name, row.Mdc, row.Sequence, row.Formula.Text, row.Drg, [.. reroutes], [.. atoms]));
    }

    private static IEnumerable<string> CodesOf(ClaimWork work, FormulaAtom atom)
    {
        var secondary = Enumerable.Range(0, work.SecondaryCount).Select(i => work.Secondary[i]);
        var own = work.Principal.Traits.Facts.Has(atom.Name) && atom.Name >= 0 ? [work.Principal.Code.ToString()] : Array.Empty<string>();
        return atom.Scope switch
        {
            AtomScope.Principal => own,
            AtomScope.Secondary => secondary.Where(s => s.Traits.Facts.Has(atom.Name)).Select(s => s.Code.ToString()),
            AtomScope.Any => own.Concat(secondary.Where(s => s.Traits.Facts.Has(atom.Name)).Select(s => s.Code.ToString())),
            AtomScope.Procedure => Enumerable.Range(0, work.ProcedureCount).Select(i => work.Procedures[i])
                .Where(p => p.Traits.Facts.Has(atom.Name)).Select(p => p.Code.ToString())
                .Concat(work.Clusters.Where(c => c.Traits.Facts.Has(atom.Name)).Select(c => c.Code.ToString())),
            _ when atom.IsSeverity => secondary.Where(s => s.Severity == (atom.Fact == ClaimFact.Mcc ? ClaimSeverity.Mcc : ClaimSeverity.Cc)
                && !s.Excluded && !s.DeathExcluded && !s.ExcludedByDrgLogic).Select(s => s.Code.ToString()),
            _ => [],
        };
    }

    private static CodeTrace Explain(MsDrgTables tables, ClaimWork work, int index)
    {
        var secondary = work.Secondary[index];
        var severity = GroupedClaimWriter.NameOf(secondary.Severity);
        var code = secondary.Code.ToString();
        if (secondary.Row < 0)
            return new CodeTrace(code, severity, $"not a code of version {work.Version}");
        if (secondary.Severity == ClaimSeverity.NonCc)
            return new CodeTrace(code, severity, "");
        if (secondary.Excluded)
            return new CodeTrace(code, severity, $"excluded by the principal diagnosis {work.Principal.Code} (exclusion collection {work.PrincipalRow.Collection})");
        if (secondary.DeathExcluded)
            return new CodeTrace(code, severity, "an MCC only when the patient is alive; the patient died");
        if (secondary.ExcludedByDrgLogic)
        {
            var names = tables.Names.DiagnosisNames.Where((_, n) => secondary.Traits.Facts.Has(n) && Suppresses(work, n));
            return new CodeTrace(code, severity, $"part of the DRG's own definition ({string.Join(", ", names)}), so it does not count");
        }
        if (secondary.IsMetHac)
            return new CodeTrace(code, severity, "acquired in the hospital: counts in the initial grouping only");
        return new CodeTrace(code, severity, secondary.Mark.Impact == GroupingImpact.None ? "counts, but did not decide" : "counts and decided");
    }

    private static bool Suppresses(ClaimWork work, int name) =>
        ((work.Final.Winner ?? work.Initial.Winner)?.Suppression ?? default).Has(name);

    private static IEnumerable<HacTrace> HacsOf(ClaimWork work)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            var secondary = work.Secondary[i];
            for (var h = secondary.HacStart; h < secondary.HacStart + secondary.HacCount; h++)
            {
                var hac = work.Hacs[h];
                yield return new HacTrace(
                    secondary.Code.ToString(), hac.Number, hac.List, GroupedClaimWriter.NameOf(hac.Usage), WhyOf(secondary.Mark.Poa, hac.Usage));
            }
        }
    }

    private static string WhyOf(PoaFinding poa, HacUsage usage) => (poa, usage) switch
    {
        (_, HacUsage.NotApplicableExempt) => "the hospital is exempt",
        (PoaFinding.RecognizedPresent, _) => "it was present on admission",
        (_, HacUsage.NotApplicableExclusion) => "the principal diagnosis excludes the code",
        (_, HacUsage.CriteriaMet) => "it was not shown to be present on admission and the HAC's formula holds",
        _ => "the HAC's formula does not hold",
    };

    private static IEnumerable<ClusterTrace> ClustersOf(MsDrgTables tables, ClaimWork work) => work.Clusters.Select(c => new ClusterTrace(
        c.Code.ToString(),
        [.. work.ProcedureOrder.Take(c.LastPosition + 1).Select(i => work.Procedures[i].Code)
            .Where(p => Grouping.Clusters.IsPart(tables.Clusters, c.Cluster, p)).Distinct().Select(p => p.ToString())],
        [.. Enumerable.Range(0, 64).Where(m => ((tables.Clusters[c.Cluster].SuppressedMdcs >> m) & 1) != 0)]));
}
