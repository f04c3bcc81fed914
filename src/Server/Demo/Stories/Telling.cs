using System.Text;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Stories;

/// <summary>
/// One story happening to one person at one time: its numbers are drawn, its clinicians named, and its text filled in.
/// Placeholders: <c>{wbc}</c> a value of the story; <c>{name} {last} {first} {age} {sex} {man} {he} {his} {him}</c> (capitalised when
/// written so); <c>{spouse}</c>, or whom else one has; <c>{attending}</c>, <c>{consultant}</c>…: the clinician of that role; <c>{day}</c>, <c>{day+2}</c>: dates;
/// <c>{a|b|c}</c>: one of the wordings.
/// </summary>
public sealed class Telling
{
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, Clinician> staff = [];
    private readonly Hospital hospital;
    private DemoRandom random;
    private string[]? texts;

    /// <summary>Tells a story: draws its numbers and names its attending physician.</summary>
    /// <param name="story">What happens.</param>
    /// <param name="person">To whom.</param>
    /// <param name="arrival">When they arrive.</param>
    /// <param name="visit">The visit number (PV1-19).</param>
    /// <param name="hospital">Where, and who works there.</param>
    /// <param name="random">The chance of this telling alone.</param>
    /// <param name="given">Values that are known already, such as a birth weight from the mother's chart.</param>
    public Telling(
        Story story, Person person, DateTimeOffset arrival, string visit, Hospital hospital, DemoRandom random,
        IReadOnlyDictionary<string, string>? given = null)
    {
        (Story, Person, Arrival, Visit, Registered) = (story, person, arrival, visit, person);
        this.hospital = hospital;
        this.random = random;
        foreach (var value in story.Values)
            values[value.Name] = given?.GetValueOrDefault(value.Name) ?? value.Draw(ref this.random);
        Attending = hospital.OnDuty(story.Service, arrival, ref this.random);
        Departure = At(story.LastAt) + TimeSpan.FromMinutes(20);
    }

    public Story Story { get; }

    public Person Person { get; }

    public DateTimeOffset Arrival { get; }

    /// <summary>The visit number (PV1-19).</summary>
    public string Visit { get; }

    public Clinician Attending { get; }

    /// <summary>The person as registration wrote them down for this visit: with its errors, or somebody else's number.</summary>
    public Person Registered { get; set; }

    /// <summary>The way in which this chart is written less well; null when it is written as it should be.</summary>
    public StoryFlaw? Flaw { get; set; }

    /// <summary>The end of the stay or visit: after the last document and at least the story's days.</summary>
    public DateTimeOffset Departure { get; }

    /// <summary>When something of the story happens.</summary>
    public DateTimeOffset At(TimeSpan offset) => Story.TimeOf(offset, Arrival);

    /// <summary>The codes that the chart, as it is written, supports.</summary>
    public IReadOnlyList<StoryCode> Codes => Flaw?.Apply(Story.Codes) ?? Story.Codes;

    /// <summary>A value of the story as it was drawn; null when it has none of that name.</summary>
    public string? ValueOf(string name) => values.GetValueOrDefault(name);

    /// <summary>The clinician who plays a role in this telling: somebody who was on when it began; the same one each time.</summary>
    public Clinician Clinician(string role)
    {
        // Whoever has the patient does what their own service does.
        if (role == "author" || (role != "resident" && ServiceOf(role) == Story.Service))
            return Attending;
        if (!staff.TryGetValue(role, out var clinician))
            staff[role] = clinician = hospital.OnDuty(ServiceOf(role), Begins(role), ref random);
        return clinician;
    }

    /// <summary>When a role comes into the story: with its first document; without one, at the arrival.</summary>
    private DateTimeOffset Begins(string role)
    {
        foreach (var document in Story.Documents)
        {
            if (document.Author == role)
                return At(document.At);
        }
        return Arrival;
    }

    /// <summary>The text of a document, filled in, with the flaw of this telling in it.</summary>
    public string Text(int document)
    {
        // All are filled in one go and in order, so that the wordings drawn do not depend on who asks first.
        texts ??= [.. Story.Documents.Select((d, i) => Fill(Flaw?.Cut(d, IsLast(i)) ?? d.Cut))];
        return texts[document];
    }

    /// <summary>Text with its placeholders filled in; an unknown one throws, for stories are ours.</summary>
    public string Fill(string text) => text.Contains('{', StringComparison.Ordinal) ? Fill(StoryText.Of(text)) : text;

    /// <summary>A result's value, filled in.</summary>
    public string ValueOf(StoryResult result) => Fill(result.Cut);

    private string Fill(StoryText text)
    {
        if (text.Pieces.Count == 1)
            return Said(text.Pieces[0]);
        var filled = new StringBuilder(text.Length);
        foreach (var piece in text.Pieces)
            filled.Append(Said(piece));
        return filled.ToString();
    }

    private string Said(StoryText.Piece piece) =>
        !piece.IsPlaceholder ? piece.Text : piece.Wordings is { } wordings ? random.Pick(wordings) : Value(piece.Text);

    private bool IsLast(int document) => !Story.Documents.Skip(document + 1).Any(d => d.Type == Story.Documents[document].Type);

    private string Value(string name)
    {
        if (values.TryGetValue(name, out var value))
            return value;
        if (name.StartsWith("day", StringComparison.Ordinal))
            return Arrival.AddDays(name.Length > 3 ? int.Parse(name[3..]) : 0).ToString("yyyy-MM-dd");
        return OfPerson(name) ?? Clinician(name).Shown;
    }

    private string? OfPerson(string name)
    {
        var woman = Person.Sex == "F";
        return name switch
        {
            "name" => $"{Person.Given} {Person.Family}",
            "first" => Person.Given,
            "last" => Person.Family,
            "age" => Age(),
            "sex" => woman ? "female" : "male",
            "man" when Person.AgeOn(DateOnly.FromDateTime(Arrival.Date)) < 16 => woman ? "girl" : "boy",
            "man" => woman ? "woman" : "man",
            "boy" => woman ? "girl" : "boy",
            "he" => woman ? "she" : "he",
            "He" => woman ? "She" : "He",
            "his" => woman ? "her" : "his",
            "His" => woman ? "Her" : "His",
            "him" => woman ? "her" : "him",
            "mr" => woman ? "Ms" : "Mr",
            "spouse" => NextOfKin(woman),
            "mrn" => Registered.Mrn,
            "dob" => Person.BirthDate.ToString("yyyy-MM-dd"),
            _ => null,
        };
    }

    /// <summary>Who sits at the bedside: wife or husband where there is one.</summary>
    private string NextOfKin(bool woman) => Person.MaritalStatus == "M" ? woman ? "husband" : "wife"
        : Person.AgeOn(DateOnly.FromDateTime(Arrival.Date)) >= 55 ? "daughter" : "sister";

    private string Age()
    {
        var day = DateOnly.FromDateTime(Arrival.Date);
        var years = Person.AgeOn(day);
        var days = day.DayNumber - Person.BirthDate.DayNumber;
        return years >= 2 ? $"{years}-year-old" : days >= 60 ? $"{days / 30}-month-old" : $"{days}-day-old";
    }

    private string ServiceOf(string role) => role switch
    {
        "attending" or "resident" or "author" => Story.Service,
        "surgeon" => Story.Service == "Orthopaedics" ? "Orthopaedics" : "Surgery",
        "consultant" => "Medicine",
        _ => Hospital.ServiceOf(role) ?? throw new FormatException($"{Story.Id}: unknown placeholder or role '{role}'."),
    };
}
