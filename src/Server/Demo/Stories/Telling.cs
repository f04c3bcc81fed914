using System.Text;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Stories;

/// <summary>
/// One story happening to one person at one time: its numbers are drawn, its clinicians named, and its text filled in.
/// Placeholders: <c>{wbc}</c> a value of the story; <c>{name} {last} {first} {age} {sex} {man} {he} {his} {him}</c> (capitalised when
/// written so); <c>{attending}</c>, <c>{consultant}</c>…: the clinician of that role; <c>{day}</c>, <c>{day+2}</c>: dates;
/// <c>{a|b|c}</c>: one of the wordings.
/// </summary>
public sealed class Telling
{
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, Clinician> staff = [];
    private readonly Hospital hospital;
    private DemoRandom random;

    public Telling(Story story, Person person, DateTimeOffset arrival, string visit, Hospital hospital, DemoRandom random)
    {
        (Story, Person, Arrival, Visit) = (story, person, arrival, visit);
        this.hospital = hospital;
        this.random = random;
        foreach (var value in story.Values)
            values[value.Name] = Draw(value);
        Attending = Clinician("attending");
    }

    public Story Story { get; }

    public Person Person { get; }

    public DateTimeOffset Arrival { get; }

    /// <summary>The visit number (PV1-19).</summary>
    public string Visit { get; }

    public Clinician Attending { get; }

    /// <summary>The end of the stay or visit: after the last document and at least the story's days.</summary>
    public DateTimeOffset Departure
    {
        get
        {
            var last = Story.Documents.Select(d => d.At).Concat(Story.Results.Select(r => r.At)).DefaultIfEmpty(TimeSpan.FromHours(2)).Max();
            var stay = TimeSpan.FromDays(Story.Stay);
            return Arrival + (last > stay ? last : stay) + TimeSpan.FromMinutes(20);
        }
    }

    /// <summary>The clinician who plays a role in this telling; the same one each time.</summary>
    public Clinician Clinician(string role)
    {
        if (!staff.TryGetValue(role, out var clinician))
            staff[role] = clinician = hospital.OnDuty(ServiceOf(role), ref random);
        return clinician;
    }

    /// <summary>Text with its placeholders filled in; an unknown one throws, for stories are ours.</summary>
    public string Fill(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        var filled = new StringBuilder(text.Length + 64);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }
            filled.Append(text, at, open - at).Append(Value(text[(open + 1)..close]));
            at = close + 1;
        }
        return filled.ToString();
    }

    private string Value(string name)
    {
        if (name.Contains('|', StringComparison.Ordinal))
            return random.Pick(name.Split('|'));
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
            "man" => woman ? "woman" : "man",
            "he" => woman ? "she" : "he",
            "He" => woman ? "She" : "He",
            "his" => woman ? "her" : "his",
            "His" => woman ? "Her" : "His",
            "him" => woman ? "her" : "him",
            "mr" => woman ? "Ms" : "Mr",
            "mrn" => Person.Mrn,
            "dob" => Person.BirthDate.ToString("yyyy-MM-dd"),
            _ => null,
        };
    }

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
        "emergency" => "Emergency",
        "radiologist" => "Radiology",
        "pathologist" => "Pathology",
        "anaesthetist" => "Anaesthesia",
        "surgeon" => Story.Service == "Orthopaedics" ? "Orthopaedics" : "Surgery",
        "cardiologist" => "Cardiology",
        "nephrologist" => "Nephrology",
        "pulmonologist" => "Pulmonology",
        "neurologist" => "Neurology",
        "oncologist" => "Oncology",
        "psychiatrist" => "Psychiatry",
        "paediatrician" => "Paediatrics",
        "obstetrician" => "Obstetrics",
        "primary" => "Family Medicine",
        "consultant" or "nurse" => "Medicine",
        _ => throw new FormatException($"{Story.Id}: unknown placeholder or role '{role}'."),
    };

    private string Draw(StoryValue value)
    {
        var scale = (decimal)Math.Pow(10, value.Decimals);
        var steps = (int)((value.High - value.Low) * scale);
        return (value.Low + random.Between(0, steps) / scale).ToString($"F{value.Decimals}");
    }
}
