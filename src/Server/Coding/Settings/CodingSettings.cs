using System.ComponentModel.DataAnnotations;
using Chartroom.Rules.Grouping;

namespace Chartroom.Server.Coding.Settings;

/// <summary>
/// What this hospital sets for coding: its rates, its bill hold, which encounters are coded here. Kept in the record, so
/// that every change has its author and its time.
/// </summary>
public sealed record CodingSettings
{
    /// <summary>The hospital's IPPS rates; null = none set, and no payment is estimated. Source: the hospital's own; 42 CFR 412.64, 412.312.</summary>
    public HospitalRates? Rates { get; init; }

    /// <summary>Days after discharge before a bill goes out; until then an uncoded account is in suspense.</summary>
    [Range(0, 30)]
    public int BillHoldDays { get; init; } = 3;

    /// <summary>Discharges of so many days back are on the worklist and in the figures.</summary>
    [Range(1, 3650)]
    public int DaysBack { get; init; } = 365;

    /// <summary>Clinic visits are coded here too.</summary>
    public bool CodesOutpatients { get; init; }

    /// <summary>A discharge after the newest release may be finished with that release.</summary>
    public bool AllowsProvisional { get; init; }

    /// <summary>The hospital is exempt from the hospital-acquired-condition provision. Source: 42 CFR 412.4; CMS HAC-POA exempt hospitals.</summary>
    public bool IsHacExempt { get; init; }

    /// <summary>DRGs under the post-acute transfer policy (the releases do not say). Source: IPPS final rule, Table 5, "post-acute DRG".</summary>
    public IReadOnlyList<int> PostAcuteDrgs { get; init; } = [];

    /// <summary>Of these, those with the special payment. Source: IPPS final rule, Table 5, "special pay DRG".</summary>
    public IReadOnlyList<int> SpecialPayDrgs { get; init; } = [];

    /// <summary>The hospital's own rules, beside those of the releases.</summary>
    [MaxLength(200)]
    public IReadOnlyList<HospitalRule> Rules { get; init; } = [];
}
