namespace Chartroom.Rules.Grouping;

/// <summary>How a DRG is paid when the patient goes on to other care. Source: 42 CFR 412.4(c), (f).</summary>
public enum TransferPolicy : byte
{
    /// <summary>The full payment whatever the discharge status.</summary>
    None,

    /// <summary>Per diem: twice on the first day, then once, up to the full payment.</summary>
    PerDiem,

    /// <summary>Special pay: half the full payment and one per diem on the first day, then half a per diem, up to the full payment.</summary>
    Special,
}

/// <summary>
/// What a hospital is paid by: its settings, in US dollars and factors. Indirect medical education and disproportionate share are
/// additions to the federal rate (0.12 for 12 %). Source: 42 CFR 412.64, 412.105, 412.106, 412.312.
/// </summary>
public sealed record HospitalRates
{
    /// <summary>Operating standardized amount, labor-related part.</summary>
    public required decimal OperatingLabor { get; init; }

    /// <summary>Operating standardized amount, other part.</summary>
    public required decimal OperatingOther { get; init; }

    /// <summary>Capital standard federal rate.</summary>
    public required decimal Capital { get; init; }

    public decimal WageIndex { get; init; } = 1;

    /// <summary>Geographic adjustment of the capital rate.</summary>
    public decimal CapitalGeographicFactor { get; init; } = 1;

    /// <summary>Cost-of-living adjustment of the other part (Alaska, Hawaii).</summary>
    public decimal CostOfLiving { get; init; } = 1;

    public decimal OperatingTeaching { get; init; }

    public decimal OperatingDisproportionateShare { get; init; }

    public decimal CapitalTeaching { get; init; }

    public decimal CapitalDisproportionateShare { get; init; }
}

/// <summary>An estimate of the payment, in US dollars, rounded to cents. <c>PerDiem</c> is null when no transfer rule bore on it.</summary>
public sealed record PaymentEstimate(decimal Operating, decimal Capital, decimal Full, decimal? PerDiem, decimal Paid);

/// <summary>
/// Estimates the IPPS payment of a stay from the DRG's weight, the hospital's rates, the stay and the transfer policy. Outlier,
/// new-technology and quality-program adjustments are not in it.
/// Source: 42 CFR 412.64 (federal rate), 412.4 (transfers), 412.312 (capital).
/// </summary>
public static class IppsPayment
{
    /// <summary>
    /// Estimates; <paramref name="days"/> is the length of stay (a same-day stay counts as one day). A transfer policy matters
    /// only when the stay is at least one day shorter than the geometric mean.
    /// </summary>
    public static PaymentEstimate Estimate(HospitalRates rates, DrgWeight weight, int days, TransferPolicy transfer)
    {
        var operatingRate = (rates.OperatingLabor * rates.WageIndex) + (rates.OperatingOther * rates.CostOfLiving);
        var operating = weight.RelativeWeight * operatingRate * (1 + rates.OperatingTeaching + rates.OperatingDisproportionateShare);
        var capital = weight.RelativeWeight * rates.Capital * rates.CapitalGeographicFactor
            * (1 + rates.CapitalTeaching + rates.CapitalDisproportionateShare);
        var full = operating + capital;
        if (transfer == TransferPolicy.None || weight.GeometricMeanStay < 1 || days + 1 > weight.GeometricMeanStay)
            return new PaymentEstimate(Cents(operating), Cents(capital), Cents(full), null, Cents(full));
        var perDiem = full / weight.GeometricMeanStay;
        var stay = Math.Max(days, 1);
        var paid = transfer == TransferPolicy.PerDiem
            ? perDiem * (stay + 1)
            : (full / 2) + (perDiem * (stay + 1) / 2);
        return new PaymentEstimate(Cents(operating), Cents(capital), Cents(full), Cents(perDiem), Cents(Math.Min(paid, full)));
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
