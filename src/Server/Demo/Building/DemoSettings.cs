using Chartroom.Rules.Grouping;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// What a hospital sets on its first day: rates, so that the board shows money, and leave to finish the newest discharges before
/// their release is installed. Settings that are there already are left alone.
/// </summary>
internal static class DemoSettings
{
    /// <summary>
    /// Invented rates, of the size that a hospital of some 200 beds has. The real ones are in each year's final rule and the hospital's own file.
    /// Source: 42 CFR 412.64, 412.312 (which amounts there are).
    /// </summary>
    private static readonly CodingSettings First = new()
    {
        Rates = new HospitalRates
        {
            OperatingLabor = 4_430,
            OperatingOther = 2_190,
            Capital = 512,
            WageIndex = 1.04m,
            CapitalGeographicFactor = 1.03m,
            OperatingTeaching = 0.021m,
            OperatingDisproportionateShare = 0.034m,
        },
        AllowsProvisional = true,
    };

    public static async Task SetAsync(IRecordStore store, TimeProvider clock, CancellationToken cancel)
    {
        var settings = new SettingsStore(store, clock);
        if ((await settings.ReadAsync(cancel)).Version != 0)
            return;
        var who = new Caller("demo", Hospital.System, Role.Table.First(r => r.Name == "administrator"), new Access("Device/demo", "administrator", "HOPERAT", AccessScope.Everything), "local", null);
        await settings.WriteAsync(who, First, 0, cancel);
    }
}
