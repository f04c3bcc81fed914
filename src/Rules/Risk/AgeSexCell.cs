namespace Chartroom.Rules.Risk;

/// <summary>
/// The age-sex cell of a beneficiary, such as <c>F70_74</c>; new enrollees without ESRD have single years from 65 to 69 (<c>NEM67</c>).
/// Source: CMS risk-adjustment software, macro AGESEXV2.
/// </summary>
internal static class AgeSexCell
{
    private static readonly (int Oldest, string Name)[] Bands =
    [
        (34, "0_34"), (44, "35_44"), (54, "45_54"), (59, "55_59"), (64, "60_64"), (69, "65_69"), (74, "70_74"), (79, "75_79"), (84, "80_84"),
        (89, "85_89"), (94, "90_94"), (int.MaxValue, "95_GT"),
    ];

    private static readonly string[] Prefixes = ["M", "F", "NEM", "NEF"];
    private static readonly string[][] Cells = [.. Prefixes.Select(p => Bands.Select(b => p + b.Name).ToArray())];
    private static readonly string[][] SingleYears = [.. Prefixes.Select(p => Enumerable.Range(65, 5).Select(y => $"{p}{y}").ToArray())];

    public static IEnumerable<string> All => Cells.Concat(SingleYears).SelectMany(c => c);

    public static string Of(RiskBeneficiary person)
    {
        var prefix = (person.IsNewEnrollee ? 2 : 0) + (person.IsFemale ? 1 : 0);
        if (person.IsNewEnrollee && !person.HasEsrd)
        {
            if (person.Age == 64 && person.OriginalEntitlement == '0')
                return SingleYears[prefix][0];
            if (person.Age is >= 65 and <= 69)
                return SingleYears[prefix][person.Age - 65];
        }
        return Cells[prefix][Array.FindIndex(Bands, b => person.Age <= b.Oldest)];
    }
}
