using Chartroom.Rules.Grouping;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// The payment to be expected of a DRG under the hospital's rates and the transfer policy.
/// Source: 42 CFR 412.4 (transfers), 412.64 and 412.312 (rates).
/// </summary>
internal static class Payments
{
    /// <summary>DRGs whose transfers are paid in full. Source: 42 CFR 412.4(f)(3): neonates, died or transferred.</summary>
    private const int NeonateTransferred = 789;

    /// <summary>The estimate; null without rates, weight or days, and <paramref name="notes"/> then say what is missing.</summary>
    public static ExpectedPayment? Of(CodingSettings settings, DrgWeight? weight, int? days, string dischargeStatus, List<string> notes)
    {
        if (weight is null)
            notes.Add("No relative weight for this MS-DRG and version is installed.");
        if (settings.Rates is null)
            notes.Add("The hospital's rates are not set, so no payment is estimated (Coding settings).");
        if (weight is null || settings.Rates is not { } rates || days is not { } stay)
            return null;
        var (policy, rule) = PolicyOf(settings, weight.Drg, dischargeStatus, notes);
        var estimate = IppsPayment.Estimate(rates, weight, stay, policy);
        if (policy != TransferPolicy.None && estimate.PerDiem is null)
            rule = "Transfer policy: the stay is not shorter than the geometric mean less one day; paid in full.";
        return new ExpectedPayment(estimate.Paid, estimate.Full, estimate.Operating, estimate.Capital, estimate.PerDiem, policy != TransferPolicy.None, rule);
    }

    private static (TransferPolicy Policy, string Rule) PolicyOf(CodingSettings settings, int drg, string status, List<string> notes)
    {
        if (DischargeStatuses.IsAcuteTransfer(status) && drg != NeonateTransferred)
            return (TransferPolicy.PerDiem, $"Transfer to another acute hospital (status {status}): paid by the day.");
        if (!DischargeStatuses.IsPostAcute(status))
            return (TransferPolicy.None, "Paid in full.");
        if (settings.SpecialPayDrgs.Contains(drg))
            return (TransferPolicy.Special, $"Post-acute transfer (status {status}), special pay DRG.");
        if (settings.PostAcuteDrgs.Contains(drg))
            return (TransferPolicy.PerDiem, $"Post-acute transfer (status {status}): paid by the day.");
        if (settings.PostAcuteDrgs.Count == 0)
            notes.Add("Care goes on elsewhere; which MS-DRGs are under the post-acute transfer policy is not in the release and not in the settings. The full payment is shown.");
        return (TransferPolicy.None, "Paid in full.");
    }
}
