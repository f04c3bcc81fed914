namespace Chartroom.Server.Demo.Population;

/// <summary>The long illnesses that the clinic looks after.</summary>
public enum Illness { Hypertension, Diabetes, HighCholesterol, Copd, Asthma, Hypothyroidism, Depression, KidneyDisease, AtrialFibrillation, HeartFailure, Osteoarthritis }

/// <summary>How often an illness is found among women and men of an age; the share of persons, not of visits.</summary>
/// <param name="Illness">Which.</param>
/// <param name="Ages">The first age of each band; below the first the share is 0.</param>
/// <param name="Women">Share in each band.</param>
/// <param name="Men">Share in each band.</param>
/// <param name="Source">Where the shares come from, or "assumed".</param>
public sealed record Prevalence(Illness Illness, int[] Ages, double[] Women, double[] Men, string Source);

/// <summary>
/// How common illnesses are, by age and sex. Shares are those of the United States, rounded; where a source gives no split by
/// sex both columns are the same.
/// </summary>
public static class Epidemiology
{
    /// <summary>Every illness with its shares and their source.</summary>
    public static IReadOnlyList<Prevalence> Table { get; } =
    [
        new(Illness.Hypertension, [18, 40, 60], [0.13, 0.50, 0.74], [0.31, 0.59, 0.75], "NCHS Data Brief 364 (NHANES 2017-2018), figure 2"),
        new(Illness.Diabetes, [18, 45, 65], [0.03, 0.13, 0.22], [0.03, 0.16, 0.27], "CDC National Diabetes Statistics Report 2022, table 1a, diagnosed, rounded; split by sex assumed"),
        new(Illness.HighCholesterol, [20, 40, 60], [0.07, 0.16, 0.15], [0.08, 0.15, 0.06], "NCHS Data Brief 363 (NHANES 2015-2018), figure 2, rounded"),
        new(Illness.Copd, [40, 65], [0.06, 0.12], [0.05, 0.12], "CDC BRFSS 2021, self-reported diagnosis, rounded"),
        new(Illness.Asthma, [1, 18], [0.06, 0.09], [0.07, 0.06], "CDC NHIS 2021, current asthma, rounded"),
        new(Illness.Hypothyroidism, [20, 60], [0.04, 0.09], [0.01, 0.04], "Hollowell 2002 (NHANES III), rounded; split by age assumed"),
        new(Illness.Depression, [18, 50], [0.12, 0.06], [0.07, 0.03], "SAMHSA NSDUH 2021, major depressive episode in the year, rounded"),
        new(Illness.KidneyDisease, [18, 45, 65], [0.06, 0.12, 0.34], [0.06, 0.12, 0.34], "CDC Chronic Kidney Disease in the United States 2023, by age"),
        new(Illness.AtrialFibrillation, [45, 65, 80], [0.01, 0.06, 0.10], [0.02, 0.08, 0.12], "Go 2001 (ATRIA), rounded"),
        new(Illness.HeartFailure, [40, 60, 80], [0.01, 0.05, 0.12], [0.02, 0.07, 0.13], "AHA Heart Disease and Stroke Statistics 2023 (NHANES 2017-2020), rounded"),
        new(Illness.Osteoarthritis, [45, 65], [0.22, 0.36], [0.16, 0.26], "assumed, about half of doctor-diagnosed arthritis (CDC NHIS 2013-2015)"),
    ];

    /// <summary>The share of persons of that age and sex who have the illness.</summary>
    public static double Share(Illness illness, int age, string sex)
    {
        var row = Table[(int)illness];
        var band = Array.FindLastIndex(row.Ages, a => a <= age);
        return band < 0 ? 0 : (sex == "F" ? row.Women : row.Men)[band];
    }

    /// <summary>The illnesses of a person, each drawn for itself; kidney and heart disease come with raised pressure.</summary>
    public static IReadOnlyList<Illness> Draw(int age, string sex, ref DemoRandom random)
    {
        var drawn = new List<Illness>();
        foreach (var row in Table)
        {
            if (random.Chance(Share(row.Illness, age, sex)))
                drawn.Add(row.Illness);
        }
        if (drawn.Exists(i => i is Illness.KidneyDisease or Illness.HeartFailure) && !drawn.Contains(Illness.Hypertension))
            drawn.Insert(0, Illness.Hypertension);
        // One lung illness is told of at a time.
        if (drawn.Contains(Illness.Copd))
            drawn.Remove(Illness.Asthma);
        return drawn;
    }
}
