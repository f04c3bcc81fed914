namespace Chartroom.Rules.Risk;

/// <summary>
/// The segment of a beneficiary: the prefix of the relative factors that apply. Source: CMS Rate Announcement CY2026, segments of the
/// CMS-HCC, ESRD and RxHCC models.
/// </summary>
internal static class Segments
{
    public static readonly string[] Prefixes =
    [
        "CNA_", "CND_", "CFA_", "CFD_", "CPA_", "CPD_", "INS_", "NE_", "SNPNE_", "DI_", "DNE_", "GI_", "GNE_", "GFA_", "GFN_", "GNPA_", "GNPN_",
        "Rx_CE_LowAged_", "Rx_CE_LowNoAged_", "Rx_CE_NoLowAged_", "Rx_CE_NoLowNoAged_", "Rx_CE_LTI_", "Rx_NE_LTI_", "Rx_NE_Lo_", "Rx_NE_NoLo_",
    ];

    public static string Of(RiskModelKind kind, RiskBeneficiary person)
    {
        if (kind.IsEsrd && person.HasEsrd)
            return person.GraftMonths is null ? (person.IsNewEnrollee ? "DNE_" : "DI_") : Graft(person);
        if (kind.IsRx)
            return Rx(person);
        if (person.IsInstitutional)
            return "INS_";
        if (person.IsNewEnrollee)
            return person.IsSpecialNeedsPlan ? "SNPNE_" : "NE_";
        return (person.Dual, person.IsAged) switch
        {
            (DualStatus.Full, true) => "CFA_",
            (DualStatus.Full, false) => "CFD_",
            (DualStatus.Partial, true) => "CPA_",
            (DualStatus.Partial, false) => "CPD_",
            (_, true) => "CNA_",
            _ => "CND_",
        };
    }

    private static string Graft(RiskBeneficiary person)
    {
        if (person.IsInstitutional)
            return "GI_";
        if (person.IsNewEnrollee)
            return "GNE_";
        return person.Dual == DualStatus.Full ? (person.IsAged ? "GFA_" : "GFN_") : person.IsAged ? "GNPA_" : "GNPN_";
    }

    private static string Rx(RiskBeneficiary person)
    {
        if (person.IsInstitutional)
            return person.IsNewEnrollee ? "Rx_NE_LTI_" : "Rx_CE_LTI_";
        if (person.IsNewEnrollee)
            return person.IsLowIncome ? "Rx_NE_Lo_" : "Rx_NE_NoLo_";
        return person.IsLowIncome
            ? (person.IsAged ? "Rx_CE_LowAged_" : "Rx_CE_LowNoAged_")
            : person.IsAged ? "Rx_CE_NoLowAged_" : "Rx_CE_NoLowNoAged_";
    }
}
