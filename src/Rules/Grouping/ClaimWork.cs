using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>A diagnosis of the claim while it is being grouped.</summary>
internal struct WorkDiagnosis
{
    public CodeKey Code;
    public CodeKey Key;
    public PresentOnAdmission Poa;
    public int Row;
    public ClaimSeverity Severity;
    public DiagnosisTraits Traits;
    public bool Excluded;
    public bool DeathExcluded;
    public bool ExcludedByDrgLogic;
    public bool IsMetHac;
    public int HacStart;
    public int HacCount;
    public DiagnosisMark Mark;
}

/// <summary>A procedure of the claim while it is being grouped.</summary>
internal struct WorkProcedure
{
    public CodeKey Code;
    public CodeKey Key;
    public int Row;
    public ProcedureTraits Traits;

    /// <summary>Bit per MDC in which a cluster has taken this code's place.</summary>
    public ulong SuppressedMdcs;

    public ProcedureMark Mark;

    public readonly bool IsSuppressed(int mdc) => ((SuppressedMdcs >> mdc) & 1) != 0;
}

/// <summary>A cluster found on the claim; it was complete with the procedure at <c>LastPosition</c> of the working order.</summary>
internal readonly record struct PresentCluster(int Cluster, CodeKey Code, ProcedureTraits Traits, int LastPosition);

/// <summary>The HAC list of a secondary diagnosis while it is being judged.</summary>
internal record struct WorkHac(byte Number, string List, HacUsage Usage);

/// <summary>Everything the steps of the grouper share about one claim. Reused, so nothing is allocated per claim.</summary>
internal sealed class ClaimWork
{
    public int Version { get; set; }

    public GrouperSex Sex { get; set; }

    public HospitalHacStatus Hospital { get; set; }

    public bool Died { get; set; }

    public bool ClinicalOrder { get; set; }

    public WorkDiagnosis Principal;

    public DiagnosisRow PrincipalRow { get; set; }

    public int PrincipalMdc { get; set; }

    public WorkDiagnosis[] Secondary { get; private set; } = new WorkDiagnosis[32];

    public int SecondaryCount { get; private set; }

    /// <summary>Indexes into <see cref="Secondary"/> in working order.</summary>
    public int[] SecondaryOrder { get; private set; } = new int[32];

    public WorkProcedure[] Procedures { get; private set; } = new WorkProcedure[32];

    public int ProcedureCount { get; private set; }

    /// <summary>Indexes into <see cref="Procedures"/> in working order.</summary>
    public int[] ProcedureOrder { get; private set; } = new int[32];

    public List<PresentCluster> Clusters { get; } = [];

    public FactSet Facts { get; } = new();

    /// <summary>Names of all secondary diagnoses.</summary>
    public NameSet SecondaryNames { get; set; }

    /// <summary>Names of the claim's own procedures, without clusters.</summary>
    public NameSet ProcedureNames { get; set; }

    public NameSet ClusterNames { get; set; }

    public bool HasSuppression { get; set; }

    public List<WorkHac> Hacs { get; } = [];

    public HacEntry[] ReportedHacs { get; private set; } = new HacEntry[32];

    public int ReportedHacCount { get; set; }

    public PassOutcome Initial { get; } = new();

    public PassOutcome Final { get; } = new();

    /// <summary>Scratch of the cluster step: choices filled, valid where the stamp is the current one.</summary>
    public int[] ClusterFilled { get; private set; } = [];

    public int[] ClusterStamp { get; private set; } = [];

    public int Stamp { get; set; }

    public DrgImpactScratch Impact { get; } = new();

    public void Size(int secondary, int procedures, int clusters)
    {
        SecondaryCount = secondary;
        ProcedureCount = procedures;
        if (Secondary.Length < secondary)
        {
            Secondary = new WorkDiagnosis[secondary * 2];
            SecondaryOrder = new int[secondary * 2];
        }
        if (Procedures.Length < procedures)
        {
            Procedures = new WorkProcedure[procedures * 2];
            ProcedureOrder = new int[procedures * 2];
        }
        if (ClusterFilled.Length < clusters)
        {
            ClusterFilled = new int[clusters];
            ClusterStamp = new int[clusters];
        }
    }

    /// <summary>Puts into the facts the procedures that count in an MDC; a negative MDC means all, whatever is suppressed.</summary>
    public void UseProceduresOf(int mdc)
    {
        if (!HasSuppression)
            return;
        var names = ClusterNames;
        for (var i = 0; i < ProcedureCount; i++)
        {
            if (mdc < 0 || !Procedures[i].IsSuppressed(mdc))
                names = names.Or(Procedures[i].Traits.Facts);
        }
        Facts.Replace(FactSet.Procedure, names);
    }

    public void Report(HacEntry entry)
    {
        if (ReportedHacs.Length == ReportedHacCount)
        {
            var larger = new HacEntry[ReportedHacCount * 2];
            ReportedHacs.CopyTo(larger, 0);
            ReportedHacs = larger;
        }
        ReportedHacs[ReportedHacCount++] = entry;
    }
}

/// <summary>What one pass over the formulas found.</summary>
internal sealed class PassOutcome
{
    /// <summary>The row that won; null when the pass ended without one.</summary>
    public FormulaRow? Winner { get; set; }

    /// <summary>The row that sent the claim into another MDC before that, if any.</summary>
    public FormulaRow? Rerouted { get; set; }

    /// <summary>The Pre-MDC row that won, with or without reroute.</summary>
    public FormulaRow? PreMdcWinner { get; set; }

    public int Mdc { get; set; }

    public GrouperReturnCode ReturnCode { get; set; }

    public ClaimSeverity Severity { get; set; }

    /// <summary>The severity that the winning formula found true among its atoms.</summary>
    public ClaimSeverity DrgSeverity { get; set; }

    /// <summary>Atoms found true while the winning formula was evaluated.</summary>
    public AtomList Found { get; } = new();

    /// <summary>The Pre-MDC row asked for multiple significant trauma and found it.</summary>
    public bool ThroughMultipleTrauma { get; set; }
}
