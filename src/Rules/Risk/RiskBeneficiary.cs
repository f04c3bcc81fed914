using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>
/// What the risk model is told of one beneficiary. Codes: original and current reason for entitlement <c>0</c> age, <c>1</c> disability,
/// <c>2</c> ESRD, <c>3</c> both; dual eligibility <c>01</c> to <c>08</c>, or <c>NA</c>. May be filled again and again.
/// Source: CMS risk-adjustment software, person file; ResDAC dual-eligibility codes.
/// </summary>
public sealed class RiskBeneficiary
{
    /// <summary>The model by its CMS name, such as <c>CMS-HCC Model V28</c>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Whole years on 1 February of the payment year.</summary>
    public int Age { get; set; }

    public bool IsFemale { get; set; }

    public char OriginalEntitlement { get; set; } = '0';

    public char CurrentEntitlement { get; set; } = '0';

    public DualStatus Dual { get; set; }

    /// <summary>Less than twelve months of Part B in the data year: scored on demographics alone.</summary>
    public bool IsNewEnrollee { get; set; }

    /// <summary>In a chronic-condition special needs plan (new enrollees only).</summary>
    public bool IsSpecialNeedsPlan { get; set; }

    /// <summary>Long-term institutionalized.</summary>
    public bool IsInstitutional { get; set; }

    /// <summary>Low-income subsidy (RxHCC only).</summary>
    public bool IsLowIncome { get; set; }

    /// <summary>Months since kidney transplant with a working graft; null for dialysis (ESRD only).</summary>
    public int? GraftMonths { get; set; }

    /// <summary>The payment year asked for; null when none is said.</summary>
    public int? PaymentYear { get; set; }

    public List<CodeKey> Diagnoses { get; } = [];

    public bool IsAged => Age >= 65;

    /// <summary>Under 65 and entitled for another reason than age.</summary>
    public bool IsDisabled => !IsAged && OriginalEntitlement != '0';

    /// <summary>Aged now, entitled at first by disability.</summary>
    public bool IsOriginallyDisabled => OriginalEntitlement == '1' && !IsDisabled;

    public bool HasEsrd => OriginalEntitlement is '2' or '3' || CurrentEntitlement is '2' or '3';

    /// <summary>Empties the beneficiary for the next one.</summary>
    public void Clear()
    {
        Model = "";
        Age = 0;
        IsFemale = false;
        OriginalEntitlement = '0';
        CurrentEntitlement = '0';
        Dual = DualStatus.None;
        IsNewEnrollee = false;
        IsSpecialNeedsPlan = false;
        IsInstitutional = false;
        IsLowIncome = false;
        GraftMonths = null;
        PaymentYear = null;
        Diagnoses.Clear();
    }
}

/// <summary>Medicaid besides Medicare: none, partial benefits (codes 01, 03, 05, 06) or full benefits (02, 04, 08). Source: CMS dual-eligibility codes.</summary>
public enum DualStatus : byte { None, Partial, Full }
