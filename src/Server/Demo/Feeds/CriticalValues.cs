namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// Results that the laboratory telephones at once. Limits as many hospitals set them (assumed; College of American Pathologists
/// asks each laboratory to set its own).
/// </summary>
internal static class CriticalValues
{
    private static readonly Dictionary<string, (decimal Low, decimal High)> Limits = new()
    {
        ["2823-3"] = (2.8m, 6.2m),
        ["2951-2"] = (120, 158),
        ["2345-7"] = (45, 450),
        ["17861-6"] = (6.5m, 13),
        ["718-7"] = (7, 20),
        ["777-3"] = (20, 1000),
        ["6690-2"] = (1, 50),
        ["6301-6"] = (0, 5),
        ["2744-1"] = (7.2m, 7.6m),
        ["2524-7"] = (0, 4),
        ["751-8"] = (0.5m, 100),
    };

    /// <summary>LL or HH beyond the limits, null within them. Source: HL7 table 0078.</summary>
    public static string? Flag(string code, decimal value)
    {
        if (!Limits.TryGetValue(code, out var limits))
            return null;
        return value < limits.Low ? "LL" : value > limits.High ? "HH" : null;
    }
}
