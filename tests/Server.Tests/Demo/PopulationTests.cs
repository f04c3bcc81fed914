using Chartroom.Server.Demo;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

/// <summary>Reads the charts of a generated population for what a clinician would stumble over.</summary>
public sealed class PopulationTests
{
    private const int People = 900;

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4));

    private static readonly StoryShelf Shelf = new(StoryReader.ReadAll());

    private static readonly Lazy<IReadOnlyList<PatientFeed>> Everybody = new(() =>
        [.. new DemoFeed(7, Now, FlawRates.Parse(["all=0"]).Value, Shelf).Of(0, People)]);

    private static IEnumerable<Life> Lives => Everybody.Value.Select(p => p.Life);

    private static IEnumerable<Telling> Tellings => Lives.SelectMany(l => l.Tellings);

    [Fact]
    public void A_patient_is_the_same_at_any_size_and_from_any_start()
    {
        var alone = new DemoFeed(7, Now, FlawRates.Parse(["all=0"]).Value, Shelf).Of(411);
        var among = Everybody.Value[411];
        Assert.Equal(alone.Arrivals.Select(a => (a.At, a.Key, Convert.ToHexString(a.Content.Span))), among.Arrivals.Select(a => (a.At, a.Key, Convert.ToHexString(a.Content.Span))));
        var other = new DemoFeed(8, Now, null, Shelf).Of(411);
        Assert.NotEqual(other.Life.Person.Family + other.Life.Person.Given + other.Life.Person.BirthDate, among.Life.Person.Family + among.Life.Person.Given + among.Life.Person.BirthDate);
    }

    [Fact]
    public void Everybody_has_a_number_with_a_check_digit_of_their_own()
    {
        Assert.Equal(People, Lives.Select(l => l.Person.Mrn).Distinct().Count());
        Assert.All(Lives, l => Assert.Equal(0, (Luhn(l.Person.Mrn[..^1]) + l.Person.Mrn[^1] - '0') % 10));
    }

    [Fact]
    public void What_happens_fits_age_and_sex()
    {
        Assert.All(Tellings, t =>
        {
            var age = t.Person.AgeOn(DateOnly.FromDateTime(t.Arrival.Date));
            Assert.True(age >= t.Story.MinAge - 1 && age <= t.Story.MaxAge + 1, $"{t.Story.Id} at {age}");
            Assert.True(t.Story.Sex is null || t.Story.Sex == t.Person.Sex, t.Story.Id);
        });
    }

    [Fact]
    public void Stays_do_not_overlap_and_nothing_comes_before_birth_or_after_death()
    {
        foreach (var life in Lives)
        {
            foreach (var (one, next) in life.Tellings.Zip(life.Tellings.Skip(1)))
            {
                Assert.True(one.Departure < next.Arrival, $"{one.Story.Id} and {next.Story.Id}");
                Assert.False(one.Story.Died, one.Story.Id);
            }
            Assert.All(life.Tellings, t => Assert.True(DateOnly.FromDateTime(t.Arrival.Date) >= life.Person.BirthDate, t.Story.Id));
            Assert.All(life.Vaccinations, v => Assert.True(life.Died is null || v.At < life.Died));
            Assert.All(life.Vaccinations, v => Assert.True(DateOnly.FromDateTime(v.At.Date) >= life.Person.BirthDate));
        }
    }

    [Fact]
    public void No_medicine_is_one_that_an_allergy_forbids()
    {
        foreach (var life in Lives)
        {
            foreach (var allergy in life.Allergies)
                Assert.All(life.Tellings.SelectMany(t => t.Story.Medications), m => Assert.False(DrugAllergy.IsAgainst(allergy.Substance, m.Name), $"{allergy.Substance}: {m.Name}"));
        }
    }

    [Fact]
    public void Texts_say_nothing_of_allergies_that_the_list_denies()
    {
        foreach (var life in Lives.Where(l => l.Allergies.Any()))
        {
            var without = life.Tellings.Where(t => t.Story.Allergies.Count == 0).SelectMany(t => t.Story.Documents.Select((_, i) => t.Text(i)));
            Assert.All(without, text => Assert.DoesNotContain("no allergies", text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Problems_that_one_text_denies_are_not_on_the_list()
    {
        // A person's stories share one list: two main stories with problems of their own would contradict each other.
        Assert.All(Lives, l => Assert.True(
            l.Tellings.Where(t => t.Story.Problems.Count > 0 && !t.Story.Id.StartsWith("clinic", StringComparison.Ordinal)).Select(t => t.Story.Id).Distinct().Count() <= 1));
    }

    [Fact]
    public void Vaccines_that_a_text_says_are_missing_are_missing()
    {
        foreach (var life in Lives)
        {
            foreach (var telling in life.Tellings)
                Assert.DoesNotContain(life.Vaccinations, v => telling.Story.Never.Contains(v.Cvx) && v.At < telling.Arrival);
        }
    }

    [Fact]
    public void Results_in_numbers_carry_a_unit_and_are_possible()
    {
        var limits = new Dictionary<string, (decimal Low, decimal High)>
        {
            ["8310-5"] = (33, 42.5m),
            ["8480-6"] = (50, 260),
            ["8462-4"] = (20, 150),
            ["8867-4"] = (30, 220),
            ["9279-1"] = (6, 80),
            ["59408-5"] = (50, 100),
            ["2823-3"] = (2, 9),
            ["2951-2"] = (105, 175),
            ["2160-0"] = (0.2m, 15),
            ["718-7"] = (3, 22),
            ["6690-2"] = (0.1m, 150),
            ["777-3"] = (1, 1000),
            ["4548-4"] = (4, 16),
            ["33914-3"] = (5, 130),
            ["2744-1"] = (6.7m, 7.7m),
        };
        foreach (var telling in Tellings)
        {
            foreach (var item in telling.Story.Results.SelectMany(r => r.Items))
            {
                if (!decimal.TryParse(telling.Fill(item.Value), out var value))
                    continue;
                Assert.True(item.Unit.Length > 0, $"{telling.Story.Id}: {item.Title}");
                Assert.True(!limits.TryGetValue(item.Code, out var limit) || (value >= limit.Low && value <= limit.High), $"{telling.Story.Id}: {item.Title} {value}");
            }
        }
    }

    [Fact]
    public void Results_fit_the_diagnoses_that_they_stand_for()
    {
        (string Code, string Test, Func<decimal, bool> Fits)[] rules =
        [
            ("E87.5", "2823-3", v => v > 5.1m), ("E87.6", "2823-3", v => v < 3.5m), ("E87.1", "2951-2", v => v < 135), ("E87.0", "2951-2", v => v > 145),
            ("D62", "718-7", v => v < 11.5m), ("E83.42", "19123-9", v => v < 1.7m), ("D69.6", "777-3", v => v < 150), ("E11.65", "2345-7", v => v > 125),
            ("D50.0", "718-7", v => v < 12), ("N17.9", "2160-0", v => v > 1.2m), ("J96.01", "59408-5", v => v < 92), ("D70.1", "751-8", v => v < 1),
        ];
        foreach (var telling in Tellings.Where(t => t.Story.IsStay))
        {
            foreach (var (code, test, fits) in rules.Where(r => telling.Story.Codes.Any(c => c.Code == r.Code)))
            {
                var values = telling.Story.Results.SelectMany(r => r.Items).Where(i => i.Code == test)
                    .Select(i => decimal.TryParse(telling.Fill(i.Value), out var v) ? v : (decimal?)null).OfType<decimal>().ToList();
                Assert.True(values.Count == 0 || values.Exists(v => fits(v)), $"{telling.Story.Id}: {code} but {test} {string.Join(", ", values)}");
            }
        }
    }

    [Fact]
    public void A_newborn_comes_with_its_mother_and_on_the_day_she_gives_birth()
    {
        var children = Lives.Where(l => l.Mother is not null).ToList();
        Assert.NotEmpty(children);
        foreach (var child in children)
        {
            var stay = Everybody.Value[(int)child.Mother!.Number].Life.Tellings.Single(t => t.Story.Service == "Obstetrics");
            var own = child.Tellings[0];
            Assert.Contains(stay.Story.Id, own.Story.Mothers);
            Assert.InRange(own.Arrival, stay.Arrival, stay.Departure);
            Assert.Equal(child.Person.BirthDate, DateOnly.FromDateTime(own.Arrival.Date));
            if (stay.ValueOf("weight") is { } weight)
                Assert.Equal(weight, own.ValueOf("weight"));
        }
        Assert.Contains(children, c => c.At(c.Tellings[0].Arrival).Given.StartsWith("Baby", StringComparison.Ordinal));
    }

    [Fact]
    public void Families_hang_together()
    {
        foreach (var life in Lives.Where(l => l.Person.Mother is not null))
        {
            var mother = Everybody.Value[(int)life.Person.Mother!.Value].Life.Person;
            Assert.Equal("F", mother.Sex);
            Assert.InRange(mother.AgeOn(life.Person.BirthDate), 17, 46);
            Assert.Equal(life.Person.Home.Street, mother.Home.Street);
        }
        Assert.Contains(Lives, l => l.Person.BirthOrder == 2);
        Assert.Contains(Lives, l => l.Person.Change?.FormerFamily is not null);
        Assert.Contains(Lives, l => l.Person.Change is { FormerFamily: null });
        Assert.Contains(Lives, l => l.Person.OwnAlphabet is not null);
    }

    [Fact]
    public void Nobody_is_given_a_stay_by_the_name_of_before_a_marriage_or_after()
    {
        foreach (var telling in Tellings)
            Assert.Equal(telling.Person.On(DateOnly.FromDateTime(telling.Arrival.Date)).Family, telling.Person.Family);
    }

    [Fact]
    public void Every_arrival_lies_before_now_in_order_and_has_a_key_of_its_own()
    {
        var keys = new HashSet<string>();
        foreach (var patient in Everybody.Value)
        {
            Assert.Equal(patient.Arrivals.Select(a => a.At).Order(), patient.Arrivals.Select(a => a.At));
            Assert.All(patient.Arrivals, a => Assert.True(a.At <= Now));
            Assert.All(patient.Arrivals, a => Assert.True(keys.Add($"{a.Door} {a.Key}"), a.Key));
        }
    }

    [Fact]
    public void Illnesses_are_as_common_as_the_table_says()
    {
        var random = new DemoRandom(1, 1, "test");
        foreach (var illness in (Illness[])[Illness.Hypertension, Illness.Diabetes, Illness.Hypothyroidism])
        {
            var have = Enumerable.Range(0, 4000).Count(_ => Epidemiology.Draw(70, "F", ref random).Contains(illness)) / 4000.0;
            var share = Epidemiology.Share(illness, 70, "F");
            Assert.InRange(have, share - 0.03, share + 0.12);
        }
        Assert.All(Epidemiology.Table, r => Assert.Equal((Illness)Epidemiology.Table.ToList().IndexOf(r), r.Illness));
        Assert.All(Epidemiology.Table, r => Assert.NotEmpty(r.Source));
    }

    private static int Luhn(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = (body[body.Length - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum;
    }
}
