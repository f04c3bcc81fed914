using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Releases;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

/// <summary>
/// What a clinician or a coder who reads charts from end to end would stumble over, looked for in everything that a population without planted
/// flaws sends.
/// </summary>
public sealed partial class ContradictionTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4));

    private static readonly StoryShelf Shelf = new(StoryReader.ReadAll());

    private static readonly Hospital Hospital = new(11);

    private static readonly Lazy<IReadOnlyList<PatientFeed>> Everybody = new(() =>
        [.. new DemoFeed(11, Now, FlawRates.Parse(["all=0"]).Value, Shelf).Of(0, 600)]);

    private static IEnumerable<Telling> Tellings => Everybody.Value.SelectMany(p => p.Life.Tellings);

    [Fact]
    public void Nothing_speaks_of_a_time_that_is_still_to_come()
    {
        foreach (var arrival in Everybody.Value.SelectMany(p => p.Arrivals).Append(StaffDirectory.Of(Hospital, Now.AddYears(-4))))
        {
            var said = arrival.Door switch
            {
                Door.Fhir => Dates(JsonNode.Parse(arrival.Content.Span)),
                Door.Mllp or Door.Ccda => Hl7Time().Matches(Encoding.UTF8.GetString(arrival.Content.Span)).Select(m => m.Value),
                _ => [],
            };
            Assert.All(said, s => Assert.True(Read(s, arrival.At.Offset) <= arrival.At, $"{arrival.Key} of {arrival.At:u} speaks of {s}"));
        }
    }

    [Fact]
    public void A_visit_begins_and_ends_at_the_same_time_in_all_its_messages()
    {
        var visits = Everybody.Value.SelectMany(p => p.Arrivals).Where(a => a.Door == Door.Mllp).SelectMany(Pv1).ToLookup(v => v.Visit);
        Assert.NotEmpty(visits);
        foreach (var visit in visits)
        {
            Assert.Single(visit.Select(v => v.Begun).Distinct());
            // A discharge may be taken back and said again.
            Assert.InRange(visit.Select(v => v.Over).Where(o => o.Length > 0).Distinct().Count(), 0, 2);
            Assert.All(visit, v => Assert.True(v.Over.Length == 0 || string.CompareOrdinal(v.Begun, v.Over) < 0, v.Visit));
        }
    }

    [Fact]
    public void The_clinic_sees_people_in_office_hours_and_planned_operations_are_on_working_days()
    {
        foreach (var telling in Tellings)
        {
            if (telling.Story.Setting == StorySetting.Outpatient)
                Assert.InRange(telling.Arrival.Hour, 8, 16);
            if (telling.Story.Setting == StorySetting.Outpatient || (telling.Story.Reason.StartsWith("Planned", StringComparison.Ordinal) && telling.Story.Service != "Obstetrics"))
                Assert.True(telling.Arrival.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), $"{telling.Story.Id} on {telling.Arrival:dddd}");
        }
    }

    [Fact]
    public void Whoever_writes_was_on_when_they_came_into_the_story_if_anybody_of_their_service_was()
    {
        var all = Hospital.Clinicians.ToList();
        foreach (var telling in Tellings)
        {
            Assert.True(telling.Attending.Shift.Covers(telling.Arrival) || !all.Exists(c => c.Service == telling.Attending.Service && c.Shift.Covers(telling.Arrival)));
            foreach (var first in telling.Story.Documents.Where(d => telling.Clinician(d.Author) != telling.Attending).GroupBy(d => d.Author).Select(g => g.First()))
            {
                var (author, at) = (telling.Clinician(first.Author), telling.At(first.At));
                Assert.True(author.Shift.Covers(at) || !all.Exists(c => c.Service == author.Service && c.Shift.Covers(at)), $"{telling.Story.Id}: {first.Author} at {at:u}");
            }
        }
    }

    [Fact]
    public void Winters_illnesses_come_in_winter_and_texts_name_no_season_or_weekday_that_may_be_another()
    {
        Assert.Contains(Tellings, t => t.Story.InWinter);
        Assert.All(Tellings.Where(t => t.Story.InWinter), t => Assert.True(t.Departure.Month is 10 or 11 or 12 or 1 or 2 or 3 or 4, $"{t.Story.Id} on {t.Departure:u}"));
        foreach (var story in StoryReader.ReadAll())
            Assert.All(story.Documents, d => Assert.False(Season().IsMatch(d.Text), $"{story.Id}: {Season().Match(d.Text)}"));
    }

    [Fact]
    public void Nobody_is_vaccinated_against_influenza_before_six_months_of_age()
    {
        foreach (var life in Everybody.Value.Select(p => p.Life))
            Assert.All(life.Vaccinations.Where(v => v.Cvx == "140"), v => Assert.True(DateOnly.FromDateTime(v.At.Date) >= life.Person.BirthDate.AddMonths(6)));
    }

    [Fact]
    public void Who_comes_to_the_emergency_department_comes_at_the_hours_of_the_story()
    {
        foreach (var telling in Tellings.Where(t => t.Story.Setting == StorySetting.Emergency && t.Story.Id != "salmonella-gastroenteritis"))
            Assert.InRange(telling.Arrival.Hour, telling.Story.EarliestHour, telling.Story.LatestHour);
    }

    [Fact]
    public void Nothing_that_was_given_in_hospital_goes_on_after_it_and_what_a_stay_stopped_was_taken_before()
    {
        foreach (var patient in Everybody.Value)
        {
            foreach (var telling in patient.Life.Tellings.Where(t => t.Departure < Now))
            {
                var ended = patient.Arrivals.Count(a => a.Key.StartsWith(telling.Visit + "-M", StringComparison.Ordinal) && a.Key.EndsWith('X'));
                Assert.Equal(telling.Story.Medications.Count(m => m.When == "inpatient"), ended);
                Assert.All(telling.Story.Medications.Where(m => m.When == "stop"), s => Assert.Contains(telling.Story.Medications, m => m.When == "home" && m.Name == s.Name));
            }
        }
    }

    [Fact]
    public void No_code_conflicts_with_the_age_or_sex_of_its_patient()
    {
        var editor = new MedicareCodeEditor(MceTables.Load(Path.Combine(Repository.SharedData, "codes", "mce-v43")));
        foreach (var telling in Tellings.Where(t => t.Story.Codes.Count > 0))
        {
            var claim = new MceClaim
            {
                DischargeDate = 20260815,
                Age = telling.Person.AgeOn(DateOnly.FromDateTime(telling.Arrival.Date)),
                Sex = telling.Person.Sex == "M" ? 1 : 2,
                DischargeStatus = int.Parse(telling.Story.Disposition, CultureInfo.InvariantCulture),
            };
            claim.Diagnoses.AddRange(telling.Story.Codes.Where(c => !c.Procedure).Select(c => Key(c.Code)));
            claim.Procedures.AddRange(telling.Story.Codes.Where(c => c.Procedure).Select(c => Key(c.Code)));
            var edited = new EditedClaim();
            editor.Edit(claim, edited, new MceWork());
            Assert.True(edited.CountOf(MceEdit.SexConflict) + edited.CountOf(MceEdit.AgeConflict) + edited.CountOf(MceEdit.InvalidCode) == 0, $"{telling.Story.Id}, {claim.Age}, {telling.Person.Sex}");
        }
    }

    [Fact]
    public void No_text_denies_allergies_or_medicines_that_the_chart_lists()
    {
        foreach (var life in Everybody.Value.Select(p => p.Life))
        {
            var texts = life.Tellings.SelectMany(t => t.Story.Documents.Select((_, i) => (t.Story.Id, Text: t.Text(i)))).ToList();
            if (life.Allergies.Any())
                Assert.All(texts, t => Assert.False(NoAllergy().IsMatch(t.Text), $"{t.Id} denies allergies of {string.Join(", ", life.Tellings.Select(x => x.Story.Id))}"));
            if (life.HomeMedications.Any())
                Assert.All(texts, t => Assert.False(NoMedicine().IsMatch(t.Text), $"{t.Id} denies medicines of {string.Join(", ", life.Tellings.Select(x => x.Story.Id))}"));
        }
    }

    [Fact]
    public void Home_medicines_have_the_illness_that_they_are_for()
    {
        (string Medicine, string[] Codes)[] rules =
        [
            ("metformin", ["E11", "E28"]), ("insulin", ["E10", "E11", "O24"]), ("levothyroxine", ["E03", "E06", "E89", "C73"]), ("apixaban", ["I48", "I26", "I82", "Z86"]), ("warfarin", ["I48", "I26", "I82", "Z95"]),
            ("tiotropium", ["J44"]), ("levetiracetam", ["G40", "R56"]), ("lithium", ["F31"]), ("donepezil", ["G30", "F0"]), ("carbidopa", ["G20"]), ("allopurinol", ["M10", "M1A"]),
        ];
        foreach (var life in Everybody.Value.Select(p => p.Life))
        {
            var codes = life.Problems.Select(p => p.Code).Concat(life.Tellings.SelectMany(t => t.Story.Codes).Select(c => c.Code)).ToHashSet();
            foreach (var (medicine, fitting) in rules)
            {
                if (life.HomeMedications.Any(m => m.Name.Contains(medicine, StringComparison.OrdinalIgnoreCase)))
                    Assert.True(codes.Any(c => fitting.Any(f => c.StartsWith(f, StringComparison.Ordinal))), $"{medicine} in {string.Join(", ", life.Tellings.Select(t => t.Story.Id))}");
            }
        }
    }

    [Fact]
    public void A_wife_or_husband_is_spoken_of_only_where_there_is_one()
    {
        foreach (var telling in Tellings)
        {
            var text = string.Join('\n', telling.Story.Documents.Select((_, i) => telling.Text(i)));
            Assert.False(text.Contains("spouse", StringComparison.OrdinalIgnoreCase), telling.Story.Id);
            Assert.True(telling.Person.MaritalStatus == "M" || !Married().IsMatch(text), $"{telling.Story.Id}: {Married().Match(text)}");
            Assert.DoesNotContain(telling.Person.Sex == "M" ? "his husband" : "her wife", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_text_knows_a_result_before_it_was_taken()
    {
        foreach (var story in StoryReader.ReadAll())
        {
            foreach (var name in story.Values.Select(v => $"{{{v.Name}}}"))
            {
                var taken = story.Results.Where(r => r.Items.Any(i => i.Value.Contains(name, StringComparison.Ordinal))).Select(r => r.At).DefaultIfEmpty(TimeSpan.Zero).Min();
                Assert.All(story.Documents.Where(d => d.Text.Contains(name, StringComparison.Ordinal)), d => Assert.True(d.At >= taken, $"{story.Id}: {name}"));
            }
        }
    }

    /// <summary>Words for one sex stand in a story that both can live through only where they are somebody else's.</summary>
    [Fact]
    public void A_story_of_both_sexes_calls_its_patient_by_placeholders()
    {
        foreach (var story in StoryReader.ReadAll().Where(s => s.Sex is null && s.Setting != StorySetting.Newborn))
            Assert.All(story.Documents, d => Assert.False(OfOneSex().IsMatch(Placeholder().Replace(d.Text, "")), $"{story.Id}: {OfOneSex().Match(Placeholder().Replace(d.Text, ""))}"));
    }

    [Fact]
    public void Problems_and_their_ends_are_listed_in_order_of_time()
    {
        foreach (var resource in Everybody.Value.SelectMany(p => p.Arrivals).Where(a => a.Key.StartsWith("clinic-", StringComparison.Ordinal)).SelectMany(Resources))
        {
            if ((string?)resource["onsetDateTime"] is not { } onset)
                continue;
            var recorded = (string)resource["recordedDate"]!;
            Assert.True(string.CompareOrdinal(onset, recorded) < 0, $"{onset} after {recorded}");
            if ((string?)resource["abatementDateTime"] is { } over)
                Assert.True(string.CompareOrdinal(recorded, over) <= 0, $"{recorded} after {over}");
        }
    }

    [Fact]
    public void Who_died_is_told_to_have_died_once_and_nothing_is_done_for_them_later()
    {
        foreach (var patient in Everybody.Value.Where(p => p.Life.Died < Now))
        {
            var died = patient.Life.Died!.Value;
            var messages = patient.Arrivals.Where(a => a.Door == Door.Mllp).Select(a => (a.Key, Text: Encoding.UTF8.GetString(a.Content.Span))).ToList();
            Assert.Single(messages, m => m.Text.Contains($"|{Er7.Time(died)}|Y\r", StringComparison.Ordinal));
            Assert.All(patient.Arrivals.Where(a => a.At > died.AddDays(35)), a => Assert.True(a.Door == Door.Scan || a.Key.StartsWith("abstract", StringComparison.Ordinal), a.Key));
        }
    }

    private static IEnumerable<JsonNode> Resources(Arrival arrival) => JsonNode.Parse(arrival.Content.Span)!["entry"]!.AsArray().Select(e => e!["resource"]!);

    private static IEnumerable<(string Visit, string Begun, string Over)> Pv1(Arrival arrival) =>
        from segment in Encoding.UTF8.GetString(arrival.Content.Span).Split('\r')
        where segment.StartsWith("PV1|", StringComparison.Ordinal)
        let fields = segment.Split('|')
        where fields.Length > 45
        select (fields[19].Split('^')[0], fields[44], fields[45]);

    private static IEnumerable<string> Dates(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Dates(p.Value)),
        JsonArray a => a.SelectMany(Dates),
        JsonValue v when v.TryGetValue<string>(out var text) && IsoTime().IsMatch(text) => [text],
        _ => [],
    };

    private static DateTimeOffset Read(string said, TimeSpan offset) => said.Contains('-', StringComparison.Ordinal) && said[4] == '-'
        ? said.Length == 10 ? new DateTimeOffset(DateTime.Parse(said, CultureInfo.InvariantCulture), offset) : DateTimeOffset.Parse(said, CultureInfo.InvariantCulture)
        : DateTimeOffset.ParseExact(said.Insert(said.Length - 2, ":"), "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture);

    private static CodeKey Key(string code) => CodeKey.Of(code.Replace(".", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(19|20)\d{12}[+-]\d{4}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hl7Time();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T.*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"no (known )?(drug )?allerg|allerg(y|ies):? none|NKDA", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NoAllergy();

    [GeneratedRegex(@"\bno (regular |home )?(medicine|medication)s?\b|medicines:? none", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NoMedicine();

    [GeneratedRegex(@"\b(wife|husband)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Married();

    [GeneratedRegex(@"\b(he|she|his|hers|him|himself|herself|man|woman)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OfOneSex();

    [GeneratedRegex(@"\b(in|since|last|this|until|on) (spring|summer|autumn|winter|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Season();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
