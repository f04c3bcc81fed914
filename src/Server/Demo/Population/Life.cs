using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>A vaccine given: CVX code, name, time and lot.</summary>
public sealed record Vaccination(string Cvx, string Name, DateTimeOffset At, string Lot);

/// <summary>
/// What happens to one person in the years that the demo shows: their standing problems, medicines and allergies, their
/// vaccinations, and the stories they live through, in order of time.
/// </summary>
public sealed record Life
{
    public required Person Person { get; init; }

    /// <summary>When the hospital first heard of them.</summary>
    public required DateTimeOffset Registered { get; init; }

    public required IReadOnlyList<Telling> Tellings { get; init; }

    public IReadOnlyList<Vaccination> Vaccinations { get; init; } = [];

    /// <summary>The mother, when she is a patient too and the person came here as a newborn.</summary>
    public Person? Mother { get; init; }

    /// <summary>When a newborn got its name; before that it is "Baby Boy" or "Baby Girl". Null for everybody else.</summary>
    public DateTimeOffset? Named { get; init; }

    /// <summary>Problems of all stories, each once.</summary>
    public IEnumerable<StoryProblem> Problems => Tellings.SelectMany(t => t.Story.Problems).DistinctBy(p => p.Code);

    public IEnumerable<StoryAllergy> Allergies => Tellings.SelectMany(t => t.Story.Allergies).DistinctBy(a => a.Substance);

    public IEnumerable<StoryMedication> HomeMedications =>
        Tellings.SelectMany(t => t.Story.Medications).Where(m => m.When == "home").DistinctBy(m => m.Name);

    /// <summary>When the person died; null while they live.</summary>
    public DateTimeOffset? Died => Tellings.Count > 0 && Tellings[^1] is { Story.Died: true } last ? last.Departure : null;

    /// <summary>The person with the name and home of that time: a newborn without a name yet, a bride before her wedding.</summary>
    public Person At(DateTimeOffset time)
    {
        var person = Person.On(DateOnly.FromDateTime(time.Date));
        return Named > time
            ? person with { Given = Unnamed(person), Middle = null }
            : person;
    }

    private static string Unnamed(Person person) =>
        (person.Sex == "M" ? "Baby Boy" : "Baby Girl") + (person.BirthOrder is { } order ? $" {(char)('A' + order - 1)}" : "");
}
