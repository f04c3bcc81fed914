using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The years of somebody with long illnesses at the clinic: which illness stands where at a given time, and the visits with their
/// measurements, results and notes. Illnesses get worse: sugar rises, kidneys lose 2 to 4 mL/min a year, complications join
/// (speeds assumed).
/// </summary>
internal sealed class ClinicCourse
{
    private readonly IReadOnlyList<Illness> illnesses;
    private readonly DemoRandom chance;
    private readonly int age;
    private readonly double filtration;
    private readonly double loss;
    private readonly double sugar;

    /// <summary>The course of one person's illnesses.</summary>
    /// <param name="person">Whose illnesses.</param>
    /// <param name="today">The day on which the ages are told.</param>
    /// <param name="illnesses">Which.</param>
    /// <param name="random">The chance of this course alone.</param>
    public ClinicCourse(Person person, DateOnly today, IReadOnlyList<Illness> illnesses, DemoRandom random)
    {
        this.illnesses = illnesses;
        age = person.AgeOn(today);
        filtration = Has(Illness.KidneyDisease) ? random.Between(32, 56) : random.Between(72, 105);
        loss = 2 + 2 * random.Fraction();
        sugar = 6.4 + 2.2 * random.Fraction();
        chance = random;
    }

    /// <summary>The problem list as it stands so many years before today.</summary>
    public IEnumerable<StoryProblem> Problems(double yearsAgo)
    {
        var random = chance;
        foreach (var illness in illnesses)
        {
            var since = random.Between(3, 14);
            if (Coded(illness, yearsAgo) is { } problem && since > yearsAgo)
                yield return problem with { YearsAgo = since };
        }
    }

    /// <summary>The medicines of the illnesses, as the clinic prescribes them.</summary>
    public IEnumerable<StoryMedication> Medicines() => illnesses.SelectMany(i => i switch
    {
        Illness.Hypertension when Has(Illness.HeartFailure) || Has(Illness.AtrialFibrillation) => Home("metoprolol succinate 50 mg tablet", "866436"),
        Illness.Hypertension => Home("lisinopril 10 mg tablet", "314076"),
        Illness.Diabetes => Home("metformin 500 mg tablet", "861007", "1 tablet by mouth twice daily"),
        Illness.HighCholesterol => Home("atorvastatin 20 mg tablet", "617310", "1 tablet by mouth at night"),
        Illness.Copd => Home("tiotropium 18 mcg inhalation capsule", null, "1 capsule inhaled once daily"),
        Illness.Asthma => Home("albuterol 90 mcg inhaler", "745679", "2 puffs every 4 hours as needed"),
        Illness.Hypothyroidism => Home("levothyroxine sodium 0.075 mg tablet", "966222"),
        Illness.Depression => Home("sertraline 50 mg tablet", "312941"),
        Illness.AtrialFibrillation => Home("apixaban 5 mg tablet", "1364445", "1 tablet by mouth twice daily"),
        Illness.HeartFailure => Home("furosemide 40 mg tablet", "313988"),
        Illness.Osteoarthritis => Home("acetaminophen 500 mg tablet", null, "2 tablets by mouth three times daily as needed"),
        _ => [],
    });

    /// <summary>A visit so many years before today, as a story of its own.</summary>
    public Story Visit(double yearsAgo, int number)
    {
        var random = chance;
        for (var i = 0; i <= number; i++)
            random.NextBits();
        var problems = Problems(yearsAgo).ToList();
        var note = new ClinicNote(problems, illnesses, Sugar(yearsAgo), Filtration(yearsAgo), age - yearsAgo, random);
        return new Story
        {
            Id = $"clinic-{number}",
            Title = "Regular visit at the clinic",
            Setting = StorySetting.Outpatient,
            Service = "Family Medicine",
            MinAge = 0,
            MaxAge = 130,
            LastAt = TimeSpan.FromMinutes(45),
            Reason = "Regular visit",
            Codes = [.. problems.Select(p => new StoryCode(p.Code, false, "", 0, p.Title, p.Title))],
            Problems = problems,
            Medications = [.. Medicines()],
            Results = note.Results,
            Documents = [new StoryDocument(TimeSpan.FromMinutes(45), "34108-1", "author", note.Text)],
        };
    }

    private bool Has(Illness illness) => illnesses.Contains(illness);

    private double Filtration(double yearsAgo) => Has(Illness.KidneyDisease) ? filtration + loss * yearsAgo : filtration;

    private double Sugar(double yearsAgo) => Math.Max(5.8, sugar - 0.25 * yearsAgo);

    /// <summary>
    /// The illness in the code that its company asks for; null when another one's code holds it.
    /// Source: ICD-10-CM Official Guidelines I.C.9.a (hypertension with heart and kidney disease), I.C.4.a (diabetes).
    /// </summary>
    private StoryProblem? Coded(Illness illness, double yearsAgo) => illness switch
    {
        Illness.Hypertension => (Has(Illness.HeartFailure), Has(Illness.KidneyDisease)) switch
        {
            (true, true) => new("I13.0", 0, "Hypertensive heart and chronic kidney disease with heart failure"),
            (true, false) => new("I11.0", 0, "Hypertensive heart disease with heart failure"),
            (false, true) => new("I12.9", 0, "Hypertensive chronic kidney disease"),
            _ => new("I10", 0, "Essential hypertension"),
        },
        Illness.Diabetes when Has(Illness.KidneyDisease) => new("E11.22", 0, "Type 2 diabetes with diabetic chronic kidney disease"),
        Illness.Diabetes when Sugar(yearsAgo) > 7.9 => new("E11.42", 0, "Type 2 diabetes with diabetic polyneuropathy"),
        Illness.Diabetes => new("E11.9", 0, "Type 2 diabetes without complications"),
        Illness.HighCholesterol => new("E78.00", 0, "Pure hypercholesterolemia"),
        Illness.Copd => new("J44.9", 0, "Chronic obstructive pulmonary disease"),
        Illness.Asthma => new("J45.30", 0, "Mild persistent asthma"),
        Illness.Hypothyroidism => new("E03.9", 0, "Hypothyroidism"),
        Illness.Depression => new("F33.0", 0, "Major depressive disorder, recurrent, mild"),
        Illness.KidneyDisease => Filtration(yearsAgo) switch
        {
            < 30 => new("N18.4", 0, "Chronic kidney disease stage 4"),
            < 45 => new("N18.32", 0, "Chronic kidney disease stage 3b"),
            < 60 => new("N18.31", 0, "Chronic kidney disease stage 3a"),
            _ => null,
        },
        Illness.AtrialFibrillation => new("I48.20", 0, "Chronic atrial fibrillation"),
        Illness.HeartFailure => new("I50.32", 0, "Chronic diastolic heart failure"),
        _ => new("M17.0", 0, "Osteoarthritis of both knees"),
    };

    private static StoryMedication[] Home(string name, string? code, string directions = "1 tablet by mouth once daily") => [new("home", name, directions, code)];
}
