using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>A change to a claim that a coder considers.</summary>
public abstract record CodingChange
{
    private CodingChange()
    {
    }

    /// <summary>One more secondary diagnosis.</summary>
    public sealed record AddDiagnosis(CodeKey Code, PresentOnAdmission Poa) : CodingChange;

    /// <summary>The secondary diagnosis at an index is left out.</summary>
    public sealed record RemoveDiagnosis(int Index) : CodingChange;

    /// <summary>The secondary diagnosis at an index becomes the principal one, and the principal takes its place.</summary>
    public sealed record MakePrincipal(int Index) : CodingChange;

    /// <summary>Another principal diagnosis instead of the present one.</summary>
    public sealed record ReplacePrincipal(CodeKey Code) : CodingChange;

    /// <summary>One more procedure.</summary>
    public sealed record AddProcedure(CodeKey Code) : CodingChange;

    /// <summary>The procedure at an index is left out.</summary>
    public sealed record RemoveProcedure(int Index) : CodingChange;
}

/// <summary>What a change would do: the final DRG then, and the difference in relative weight (null when a weight is not known).</summary>
public sealed record CodingEffect(CodingChange Change, DrgAssignment Final, decimal? WeightDifference);

/// <summary>
/// The effect of each candidate code on the final DRG, in one call.
/// Source: CMS ICD-10 MS-DRG Grouper; IPPS final rule, Table 5 (relative weights).
/// </summary>
public sealed class WhatIf(MsDrgGrouper grouper, DrgWeights? weights)
{
    /// <summary>Groups the claim once with each change by itself; the claim is not touched.</summary>
    public IReadOnlyList<CodingEffect> Of(MsDrgClaim claim, IEnumerable<CodingChange> changes)
    {
        var grouped = new GroupedClaim();
        grouper.Group(claim, grouped);
        var before = WeightOf(claim.Version, grouped.Final.Drg);
        var effects = new List<CodingEffect>();
        foreach (var change in changes)
        {
            grouper.Group(Apply(claim, change), grouped);
            var after = WeightOf(claim.Version, grouped.Final.Drg);
            effects.Add(new CodingEffect(change, grouped.Final, after - before));
        }
        return effects;
    }

    private decimal? WeightOf(int version, int drg) => weights?.Find(drg, version)?.RelativeWeight;

    private static MsDrgClaim Apply(MsDrgClaim claim, CodingChange change)
    {
        var changed = claim.Copy();
        switch (change)
        {
            case CodingChange.AddDiagnosis add:
                changed.SecondaryDiagnoses.Add(new ClaimDiagnosis(add.Code, add.Poa));
                break;
            case CodingChange.RemoveDiagnosis remove:
                changed.SecondaryDiagnoses.RemoveAt(remove.Index);
                break;
            case CodingChange.MakePrincipal make:
                changed.PrincipalDiagnosis = claim.SecondaryDiagnoses[make.Index].Code;
                changed.SecondaryDiagnoses[make.Index] = new ClaimDiagnosis(claim.PrincipalDiagnosis, PresentOnAdmission.Yes);
                break;
            case CodingChange.ReplacePrincipal replace:
                changed.PrincipalDiagnosis = replace.Code;
                break;
            case CodingChange.AddProcedure add:
                changed.Procedures.Add(add.Code);
                break;
            case CodingChange.RemoveProcedure remove:
                changed.Procedures.RemoveAt(remove.Index);
                break;
        }
        return changed;
    }
}
