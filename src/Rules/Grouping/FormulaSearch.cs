namespace Chartroom.Rules.Grouping;

/// <summary>
/// One pass over the formulas: Pre-MDC first, then the MDC of the principal diagnosis, following reroutes; in each MDC the
/// first formula that holds wins.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, "Pre-MDC", MDC 24, MDC 25 and Appendix A; CMS ICD-10 MS-DRG Grouper.
/// </summary>
internal sealed class FormulaSearch(MsDrgTables tables)
{
    private const ulong SeverityBits = (1UL << (int)ClaimFact.Mcc) | (1UL << (int)ClaimFact.Cc) | (1UL << (int)ClaimFact.NonCc);

    /// <summary>Runs the pass; <see cref="PassOutcome.Winner"/> stays null when the claim is ungroupable.</summary>
    public void Run(ClaimWork work, PassOutcome pass)
    {
        Clear(pass);
        var plain = SeverityFlags.Of(work, default);
        var winner = First(work, FormulaTable.PreMdc, plain);
        pass.PreMdcWinner = winner;
        pass.Mdc = work.PrincipalMdc;
        if (winner is not null)
        {
            Win(work, pass, winner);
            if (pass.ReturnCode != GrouperReturnCode.Ok)
                return;
            pass.ThroughMultipleTrauma = Found(pass, ClaimFact.MultipleTrauma);
            winner = FollowFromPreMdc(work, pass, winner, plain);
        }
        winner ??= InPrincipalMdc(work, pass, plain);
        Finish(work, pass, winner);
    }

    private FormulaRow? FollowFromPreMdc(ClaimWork work, PassOutcome pass, FormulaRow winner, ClaimSeverity plain)
    {
        if (winner.RerouteMdc == 0)
            return winner;
        pass.Rerouted = winner;
        var next = First(work, winner.RerouteMdc, plain);
        if (next is null)
            return null;
        pass.Mdc = winner.RerouteMdc;
        if (next.RerouteMdc == 0)
            return next;
        pass.Rerouted = next;
        return First(work, next.RerouteMdc, plain);
    }

    private FormulaRow? InPrincipalMdc(ClaimWork work, PassOutcome pass, ClaimSeverity plain)
    {
        pass.Rerouted = null;
        pass.Mdc = work.PrincipalMdc;
        var winner = First(work, work.PrincipalMdc, plain);
        if (winner is null || winner.RerouteMdc == 0)
            return winner;
        pass.Rerouted = winner;
        return First(work, winner.RerouteMdc, plain);
    }

    /// <summary>The first row of an MDC that holds.</summary>
    private FormulaRow? First(ClaimWork work, int mdc, ClaimSeverity plain)
    {
        work.UseProceduresOf(mdc);
        var facts = work.Facts;
        var unsevere = facts.ClaimFacts & ~SeverityBits;
        var plainFacts = unsevere | SeverityBit(plain);
        foreach (var row in tables.Formulas.Rows(work.Version, mdc))
        {
            facts.ClaimFacts = row.Suppression.Intersects(work.SecondaryNames)
                ? unsevere | SeverityBit(SeverityFlags.Of(work, row.Suppression))
                : plainFacts;
            if (row.Formula.Holds(facts.Words))
                return row;
        }
        return null;
    }

    /// <summary>Evaluates the winner once more to learn which atoms made it hold.</summary>
    private void Win(ClaimWork work, PassOutcome pass, FormulaRow winner)
    {
        work.UseProceduresOf(winner.Mdc);
        pass.Severity = SeverityFlags.Of(work, winner.Suppression);
        work.Facts.ClaimFacts = (work.Facts.ClaimFacts & ~SeverityBits) | SeverityBit(pass.Severity);
        pass.Found.Clear();
        winner.Formula.Holds(work.Facts.Words, pass.Found);
        SeverityFlags.ExcludeByDrgLogic(work, winner.Suppression);
        pass.ReturnCode = ReturnCodeOf(pass);
    }

    private void Finish(ClaimWork work, PassOutcome pass, FormulaRow? winner)
    {
        if (winner is null)
        {
            // No formula of these releases leaves a valid claim without a winner; should one, its principal diagnosis has no home.
            pass.ReturnCode = GrouperReturnCode.DiagnosisCannotBePrincipal;
            return;
        }
        Win(work, pass, winner);
        if (pass.ReturnCode != GrouperReturnCode.Ok)
            return;
        pass.DrgSeverity = Found(pass, ClaimFact.Mcc) ? ClaimSeverity.Mcc
            : Found(pass, ClaimFact.Cc) ? ClaimSeverity.Cc : ClaimSeverity.NonCc;
        pass.Winner = winner;
    }

    private GrouperReturnCode ReturnCodeOf(PassOutcome pass)
    {
        var code = GrouperReturnCode.Ok;
        foreach (var atom in pass.Found.Atoms)
        {
            code = tables.Formulas.Names.Atoms[atom].Fact switch
            {
                ClaimFact.InvalidPrincipal => GrouperReturnCode.InvalidPrincipalDiagnosis,
                ClaimFact.ExternalCausePrincipal => GrouperReturnCode.DiagnosisCannotBePrincipal,
                ClaimFact.InvalidDischargeStatus => GrouperReturnCode.InvalidDischargeStatus,
                ClaimFact.InvalidSex => GrouperReturnCode.InvalidSex,
                _ => code,
            };
        }
        return code;
    }

    private bool Found(PassOutcome pass, ClaimFact fact)
    {
        foreach (var atom in pass.Found.Atoms)
        {
            if (tables.Formulas.Names.Atoms[atom].Fact == fact)
                return true;
        }
        return false;
    }

    private static ulong SeverityBit(ClaimSeverity severity) => 1UL << (int)(severity switch
    {
        ClaimSeverity.Mcc => ClaimFact.Mcc,
        ClaimSeverity.Cc => ClaimFact.Cc,
        _ => ClaimFact.NonCc,
    });

    private static void Clear(PassOutcome pass)
    {
        pass.Winner = null;
        pass.Rerouted = null;
        pass.PreMdcWinner = null;
        pass.ReturnCode = GrouperReturnCode.Ok;
        pass.Severity = ClaimSeverity.NonCc;
        pass.DrgSeverity = ClaimSeverity.NonCc;
        pass.ThroughMultipleTrauma = false;
        pass.Found.Clear();
    }
}
