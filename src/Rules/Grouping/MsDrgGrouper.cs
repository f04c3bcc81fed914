namespace Chartroom.Rules.Grouping;

/// <summary>
/// Groups inpatient claims to Medicare severity diagnosis-related groups, equal to the CMS grouper in every field it
/// reports. The order of work is that of CMS: clusters, procedure attributes, diagnosis attributes, CC exclusion, principal
/// diagnosis, initial grouping and marking, hospital-acquired conditions, final grouping and marking, flags. An error stops
/// the chain where it happens.
/// <para>Immutable and safe to share between threads; each thread brings its own <see cref="GroupedClaim"/>.</para>
/// Source: CMS ICD-10 MS-DRG Grouper v40.0 to v43.1; CMS ICD-10 MS-DRG Definitions Manual.
/// </summary>
public sealed class MsDrgGrouper
{
    private readonly ClaimReading reading;
    private readonly FormulaSearch search;
    private readonly HospitalAcquiredConditions hacs;
    private readonly DrgImpact impact;

    public MsDrgGrouper(MsDrgTables tables)
    {
        Tables = tables;
        reading = new ClaimReading(tables);
        search = new FormulaSearch(tables);
        hacs = new HospitalAcquiredConditions(tables);
        impact = new DrgImpact(tables);
    }

    public MsDrgTables Tables { get; }

    /// <summary>
    /// Groups one claim into <paramref name="result"/>, which is overwritten. The version must be one of the release
    /// (<see cref="MsDrgTables.Has"/>), else <see cref="ArgumentOutOfRangeException"/>. Nothing about the codes can fail: unknown codes
    /// are reported as not recognized, and a claim that cannot be grouped gets DRG 999 with a return code.
    /// </summary>
    public void Group(MsDrgClaim claim, GroupedClaim result)
    {
        if (!Tables.Has(claim.Version))
            throw new ArgumentOutOfRangeException(nameof(claim), claim.Version, "The release does not hold this grouper version.");
        var work = result.Work;
        reading.Read(claim, work);
        result.AdmitDiagnosis = Admit(claim);
        result.HacCategories = 0;
        result.HacStatus = HacStatus.NotApplicable;
        work.Final.Winner = null;
        search.Run(work, work.Initial);
        if (work.Initial.Winner is null)
        {
            result.Initial = DrgAssignment.Ungroupable(work.Initial.ReturnCode);
            result.Final = result.Initial;
            return;
        }
        result.Initial = Assignment(work.Initial);
        SeverityFlags.FlagInitial(work);
        impact.MarkInitial(work);
        GroupFinally(work, result);
    }

    private void GroupFinally(ClaimWork work, GroupedClaim result)
    {
        var error = hacs.Judge(work);
        hacs.Report(work, result);
        if (error != GrouperReturnCode.Ok)
        {
            result.Final = DrgAssignment.Ungroupable(error);
            result.HacStatus = result.HacCategories > 0 ? HacStatus.FinalDrgUngroupable : HacStatus.NotApplicable;
            SeverityFlags.FlagFinal(work);
            return;
        }
        search.Run(work, work.Final);
        result.Final = work.Final.Winner is null ? DrgAssignment.Ungroupable(work.Final.ReturnCode) : Assignment(work.Final);
        SeverityFlags.FlagFinal(work);
        if (work.Final.Winner is not null)
            impact.MarkFinal(work, result.Initial.Drg != result.Final.Drg);
        if (result.HacCategories > 0)
        {
            result.HacStatus = result.Final.Drg == 999 ? HacStatus.FinalDrgUngroupable
                : result.Final.Drg == result.Initial.Drg ? HacStatus.FinalDrgNoChange : HacStatus.FinalDrgChanges;
        }
    }

    private AdmitDiagnosisFlag Admit(MsDrgClaim claim)
    {
        if (claim.AdmitDiagnosis is not { } admit)
            return AdmitDiagnosisFlag.NotGiven;
        return Tables.Diagnoses.Find(admit.ToUpper(), claim.Version) >= 0 ? AdmitDiagnosisFlag.Valid : AdmitDiagnosisFlag.Invalid;
    }

    private static DrgAssignment Assignment(PassOutcome pass)
    {
        var row = pass.Winner!;
        var severity = row.Drg == 998 ? ClaimSeverity.None : pass.Severity;
        return new DrgAssignment(GrouperReturnCode.Ok, pass.Mdc, row.Drg, row.BaseDrg, row.Type, severity, pass.DrgSeverity);
    }
}
