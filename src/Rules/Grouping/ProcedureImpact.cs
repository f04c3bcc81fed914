using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Marks the procedures that the winning formula rests on. CMS looks first for one procedure that satisfies all procedure
/// names of the formula, preferring the one in first position; failing that it takes the names one by one.
/// Source: CMS ICD-10 MS-DRG Grouper, "Marking logic", procedures.
/// </summary>
internal sealed class ProcedureImpact(MsDrgTables tables)
{
    private readonly int revision = tables.Names.Procedure("revision");
    private readonly int arterial = tables.Names.Procedure("arterial");
    private readonly CountedLists counted = tables.Counted;

    public void Mark(ClaimWork work, PassOutcome pass, bool isFinal, bool changed)
    {
        if (work.ProcedureCount == 0)
            return;
        var mdc = pass.Winner!.Drg is (>= 981 and <= 983) or (>= 987 and <= 989) ? FormulaTable.Unrelated : work.PrincipalMdc;
        var search = new Search(work, mdc, isFinal, FusionNames(pass));
        var names = NamesOf(work, pass);
        if (!names.IsEmpty && !MarkOneForAll(search, names))
            MarkOneByOne(search, names);
        MarkCounters(search, pass, names);
        if (isFinal && changed)
            MarkMetHacs(search);
    }

    /// <summary>The procedure names found true, and those that a true counter counted.</summary>
    private NameSet NamesOf(ClaimWork work, PassOutcome pass)
    {
        var names = default(NameSet);
        foreach (var number in pass.Found.Atoms)
        {
            var atom = tables.Formulas.Names.Atoms[number];
            if (atom.Scope == AtomScope.Procedure)
                names = names.With(atom.Name);
            switch (atom.Fact)
            {
                case null:
                    break;
                case ClaimFact.Bilateral:
                    names = names.Or(counted.JointNames(work));
                    break;
                case ClaimFact.FourVessels:
                    names = names.Or(CountedLists.CountedDigits(work, counted.Vessels, -1, null));
                    break;
                case ClaimFact.FourStents:
                    names = names.Or(CountedLists.CountedDigits(work, counted.Stents, -1, null));
                    break;
                case ClaimFact.FourDrugStents:
                    names = names.Or(CountedLists.CountedDigits(work, counted.Stents, counted.DrugStent, null));
                    break;
                case ClaimFact.FourPlainStents:
                    names = names.Or(CountedLists.CountedDigits(work, counted.Stents, counted.PlainStent, null));
                    break;
                default:
                    names = names.Or(FusionNamesOf(atom.Fact.Value).And(work.ProcedureNames));
                    break;
            }
        }
        return names;
    }

    private NameSet FusionNames(PassOutcome pass)
    {
        var names = default(NameSet);
        foreach (var number in pass.Found.Atoms)
        {
            if (tables.Formulas.Names.Atoms[number].Fact is { } fact)
                names = names.Or(FusionNamesOf(fact));
        }
        return names;
    }

    private NameSet FusionNamesOf(ClaimFact fact) => fact switch
    {
        ClaimFact.SingleFusion => NameSet.Of(counted.Anterior).With(counted.Posterior),
        ClaimFact.MultipleFusion => NameSet.Of(counted.Anterior).With(counted.Posterior1),
        ClaimFact.AnteriorFusions => NameSet.Of(counted.Anterior),
        ClaimFact.PosteriorFusions1 => NameSet.Of(counted.Posterior1),
        ClaimFact.AnteriorSectionFusions => NameSet.Of(counted.AnteriorSection),
        ClaimFact.PosteriorFusions => NameSet.Of(counted.Posterior),
        _ => default,
    };

    /// <summary>Marks the one procedure, or the cluster, that has all names; false when there is none.</summary>
    private bool MarkOneForAll(Search search, NameSet names)
    {
        var work = search.Work;
        ref var first = ref work.Procedures[0];
        var firstFits = search.Counts(0) && first.Traits.Facts.HasAll(names);
        if (firstFits && first.Mark.IsOperatingRoom)
        {
            search.Mark(0);
            if (!search.IsCountedFusion(0))
                return true;
        }
        for (var position = 0; position < work.ProcedureCount; position++)
        {
            var index = work.ProcedureOrder[position];
            if (index != 0 && search.Counts(index) && work.Procedures[index].Traits.Facts.HasAll(names))
            {
                search.Mark(index);
                return true;
            }
        }
        if (firstFits)
        {
            search.Mark(0);
            return true;
        }
        foreach (var cluster in work.Clusters)
        {
            if (cluster.Traits.Facts.HasAll(names))
            {
                MarkCluster(search, cluster);
                return true;
            }
        }
        return false;
    }

    private void MarkOneByOne(Search search, NameSet names)
    {
        for (var name = 0; name < NameSet.Words * 64; name++)
        {
            if (names.Has(name))
                MarkName(search, name);
        }
    }

    private void MarkName(Search search, int name)
    {
        var work = search.Work;
        if (name == revision && work.ClusterNames.Has(name) && work.ProcedureNames.Has(name))
        {
            search.Mark(work.Procedures[0].Traits.Facts.Has(name) ? 0 : search.First(name, anyway: true));
            return;
        }
        var count = search.Count(name);
        if (count == 0)
        {
            foreach (var cluster in work.Clusters)
            {
                if (cluster.Traits.Facts.Has(name))
                {
                    MarkCluster(search, cluster);
                    return;
                }
            }
            return;
        }
        if (count >= 2 && search.Mdc == 8 && search.MarkCountedFusions())
            search.Mark(search.First(name));
        else if (count >= 2 && work.Procedures[0].Mark.IsOperatingRoom && search.Counts(0) && work.Procedures[0].Traits.Facts.Has(name))
            search.Mark(0);
        else
            search.Mark(search.First(name, except: count >= 2 ? 0 : -1));
    }

    private void MarkCluster(Search search, PresentCluster cluster)
    {
        var work = search.Work;
        for (var position = 0; position <= cluster.LastPosition; position++)
        {
            var index = work.ProcedureOrder[position];
            var code = work.Procedures[index].Code;
            if (Clusters.IsPart(tables.Clusters, cluster.Cluster, code) && search.FirstOf(code) == index)
                search.Mark(index);
        }
    }

    private void MarkCounters(Search search, PassOutcome pass, NameSet names)
    {
        foreach (var number in pass.Found.Atoms)
        {
            switch (tables.Formulas.Names.Atoms[number].Fact)
            {
                case ClaimFact.FourVessels:
                    MarkDigits(search, counted.Vessels, -1);
                    break;
                case ClaimFact.FourStents:
                    MarkDigits(search, counted.Stents, -1);
                    MarkArterial(search, names);
                    break;
                case ClaimFact.FourDrugStents:
                    MarkDigits(search, counted.Stents, counted.DrugStent);
                    MarkArterial(search, names);
                    break;
                case ClaimFact.FourPlainStents:
                    MarkDigits(search, counted.Stents, counted.PlainStent);
                    MarkArterial(search, names);
                    break;
            }
        }
    }

    private static void MarkDigits(Search search, int[] lists, int also)
    {
        var indexes = search.Work.Impact.Counted;
        indexes.Clear();
        CountedLists.CountedDigits(search.Work, lists, also, indexes);
        foreach (var index in indexes)
            search.Mark(index);
    }

    private void MarkArterial(Search search, NameSet names)
    {
        if (!names.Has(arterial))
            return;
        var stent = names.Has(counted.DrugStent) ? counted.DrugStent : names.Has(counted.PlainStent) ? counted.PlainStent : -1;
        if (stent < 0)
            return;
        var both = NameSet.Of(arterial).With(stent);
        for (var i = 0; i < search.Work.ProcedureCount; i++)
        {
            if (search.Work.Procedures[i].Traits.Facts.HasAll(both))
                search.Mark(i);
        }
    }

    private static void MarkMetHacs(Search search)
    {
        for (var i = 0; i < search.Work.ProcedureCount; i++)
        {
            if (search.Work.Procedures[i].Mark.Hacs != 0 && search.Counts(i))
                search.Mark(i);
        }
    }

    /// <summary>The claim's procedures as the marking step sees them: which count in the MDC, and which were counted as fusions.</summary>
    private readonly struct Search(ClaimWork work, int mdc, bool isFinal, NameSet fusions)
    {
        public ClaimWork Work { get; } = work;

        public int Mdc { get; } = mdc;

        public bool Counts(int index) => !Work.Procedures[index].IsSuppressed(Mdc);

        public bool IsCountedFusion(int index) => Work.Procedures[index].Traits.Facts.Intersects(fusions);

        public void Mark(int index) => DrgImpact.Set(ref Work.Procedures[index].Mark, isFinal);

        public int Count(int name)
        {
            var count = 0;
            for (var i = 0; i < Work.ProcedureCount; i++)
                count += Counts(i) && Work.Procedures[i].Traits.Facts.Has(name) ? 1 : 0;
            return count;
        }

        /// <summary>The first procedure in working order with a name; only counting ones unless <paramref name="anyway"/>.</summary>
        public int First(int name, bool anyway = false, int except = -1)
        {
            for (var position = 0; position < Work.ProcedureCount; position++)
            {
                var index = Work.ProcedureOrder[position];
                if (index != except && (anyway || Counts(index)) && Work.Procedures[index].Traits.Facts.Has(name))
                    return index;
            }
            return 0;
        }

        public int FirstOf(CodeKey code)
        {
            for (var position = 0; position < Work.ProcedureCount; position++)
            {
                var index = Work.ProcedureOrder[position];
                if (Work.Procedures[index].Code == code)
                    return index;
            }
            return 0;
        }

        public bool MarkCountedFusions()
        {
            var any = false;
            for (var i = 0; i < Work.ProcedureCount; i++)
            {
                if (IsCountedFusion(i))
                {
                    Mark(i);
                    any = true;
                }
            }
            return any;
        }
    }
}
