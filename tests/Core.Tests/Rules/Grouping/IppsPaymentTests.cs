using Chartroom.Rules.Grouping;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Grouping;

/// <summary>Payments worked out by arithmetic.</summary>
public sealed class IppsPaymentTests
{
    private static readonly HospitalRates Rates = new() { OperatingLabor = 4000, OperatingOther = 2000, Capital = 500, WageIndex = 1.1m };
    private static readonly DrgWeight Weight = new(470, 2m, 5m);

    [Fact]
    public void A_full_payment_is_weight_times_adjusted_rates() =>
        Assert.Equal(13_800m, IppsPayment.Estimate(Rates, Weight, 5, TransferPolicy.None).Paid);

    [Fact]
    public void A_transfer_on_the_second_day_is_paid_three_per_diems() =>
        Assert.Equal(8_280m, IppsPayment.Estimate(Rates, Weight, 2, TransferPolicy.PerDiem).Paid);

    [Fact]
    public void Special_pay_gives_half_at_once() =>
        Assert.Equal(11_040m, IppsPayment.Estimate(Rates, Weight, 2, TransferPolicy.Special).Paid);

    [Fact]
    public void A_transfer_one_day_before_the_mean_stay_is_paid_in_full() =>
        Assert.Equal(13_800m, IppsPayment.Estimate(Rates, Weight, 5, TransferPolicy.PerDiem).Paid);
}
