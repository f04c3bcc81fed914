using System.Text;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>What one visit at the clinic measures and says; the numbers of the note are those of its results.</summary>
internal sealed class ClinicNote
{
    private readonly List<StoryResults> results = [];
    private readonly List<string> said = [];
    private readonly IReadOnlyList<Illness> illnesses;

    public ClinicNote(
        IReadOnlyList<StoryProblem> problems, IReadOnlyList<Illness> illnesses, double sugar, double filtration, double age, DemoRandom random)
    {
        this.illnesses = illnesses;
        AddVitals(ref random);
        AddKidneys(filtration, age);
        AddBlood(sugar, ref random);
        Text = Compose(problems, ref random);
    }

    public IReadOnlyList<StoryResults> Results => results;

    public string Text { get; }

    private bool Has(Illness illness) => illnesses.Contains(illness);

    private void AddVitals(ref DemoRandom random)
    {
        var (systolic, diastolic) = Has(Illness.Hypertension) ? (random.Between(124, 152), random.Between(70, 90)) : (random.Between(104, 130), random.Between(62, 80));
        var pulse = random.Between(58, 86);
        var items = new List<StoryResult>
        {
            new("8480-6", "Systolic blood pressure", $"{systolic}", "mm[Hg]", "90-140"),
            new("8462-4", "Diastolic blood pressure", $"{diastolic}", "mm[Hg]", "60-90"),
            new("8867-4", "Heart rate", $"{pulse}", "/min", "60-100"),
        };
        said.Add($"pressure {systolic}/{diastolic}, rate {pulse}");
        if (Has(Illness.Copd))
        {
            var saturation = random.Between(92, 96);
            items.Add(new("59408-5", "Oxygen saturation on room air", $"{saturation}", "%", "94-100"));
            said.Add($"saturation {saturation} percent");
        }
        results.Add(new(TimeSpan.FromMinutes(10), "85353-1", "Vital signs", items));
    }

    /// <summary>Creatinine of a filtration rate, near enough for a demo: the inverse of the 2021 CKD-EPI slope. Source: Inker 2021, NEJM 385:1737.</summary>
    private void AddKidneys(double filtration, double age)
    {
        if (!Has(Illness.KidneyDisease) && !Has(Illness.Hypertension) && !Has(Illness.Diabetes))
            return;
        var creatinine = 0.9 * Math.Pow(142 * Math.Pow(0.9938, age) / filtration, 1 / 1.2);
        results.Add(new(TimeSpan.FromMinutes(30), "51990-0", "Basic metabolic panel",
        [
            new("2160-0", "Creatinine", $"{creatinine:F1}", "mg/dL", "0.6-1.2"),
            new("33914-3", "Glomerular filtration rate, estimated", $"{filtration:F0}", "mL/min/{1.73_m2}", ">60"),
        ]));
        said.Add($"creatinine {creatinine:F1}, filtration {filtration:F0}");
    }

    private void AddBlood(double sugar, ref DemoRandom random)
    {
        if (Has(Illness.Diabetes))
            Add("4548-4", "Hemoglobin A1c", $"{sugar:F1}", "%", "4.0-5.6", $"A1c {sugar:F1} percent");
        if (Has(Illness.HighCholesterol))
            Add("13457-7", "LDL cholesterol", random.Between(74, 136), "mg/dL", "<100", "LDL");
        if (Has(Illness.Hypothyroidism))
            Add("3016-3", "Thyrotropin", $"{0.8 + 3.4 * random.Fraction():F1}", "m[IU]/L", "0.4-4.5", "thyrotropin in range");
        if (Has(Illness.Depression))
            Add("44261-6", "PHQ-9 total score", random.Between(2, 9), "{score}", "0-4", "PHQ-9");
        if (Has(Illness.HeartFailure))
            Add("42637-9", "Natriuretic peptide B", random.Between(140, 420), "pg/mL", "<100", "BNP");
    }

    private void Add(string code, string title, int value, string unit, string range, string word) => Add(code, title, $"{value}", unit, range, $"{word} {value}");

    private void Add(string code, string title, string value, string unit, string range, string words)
    {
        results.Add(new(TimeSpan.FromMinutes(30), code, title, [new(code, title, value, unit, range)]));
        said.Add(words);
    }

    private string Compose(IReadOnlyList<StoryProblem> problems, ref DemoRandom random)
    {
        var text = new StringBuilder("OFFICE NOTE\n\n");
        text.Append(random.Pick(Openings)).Append(' ').Append(random.Pick(Feelings)).Append("\n\nFINDINGS: ").AppendJoin("; ", said).Append(".\n\nASSESSMENT:\n");
        for (var i = 0; i < problems.Count; i++)
            text.Append(i + 1).Append(". ").Append(problems[i].Title).Append(random.Pick(Standings)).Append('\n');
        return text.Append("\nPLAN: ").Append(random.Pick(Plans)).Append("\n\n{author}").ToString();
    }

    private static readonly string[] Openings =
    [
        "{mr} {last} comes for the regular visit.", "Seen for the half-yearly check.", "{first} is here as planned.", "Regular review of long-standing illnesses.",
    ];

    private static readonly string[] Feelings =
    [
        "Feels well, takes the medicines.", "No complaint today. Walks most days.", "A little more tired than last time, otherwise as before.", "Sleeps well, eats well, weight steady.",
        "Had a cold last month, over now.",
    ];

    private static readonly string[] Standings = [", stable.", ", as before.", ": no change of treatment.", ", goals talked through."];

    private static readonly string[] Plans =
    [
        "Same medicines. Back in six months.", "Continue. Blood work before the next visit in five months.", "No change; walk, salt less. Back in half a year.", "Renewed prescriptions for six months.",
    ];
}
