using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed class PlantedTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4));

    private static readonly StoryShelf Shelf = new(StoryReader.ReadAll());

    private static readonly Lazy<IReadOnlyList<PatientFeed>> Everybody = new(() => [.. new DemoFeed(3, Now, null, Shelf).Of(0, 1800)]);

    private static IEnumerable<Truth> Truths => Everybody.Value.SelectMany(p => p.Truths);

    public static TheoryData<string> AllKinds =>
    [
        Kinds.DocumentMissing, Kinds.DocumentLate, Kinds.DocumentUnsigned, Kinds.DocumentContradictory, Kinds.DocumentCopiedForward, Kinds.DocumentMisfiled, Kinds.Duplicate,
        Kinds.DuplicateMerged, Kinds.Overlay, Kinds.NeighbourRecord, Kinds.LookAlike, Kinds.QueryUnspecific, Kinds.QueryUnsupported, Kinds.Coding, Kinds.Undercoded, Kinds.Overcoded,
        Kinds.DisclosureRefusable, Kinds.DisclosureDue, Kinds.Snooping, Kinds.SafetyEvent, Kinds.SafetyUnreported, Kinds.Outbreak, Kinds.TreatmentEffect,
    ];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Every_kind_of_flaw_occurs_in_a_hospital_of_some_size(string kind)
    {
        var line = JsonNode.Parse(Truths.First(t => t.Kind == kind).ToLine())!;
        Assert.Equal(kind, (string?)line["kind"]);
        Assert.StartsWith("Patient/", (string?)line["patient"], StringComparison.Ordinal);
        Assert.NotNull(line["where"]);
        Assert.NotNull(line["answer"]);
    }

    [Fact]
    public void With_all_rates_at_zero_only_what_life_itself_plants_is_told()
    {
        var kinds = new DemoFeed(3, Now, FlawRates.Parse(["all=0"]).Value, Shelf).Of(0, 300).SelectMany(p => p.Truths).Select(t => t.Kind).ToHashSet();
        Assert.Subset(new HashSet<string> { Kinds.Coding, Kinds.NeighbourRecord, Kinds.LookAlike, Kinds.Outbreak, Kinds.TreatmentEffect, Kinds.SafetyEvent, Kinds.DisclosureDue }, kinds);
    }

    [Fact]
    public void A_missing_document_does_not_arrive_and_a_misfiled_one_names_another_patient()
    {
        foreach (var patient in Everybody.Value)
        {
            foreach (var truth in patient.Truths.Where(t => t.Kind is Kinds.DocumentMissing or Kinds.DocumentMisfiled))
            {
                var number = truth.Telling!.Story.Documents.Select((d, i) => (d, i)).Where(p => p.d.Type == (string?)truth.Where["type"]).Select(p => p.i).ToList();
                var messages = number.SelectMany(i => patient.Arrivals.Where(a => a.Key == RecordIds.DocumentNumber(truth.Telling.Visit, i))).ToList();
                if (truth.Kind == Kinds.DocumentMissing)
                    Assert.True(messages.Count < number.Count);
                else
                    Assert.Contains(messages, m => !Encoding.UTF8.GetString(m.Content.Span).Contains(truth.Person.Mrn, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_duplicate_differs_from_the_first_record_in_what_the_truth_names()
    {
        foreach (var truth in Truths.Where(t => t.Kind == Kinds.Duplicate))
        {
            var written = truth.Telling!.Registered;
            Assert.NotEqual(truth.Person.Mrn, written.Mrn);
            Assert.NotEmpty(truth.Where["errors"]!.AsArray());
            Assert.NotEqual(
                (truth.Telling.Person.Family, truth.Telling.Person.Given, truth.Telling.Person.BirthDate, truth.Telling.Person.Ssn, truth.Telling.Person.Home.Street),
                (written.Family, written.Given, written.BirthDate, written.Ssn, written.Home.Street));
        }
    }

    [Fact]
    public void About_half_of_the_recent_stays_wait_to_be_coded_and_none_of_the_old_ones()
    {
        var stays = Truths.Where(t => t.Kind == Kinds.Coding && t.Telling!.Story.IsStay).ToList();
        var recent = stays.Where(t => t.Telling!.Departure > Now.AddDays(-24)).ToList();
        var older = stays.Where(t => t.Telling!.Departure < Now.AddDays(-46)).ToList();
        Assert.InRange(recent.Count(t => !(bool)t.Where["coded"]!) / (double)recent.Count, 0.4, 0.75);
        Assert.All(older, t => Assert.True((bool)t.Where["coded"]!));
    }

    [Fact]
    public void Some_letters_are_indexed_under_the_person_they_are_about_and_more_wait()
    {
        var letters = Everybody.Value.SelectMany(p => p.Arrivals.Where(a => a.Door == Door.Scan)
            .Select(a => (p.Life.Person.Mrn, Letter: a, Index: p.Arrivals.FirstOrDefault(i => i.Key == "index-" + a.Key)))).ToList();
        Assert.InRange(letters.Count(l => l.Index is not null) / (double)letters.Count, 0.2, 0.5);
        foreach (var (mrn, letter, index) in letters.Where(l => l.Index is not null))
        {
            var document = Entries(index!).Single(e => (string?)e["resourceType"] == "DocumentReference");
            Assert.True(index!.At > letter.At);
            Assert.Equal(RecordIds.Patient(mrn), (string?)document["subject"]!["reference"]);
            Assert.Equal(letter.Key, (string?)document["content"]![0]!["attachment"]!["title"]);
        }
    }

    [Fact]
    public void A_coding_audit_differs_from_the_abstract_only_where_a_code_was_planted()
    {
        var planted = Truths.Where(t => t.Kind is Kinds.Undercoded or Kinds.Overcoded).Select(t => t.Telling!.Visit).ToHashSet();
        var audits = Everybody.Value.SelectMany(p => p.Arrivals.Where(a => a.Key.StartsWith("audit-", StringComparison.Ordinal))
            .Select(a => (Visit: a.Key["audit-".Length..], Audit: Entries(a), Abstract: Entries(p.Arrivals.Single(b => b.Key == "abstract-" + a.Key["audit-".Length..])))))
            .ToList();
        var done = audits.Where(a => a.Audit.Count == 2).ToList();
        Assert.NotEmpty(done);
        Assert.Contains(audits, a => a.Audit.Count == 1);
        Assert.All(done, a => Assert.Equal(!planted.Contains(a.Visit), Codes(a.Abstract[0]).SetEquals(Codes(a.Audit[1]))));
    }

    private static List<JsonNode> Entries(Arrival bundle) =>
        [.. JsonNode.Parse(bundle.Content.Span)!["entry"]!.AsArray().Select(e => e!["resource"]!)];

    private static HashSet<string> Codes(JsonNode claim) =>
        [.. claim["diagnosis"]!.AsArray().Select(d => (string)d!["diagnosisCodeableConcept"]!["coding"]![0]!["code"]!)];

    [Fact]
    public void The_treatment_effect_can_be_found_in_many_charts()
    {
        var (called, returned) = (new int[2], new int[2]);
        var feed = new DemoFeed(5, Now, FlawRates.Parse(["all=0"]).Value, Shelf);
        foreach (var truth in feed.Of(0, 12_000).SelectMany(p => p.Truths).Where(t => t.Kind == Kinds.TreatmentEffect && t.Telling!.Departure < Now.AddDays(-30)))
        {
            var group = (bool)truth.Where["called"]! ? 1 : 0;
            called[group]++;
            returned[group] += (bool)truth.Answer["returned"]! ? 1 : 0;
        }
        Assert.True(returned[1] / (double)called[1] < returned[0] / (double)called[0], $"{returned[1]}/{called[1]} and {returned[0]}/{called[0]}");
    }

    [Theory]
    [InlineData("duplicate", "0 to 1")]
    [InlineData("duplicate=2", "0 to 1")]
    [InlineData("duplicate=x", "0 to 1")]
    [InlineData("nonsense=0.1", "There is no flaw")]
    public void A_rate_that_cannot_be_used_is_refused_with_what_can(string setting, string expected)
    {
        var parsed = FlawRates.Parse([setting]);
        Assert.False(parsed.Succeeded);
        Assert.Contains(expected, parsed.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_can_be_set_alone_or_for_all()
    {
        var rates = FlawRates.Parse(["all=0", "overlay=0.5"]).Value!;
        Assert.Equal(0, rates[Kinds.Duplicate]);
        Assert.Equal(0.5, rates[Kinds.Overlay]);
        Assert.Equal(FlawRates.Default[Kinds.Duplicate], FlawRates.Parse([]).Value![Kinds.Duplicate]);
        Assert.Empty(FlawRates.Default.Settings);
    }
}
