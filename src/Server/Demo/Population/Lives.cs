using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// Draws lives. Everybody has one main story, which the rest of the life is in keeping with: the clinic's visits before it are
/// about its standing problems, the visit after it looks back on it, and other stories are small ones that contradict nothing.
/// Not for two threads at once; many can draw the same lives side by side.
/// </summary>
public sealed class Lives(long seed, StoryShelf shelf, Hospital hospital, DateTimeOffset now)
{
    /// <summary>Where the main story of a child, an adult and somebody old plays: in hospital, emergency, clinic (assumed).</summary>
    private static readonly double[][] Settings = [[0.30, 0.40, 0.30], [0.42, 0.28, 0.30], [0.60, 0.12, 0.28]];

    private readonly Town town = new(seed, DateOnly.FromDateTime(now.Date));

    public Life Life(long number)
    {
        var person = town.Person(number);
        var random = new DemoRandom(seed, number, "life");
        var diary = new Diary(seed, person, hospital, now);
        if (Today.DayNumber - person.BirthDate.DayNumber < 365 && person.Mother is { } mother && BirthOf(mother) is { } birth)
            return Newborn(person, town.Person(mother), birth, diary, ref random);
        if (number % Household.Size == 0 && BirthOf(number) is { } confinement)
            diary.Tell(confinement.Mother, confinement.Arrival);
        else
            TellMain(person, diary, ref random);
        TellSmall(person, diary, ref random);
        return Whole(person, diary, ref random);
    }

    private DateOnly Today => DateOnly.FromDateTime(now.Date);

    /// <summary>The birth in the household whose mother is at that position; null when nobody was born.</summary>
    private Birth? BirthOf(long mother)
    {
        const int NewbornSlot = 2;
        var child = town.Person(mother + NewbornSlot);
        if (child.Mother != mother || Today.DayNumber - child.BirthDate.DayNumber >= 365)
            return null;
        var twins = child.BirthOrder is not null;
        return Birth.Of(shelf, town.Person(mother), child, twins, now, new DemoRandom(seed, mother, "birth story"));
    }

    private Life Newborn(Person person, Person mother, Birth birth, Diary diary, ref DemoRandom random)
    {
        var second = person.BirthOrder == 2;
        var told = new Diary(seed, mother, hospital, now).Tell(birth.Mother, birth.Arrival)!;
        var given = new Dictionary<string, string>();
        if ((told.ValueOf("weight") ?? told.ValueOf(second ? "wb" : "wa")) is { } weight)
            given["weight"] = weight;
        var stay = diary.Tell(birth.Children[0], birth.BornAt, given)!;
        // Half are named before they leave; the others when the certificate comes.
        var named = random.Chance(0.5) ? stay.Arrival.AddHours(random.Between(14, 40)) : stay.Departure.AddDays(random.Between(2, 16));
        if (diary.Last is { } last && last.Departure < now.AddDays(-70) && random.Chance(0.5))
            TellMain(person, diary, ref random);
        return Whole(person, diary, ref random) with { Mother = mother, Named = named, Registered = stay.Arrival.AddMinutes(-5) };
    }

    private Life Whole(Person person, Diary diary, ref DemoRandom random)
    {
        var tellings = diary.InOrder();
        var first = tellings.Count > 0 ? tellings[0].Arrival : now;
        var registered = first.AddDays(-random.Between(20, 600)).AddMinutes(random.Between(0, 600));
        var born = new DateTimeOffset(person.BirthDate.ToDateTime(new TimeOnly(9, 0)), now.Offset);
        return new Life
        {
            Person = person,
            Registered = registered < born ? first.AddMinutes(-10) : registered,
            Tellings = tellings,
            Vaccinations = new VaccineCard(person, tellings, now, new DemoRandom(seed, person.Number, "vaccines")).Given,
        };
    }

    private void TellMain(Person person, Diary diary, ref DemoRandom random)
    {
        var age = person.AgeOn(Today);
        if (age >= 18 && random.Chance(0.15))
        {
            TellClinic(person, diary, Epidemiology.Draw(age, person.Sex, ref random), ref random);
            if (diary.Last is not null)
                return;
        }
        var setting = (StorySetting)random.PickWeighted(Settings[age < 18 ? 0 : age < 62 ? 1 : 2]);
        // Some ages have no story in a setting: the next one takes its place.
        for (var i = 0; i < 3; i++, setting = (StorySetting)(((int)setting + 1) % 3))
        {
            if (TellMain(person, diary, setting, ref random))
                return;
        }
    }

    private bool TellMain(Person person, Diary diary, StorySetting setting, ref DemoRandom random)
    {
        var leaves = Leaving(setting, ref random);
        var age = person.AgeOn(DateOnly.FromDateTime(leaves.Date));
        var able = shelf.For(setting, age, person.Sex);
        if (age < 0 || able.Count == 0)
            return false;
        var winter = IsWinter(leaves);
        Span<double> weights = stackalloc double[able.Count];
        for (var i = 0; i < able.Count; i++)
            weights[i] = able[i].InWinter ? winter ? 2 * able[i].Weight : 0 : able[i].Weight;
        if (weights.IndexOfAnyExcept(0) < 0)
            return false;
        var story = able[random.PickWeighted(weights)];
        var hour = story.Reason.StartsWith("Planned", StringComparison.Ordinal) ? 6 : random.Between(story.EarliestHour, story.LatestHour);
        var arrival = Diary.Minute(leaves.AddDays(-story.Stay).Date.AddHours(hour).AddMinutes(random.Between(0, 59)), now.Offset);
        // Offices, and lists of planned operations, are for working days.
        if (story.Setting == StorySetting.Outpatient)
            arrival = Diary.InOffice(arrival);
        else if (story.Reason.StartsWith("Planned", StringComparison.Ordinal))
            arrival = Diary.WorkingDay(arrival);
        if (arrival > now || diary.Tell(story, arrival) is not { } told)
            return false;
        TellBefore(person, told, diary, ref random);
        TellAfter(told, diary, ref random);
        return true;
    }

    private static bool IsWinter(DateTimeOffset at) => at.Month is 11 or 12 or 1 or 2 or 3;

    /// <summary>When a main story ends: often in the last weeks, for there a department's work waits; some people are still in hospital.</summary>
    private DateTimeOffset Leaving(StorySetting setting, ref DemoRandom random)
    {
        if (setting == StorySetting.Inpatient && random.Chance(0.07))
            return now.AddDays(random.Between(0, 3));
        return random.Chance(0.55) ? now.AddDays(-random.Between(0, 24)) : now.AddDays(-random.Between(25, 560));
    }

    /// <summary>The clinic knew the standing problems before.</summary>
    private void TellBefore(Person person, Telling main, Diary diary, ref DemoRandom random)
    {
        var known = main.Story.Problems.Where(p => p.YearsAgo > 1).Select(p => ClinicIllness.Of(p.Code)).OfType<Illness>().Distinct().ToList();
        if (known.Count == 0 || main.Story.Setting == StorySetting.Outpatient || person.AgeOn(Today) < 25)
            return;
        var visits = new PastVisits(main, known, ClinicIllness.Allowed(main.Story));
        visits.Tell(diary, now, ref random);
    }

    /// <summary>About six in ten of those who went home are seen within two weeks (assumed; CMS readmission studies find near half).</summary>
    private void TellAfter(Telling main, Diary diary, ref DemoRandom random)
    {
        if (main.Story.Id == "heart-failure")
            TellReturn(main, diary, ref random);
        if (main.Story.Setting != StorySetting.Inpatient || main.Story.Disposition is not ("01" or "06") || !random.Chance(0.6))
            return;
        var at = Diary.InOffice(Diary.Minute(main.Departure.AddDays(random.Between(7, 13)).Date.AddHours(random.Between(8, 16)).AddMinutes(15 * random.Between(0, 3)), now.Offset));
        if (at < now.AddHours(-2))
            diary.Tell(FollowUpVisit.After(main, random), at);
    }

    /// <summary>
    /// The planted effect: those whom the heart-failure nurse calls after discharge come back less often. Who is called is a coin's
    /// toss that the discharge summary tells; see <c>TreatmentEffect</c>.
    /// </summary>
    private void TellReturn(Telling main, Diary diary, ref DemoRandom random)
    {
        var share = TreatmentEffect.IsCalled(main) ? TreatmentEffect.ReturnsWhenCalled : TreatmentEffect.ReturnsOtherwise;
        var at = Diary.Minute(main.Departure.AddDays(random.Between(6, 27)).Date.AddHours(random.Between(6, 21)), now.Offset);
        if (random.Chance(share) && at < now)
            diary.Tell(shelf["heart-failure-return"], at);
    }

    private void TellClinic(Person person, Diary diary, IReadOnlyList<Illness> illnesses, ref DemoRandom random)
    {
        if (illnesses.Count == 0)
            return;
        var course = new ClinicCourse(person, Today, illnesses, new DemoRandom(seed, person.Number, "course"));
        var back = random.Chance(0.6) ? random.Between(1, 24) : random.Between(25, 200);
        for (var i = 0; i < 5 && back < 900; i++, back += random.Between(120, 230))
        {
            var at = Diary.InOffice(Diary.Minute(now.AddDays(-back).Date.AddHours(random.Between(8, 16)).AddMinutes(15 * random.Between(0, 3)), now.Offset));
            if (at < now.AddHours(-2))
                diary.Tell(course.Visit(back / 365.0, i), at);
        }
    }

    /// <summary>A small story besides: a sprained ankle, a sore throat; or the barbecue that made half a town ill.</summary>
    private void TellSmall(Person person, Diary diary, ref DemoRandom random)
    {
        if (Outbreak.Hits(person, seed) && diary.Last is { } && person.AgeOn(Today) is >= 6 and <= 80)
            diary.Tell(shelf["salmonella-gastroenteritis"], Outbreak.Arrival(person, seed, now));
        if (!random.Chance(0.22))
            return;
        var at = Diary.Minute(now.AddDays(-random.Between(1, 500)).Date.AddHours(random.Between(7, 22)).AddMinutes(random.Between(0, 59)), now.Offset);
        var age = person.AgeOn(DateOnly.FromDateTime(at.Date));
        var able = shelf.Small(age, person.Sex).Where(s => diary.Allows(s) && (!s.InWinter || IsWinter(at))).ToList();
        if (age < 0 || able.Count == 0 || at >= now.AddHours(-5))
            return;
        var story = able[random.PickWeighted([.. able.Select(s => s.Weight)])];
        // Games are played and meals are cooked at their hours.
        if (at.Hour < story.EarliestHour || at.Hour > story.LatestHour)
            at = at.AddHours(random.Between(story.EarliestHour, story.LatestHour) - at.Hour);
        if (at < now.AddHours(-5))
            diary.Tell(story, story.Setting == StorySetting.Outpatient ? Diary.InOffice(at) : at);
    }
}
