namespace Chartroom.Rules.Matching.Overlays;

/// <summary>
/// Looks for two people in one chart. Each rule weighs how much oftener its contradiction comes of two people than of one
/// person and an error, in bits; together they rank the chart and raise it from <see cref="RaisedFrom"/>.
/// <para>Source: AHIMA, "Ensuring Data Integrity in Health Information Exchange" (2012), on overlays; Bolton-Maggs et al., "Wrong
/// blood in tube", Br J Haematol 168 (2015): one ABO discrepancy in about two thousand samples is an error of labelling;
/// ECRI, Patient Identification Errors (2016).</para>
/// </summary>
public static class OverlayRules
{
    /// <summary>Evidence from which a chart is put before a person.</summary>
    public const double RaisedFrom = 4;

    private const double MostHeightChange = 12;
    private const int GrownUp = 20;
    private static readonly TimeSpan Transfer = TimeSpan.FromHours(12);

    /// <summary>All findings of a chart, strongest first.</summary>
    public static IReadOnlyList<OverlayFinding> Find(ChartPerson person, IReadOnlyCollection<OverlayFact> facts)
    {
        var findings = new List<OverlayFinding>();
        Blood(facts, findings);
        Sexed(person, facts, findings);
        Heights(person, facts, findings);
        Stays(facts, findings);
        BeforeBirth(person, facts, findings);
        AfterDeath(person, facts, findings);
        return [.. findings.OrderByDescending(f => f.Bits)];
    }

    /// <summary>Two ABO groups, or the Rh factor both ways, in final results.</summary>
    private static void Blood(IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        var readings = facts.Where(f => f.Kind == FactKind.Blood).ToList();
        foreach (var (part, bits, name) in new[] { (Part: (Func<string, string>)Group, Bits: 9.0, Name: "blood groups"), (Rh, 6.0, "Rh factors") })
        {
            var byValue = readings.Where(f => part(f.Value).Length > 0).GroupBy(f => part(f.Value)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
            if (byValue.Count < 2)
                continue;
            // Each side confirmed by a second sample makes an error of labelling less likely.
            var confirmed = byValue.Count(g => g.Count() > 1);
            findings.Add(new OverlayFinding(
                name, bits + (confirmed > 1 ? 4 : 0), $"Two {name}: {string.Join(" and ", byValue.Select(g => g.Key))}", Groups(byValue), Latest(readings)));
        }
    }

    private static string Group(string value) => value.TrimEnd('+', '-');

    private static string Rh(string value) => value.Length > 0 && value[^1] is '+' or '-' ? value[^1..] : "";

    /// <summary>Diagnoses of the other sex, or of both.</summary>
    private static void Sexed(ChartPerson person, IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        var sexed = facts.Where(f => f.Kind == FactKind.Sexed).ToList();
        var bySex = sexed.GroupBy(f => f.Value).OrderBy(g => g.Key == person.Sex ? 0 : 1).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (bySex.Count > 1)
        {
            findings.Add(new OverlayFinding("sexes", 7, "Diagnoses that only women have and diagnoses that only men have", Groups(bySex), Latest(sexed)));
        }
        else if (bySex.Count == 1 && person.Sex.Length > 0 && bySex[0].Key != person.Sex)
        {
            findings.Add(new OverlayFinding(
                "sex", bySex[0].Count() > 1 ? 6 : 4, $"The chart says {person.Sex}, a diagnosis says {bySex[0].Key}", [[], Entries(bySex[0])], Latest(sexed)));
        }
    }

    /// <summary>An adult who grew or shrank by more than measuring and age explain.</summary>
    private static void Heights(ChartPerson person, IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        if (person.Born is not { } born)
            return;
        var grown = born.AddYears(GrownUp).ToDateTime(TimeOnly.MinValue);
        var heights = facts.Where(f => f.Kind == FactKind.Height && f.At >= grown && double.TryParse(f.Value, out _)).OrderBy(f => double.Parse(f.Value)).ToList();
        if (heights.Count < 2)
            return;
        var (cut, widest) = (0, 0.0);
        for (var i = 1; i < heights.Count; i++)
        {
            var step = double.Parse(heights[i].Value) - double.Parse(heights[i - 1].Value);
            if (step > widest)
                (cut, widest) = (i, step);
        }
        if (widest < MostHeightChange)
            return;
        var (low, high) = (heights[..cut], heights[cut..]);
        var repeated = low.Count > 1 && high.Count > 1;
        findings.Add(new OverlayFinding(
            "heights", repeated ? 6 : 3, $"Adult heights {low[^1].Value} cm and {high[0].Value} cm", [Entries(low), Entries(high)], Latest(heights)));
    }

    /// <summary>In bed in two places at once, for longer than a transfer takes.</summary>
    private static void Stays(IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        var stays = facts.Where(f => f.Kind == FactKind.Stay).OrderBy(f => f.At).ToList();
        for (var i = 1; i < stays.Count; i++)
        {
            var (before, after) = (stays[i - 1], stays[i]);
            var end = before.Until < after.Until ? before.Until : after.Until;
            if (end - after.At < Transfer || before.Value == after.Value)
                continue;
            findings.Add(new OverlayFinding(
                "two places", 5, $"An inpatient in two places from {after.At:yyyy-MM-dd HH:mm} to {end:yyyy-MM-dd HH:mm}",
                [[before.Entry], [after.Entry]], after.At));
            return;
        }
    }

    private static void BeforeBirth(ChartPerson person, IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        if (person.Born is not { } born)
            return;
        var early = facts.Where(f => f.At != default && DateOnly.FromDateTime(f.At).AddDays(1) < born).ToList();
        if (early.Count > 0)
            findings.Add(new OverlayFinding("before birth", early.Count > 2 ? 6 : 4, $"{early.Count} entries from before the date of birth, {born:yyyy-MM-dd}", [[], Entries(early)], Latest(early)));
    }

    private static void AfterDeath(ChartPerson person, IReadOnlyCollection<OverlayFact> facts, List<OverlayFinding> findings)
    {
        if (person.Died is not { } died)
            return;
        // Results and reports come in for some days after a death.
        var late = facts.Where(f => f.Kind is FactKind.Stay or FactKind.Event && DateOnly.FromDateTime(f.At) > died.AddDays(7)).ToList();
        if (late.Count > 0)
            findings.Add(new OverlayFinding("after death", late.Count > 2 ? 7 : 5, $"{late.Count} entries from after the death on {died:yyyy-MM-dd}", [[], Entries(late)], Latest(late)));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Groups(IEnumerable<IEnumerable<OverlayFact>> groups) => [.. groups.Select(Entries)];

    private static IReadOnlyList<string> Entries(IEnumerable<OverlayFact> facts) => [.. facts.Select(f => f.Entry).Distinct()];

    private static DateTime Latest(IEnumerable<OverlayFact> facts) => facts.Max(f => f.At);
}
