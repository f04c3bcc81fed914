using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Looks the claim's codes up, puts them in working order and gathers the facts that formulas ask for.
/// Source: CMS ICD-10 MS-DRG Grouper, steps "attributes", "principal diagnosis" and "sort".
/// </summary>
internal sealed class ClaimReading(MsDrgTables tables)
{
    private static readonly CodeKey Missing = CodeKey.Of("null");

    private readonly int incident = tables.Names.Diagnosis("incident");

    public void Read(MsDrgClaim claim, ClaimWork work)
    {
        work.Size(claim.SecondaryDiagnoses.Count, claim.Procedures.Count, tables.Clusters.Count);
        work.Version = claim.Version;
        work.Sex = claim.Sex;
        work.Hospital = claim.Hospital;
        work.ClinicalOrder = claim.TieBreaker == MarkingTieBreaker.ClinicalSignificance;
        work.Died = claim.DischargeStatus == 20;
        work.Hacs.Clear();
        work.ReportedHacCount = 0;
        ReadProcedures(claim, work);
        Clusters.Find(work, tables.Clusters, tables.Procedures);
        ReadDiagnoses(claim, work);
        tables.Exclusion.Apply(work);
        OrderSecondary(work);
        GatherFacts(claim, work);
    }

    private void ReadProcedures(MsDrgClaim claim, ClaimWork work)
    {
        var names = default(NameSet);
        for (var i = 0; i < work.ProcedureCount; i++)
        {
            ref var procedure = ref work.Procedures[i];
            procedure.Code = claim.Procedures[i];
            procedure.Key = procedure.Code.ToUpper();
            procedure.Row = tables.Procedures.Find(procedure.Key, work.Version);
            procedure.Traits = tables.Procedures.TraitsOf(procedure.Row);
            procedure.SuppressedMdcs = 0;
            procedure.Mark = new ProcedureMark
            {
                Recognized = procedure.Traits.Recognized,
                IsOperatingRoom = tables.Procedures.IsOperatingRoom(procedure.Row, work.Version),
            };
            names = names.Or(procedure.Traits.Facts);
            work.ProcedureOrder[i] = i;
        }
        work.ProcedureNames = names;
        if (!work.ClinicalOrder)
            return;
        // Insertion sort: stable, and claims have few procedures, mostly in order already.
        for (var i = 1; i < work.ProcedureCount; i++)
        {
            var moving = work.ProcedureOrder[i];
            var code = work.Procedures[moving].Code;
            var at = i - 1;
            for (; at >= 0 && work.Procedures[work.ProcedureOrder[at]].Code > code; at--)
                work.ProcedureOrder[at + 1] = work.ProcedureOrder[at];
            work.ProcedureOrder[at + 1] = moving;
        }
    }

    private void ReadDiagnoses(MsDrgClaim claim, ClaimWork work)
    {
        Fill(ref work.Principal, claim.PrincipalDiagnosis.IsEmpty ? Missing : claim.PrincipalDiagnosis, PresentOnAdmission.Blank, work.Version);
        work.PrincipalRow = work.Principal.Row >= 0 ? tables.Diagnoses[work.Principal.Row] : new DiagnosisRow { Collection = -1 };
        var names = default(NameSet);
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            var (code, poa) = claim.SecondaryDiagnoses[i];
            Fill(ref work.Secondary[i], code, poa, work.Version);
            names = names.Or(work.Secondary[i].Traits.Facts);
            work.SecondaryOrder[i] = i;
        }
        work.SecondaryNames = names;
    }

    private void Fill(ref WorkDiagnosis diagnosis, CodeKey code, PresentOnAdmission poa, int version)
    {
        diagnosis = default;
        diagnosis.Code = code;
        diagnosis.Key = code.ToUpper();
        diagnosis.Poa = poa;
        diagnosis.Row = tables.Diagnoses.Find(diagnosis.Key, version);
        diagnosis.Traits = tables.Diagnoses.TraitsOf(diagnosis.Row);
        diagnosis.Severity = diagnosis.Row < 0 ? ClaimSeverity.NonCc : tables.Diagnoses[diagnosis.Row].Severity;
        diagnosis.Mark = new DiagnosisMark { Recognized = diagnosis.Row >= 0 };
    }

    private static void OrderSecondary(ClaimWork work)
    {
        if (!work.ClinicalOrder)
            return;
        for (var i = 1; i < work.SecondaryCount; i++)
        {
            var moving = work.SecondaryOrder[i];
            var at = i - 1;
            for (; at >= 0 && ComesAfter(in work.Secondary[work.SecondaryOrder[at]], in work.Secondary[moving]); at--)
                work.SecondaryOrder[at + 1] = work.SecondaryOrder[at];
            work.SecondaryOrder[at + 1] = moving;
        }
    }

    private static bool ComesAfter(in WorkDiagnosis first, in WorkDiagnosis second) =>
        first.Severity != second.Severity ? first.Severity < second.Severity : first.Code > second.Code;

    private void GatherFacts(MsDrgClaim claim, ClaimWork work)
    {
        var facts = work.Facts;
        facts.Clear();
        facts.Add(FactSet.Principal, work.Principal.Traits.Facts);
        facts.Add(FactSet.Secondary, work.SecondaryNames);
        facts.Add(FactSet.Any, work.SecondaryNames.Or(work.Principal.Traits.Facts));
        var clusters = default(NameSet);
        foreach (var cluster in work.Clusters)
            clusters = clusters.Or(cluster.Traits.Facts);
        work.ClusterNames = clusters;
        facts.Add(FactSet.Procedure, work.ProcedureNames.Or(clusters));

        var status = DischargeStatuses.Known(claim.DischargeStatus);
        facts.Set(work.Died ? ClaimFact.Died : ClaimFact.Alive);
        facts.Set(ClaimFact.LeftAgainstAdvice, status == 7);
        facts.Set(ClaimFact.InvalidDischargeStatus, status is null);
        facts.Set(ClaimFact.Transferred, status is 2 or 5 or 66 or 82 or 85 or 94);
        facts.Set(ClaimFact.AnyDiagnosis);
        facts.Set(ClaimFact.InvalidPrincipal, work.Principal.Row < 0);
        facts.Set(ClaimFact.ExternalCausePrincipal, work.Principal.Key.FirstCharacter is 'V' or 'W' or 'X' or 'Y');
        facts.Set(ClaimFact.OnlyIncident, IsOnlyIncident(work));
        SetPrincipalMdc(work);
        tables.Counted.SetFacts(work);
    }

    private bool IsOnlyIncident(ClaimWork work)
    {
        if (!work.Principal.Traits.Attributes.Has(incident))
            return false;
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            if (work.Secondary[i].Row >= 0 && !work.Secondary[i].Traits.Attributes.Has(incident))
                return false;
        }
        return true;
    }

    /// <summary>The MDC of the principal diagnosis; some seventy codes have one for each sex, and then an unknown sex is a conflict.</summary>
    private static void SetPrincipalMdc(ClaimWork work)
    {
        var row = work.PrincipalRow;
        var bySex = row.MdcMale != 0 || row.MdcFemale != 0;
        work.PrincipalMdc = !bySex ? row.Mdc : work.Sex == GrouperSex.Male ? row.MdcMale : row.MdcFemale;
        work.Facts.Set(ClaimFact.InvalidSex, bySex && work.Sex == GrouperSex.Unknown);
        work.Facts.Set(ClaimFact.FallsThroughMdc20, work.PrincipalMdc == 20);
    }
}

/// <summary>The discharge statuses the grouper knows. Source: CMS ICD-10 MS-DRG Grouper, "DischargeStatus"; UB-04 form locator 17.</summary>
internal static class DischargeStatuses
{
    private static readonly bool[] IsKnown = Table();

    /// <summary>The status when the grouper knows it, else null.</summary>
    public static int? Known(int? status) => status is { } s && s >= 0 && s < IsKnown.Length && IsKnown[s] ? s : null;

    private static bool[] Table()
    {
        var known = new bool[100];
        int[] codes = [1, 2, 3, 4, 5, 6, 7, 20, 21, 30, 43, 50, 51, 61, 62, 63, 64, 65, 66, 69, 70];
        foreach (var code in codes.Concat(Enumerable.Range(81, 15)))
            known[code] = true;
        return known;
    }
}
