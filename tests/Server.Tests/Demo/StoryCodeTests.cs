using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

/// <summary>The stories' codes against the code tables: gold that others measure themselves by must be gold.</summary>
public sealed class StoryCodeTests
{
    private static readonly IReadOnlyList<Story> Stories = StoryReader.ReadAll();

    private static readonly string Folder = Path.Combine(Repository.SharedData, "codes");

    private static readonly Lazy<CodeSystem> Diagnoses = new(() => CodeSystem.Read(CodeSystemNames.Icd10Cm, Folder));

    private static readonly Lazy<CodeSystem> Procedures = new(() => CodeSystem.Read(CodeSystemNames.Icd10Pcs, Folder));

    private static readonly Lazy<MsDrgGrouper> Grouper = new(() => new MsDrgGrouper(MsDrgTables.Load(Path.Combine(Folder, "ms-drg-v43.1"))));

    /// <summary>The first and last discharge that the demo tells with today's tables: a year and a half.</summary>
    private static readonly DateOnly[] Days = [new(2025, 4, 1), new(2026, 9, 30)];

    public static TheoryData<string> Ids => [.. Stories.Select(s => s.Id)];

    public static TheoryData<string> Stays => [.. Stories.Where(s => s.IsStay).Select(s => s.Id)];

    [Fact]
    public void There_are_at_least_sixty_stories_of_every_service()
    {
        Assert.True(Stories.Count >= 60);
        string[] services = ["Medicine", "Surgery", "Obstetrics", "Paediatrics", "Psychiatry", "Oncology", "Emergency", "Family Medicine"];
        Assert.All(services, s => Assert.Contains(Stories, story => story.Service == s));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_code_is_valid_on_every_day_of_discharge(string id)
    {
        var story = Story(id);
        foreach (var day in Days)
        {
            Assert.All(story.Codes, c => Assert.True(IsValid(c.Code, c.Procedure, day), $"{c.Code} on {day}"));
            Assert.All(story.Problems, p => Assert.True(IsValid(p.Code, false, day), $"{p.Code} on {day}"));
            Assert.All(story.Flaws.SelectMany(f => f.Apply(story.Codes)), c => Assert.True(IsValid(c.Code, c.Procedure, day), $"{c.Code} on {day}"));
        }
    }

    [Theory]
    [MemberData(nameof(Stays))]
    public void The_codes_group_to_the_DRG_in_every_version_of_the_demo(string id)
    {
        var story = Story(id);
        foreach (var version in (int[])[421, 430, 431])
        {
            Assert.Equal(story.Drg, Group(story, story.Codes, version));
            Assert.All(story.Flaws, f => Assert.Equal(f.Drg, Group(story, f.Apply(story.Codes), version)));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_flaw_changes_the_text_and_asks_something(string id)
    {
        var story = Story(id);
        foreach (var flaw in story.Flaws)
        {
            var before = story.Documents.Select(d => d.Text);
            var after = story.Documents.Select((d, i) => flaw.Apply(d, !story.Documents.Skip(i + 1).Any(l => l.Type == d.Type)));
            Assert.NotEqual(before, after);
            Assert.All(flaw.Says, s => Assert.DoesNotContain(Spaces(s.Words), Spaces(string.Join('\n', after)), StringComparison.OrdinalIgnoreCase));
            Assert.Contains('?', flaw.Ask);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Documents_are_in_order_of_a_known_type_and_every_stay_has_the_ones_it_needs(string id)
    {
        var story = Story(id);
        Assert.Equal(story.Documents.Select(d => d.At).Order(), story.Documents.Select(d => d.At));
        Assert.All(story.Documents, d => Assert.NotEmpty(DocumentTypes.Title(d.Type)));
        if (!story.IsStay)
            return;
        Assert.Contains(story.Documents, d => d.Type == "34117-2" || d.Type == "34111-5");
        Assert.Contains(story.Documents, d => d.Type == "18842-5");
    }

    private static Story Story(string id) => Stories.Single(s => s.Id == id);

    private static bool IsValid(string code, bool procedure, DateOnly day) => (procedure ? Procedures : Diagnoses).Value.Find(code)?.IsBillableOn(day) == true;

    private static int Group(Story story, IReadOnlyList<StoryCode> codes, int version)
    {
        var diagnoses = codes.Where(c => !c.Procedure).ToList();
        var claim = new MsDrgClaim
        {
            Version = version,
            Sex = story.Sex == "M" ? GrouperSex.Male : GrouperSex.Female,
            DischargeStatus = int.Parse(story.Disposition),
            Hospital = HospitalHacStatus.NonExempt,
            PrincipalDiagnosis = Key(diagnoses[0]),
        };
        claim.SecondaryDiagnoses.AddRange(diagnoses.Skip(1).Select(d => new ClaimDiagnosis(Key(d), d.PresentOnAdmission switch
        {
            "Y" => PresentOnAdmission.Yes,
            "N" => PresentOnAdmission.No,
            "U" => PresentOnAdmission.Unknown,
            "W" => PresentOnAdmission.ClinicallyUndetermined,
            _ => PresentOnAdmission.One,
        })));
        claim.Procedures.AddRange(codes.Where(c => c.Procedure).Select(Key));
        var grouped = new GroupedClaim();
        Grouper.Value.Group(claim, grouped);
        return grouped.Final.Drg;
    }

    private static CodeKey Key(StoryCode code) => CodeKey.Of(code.Code.Replace(".", "", StringComparison.Ordinal));

    private static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
