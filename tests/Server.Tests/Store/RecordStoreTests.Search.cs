using System.Text;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    private static readonly string[] Chart =
    [
        """{"resourceType":"Patient","id":"p1","active":true,"gender":"female","birthDate":"1961-04-09","identifier":[{"system":"urn:mrn","value":"00418822"}],"name":[{"family":"Okafor","given":["Adaeze","Ngozi"]}],"telecom":[{"system":"phone","value":"555-0134"}],"generalPractitioner":[{"reference":"Practitioner/d1"}]}""",
        """{"resourceType":"Patient","id":"p2","active":false,"gender":"male","birthDate":"1975-01-31","identifier":[{"system":"urn:mrn","value":"7"},{"system":"urn:ssn","value":"7"}],"name":[{"family":"M\u00fcller","given":["J\u00f6rg"]}]}""",
        """{"resourceType":"Practitioner","id":"d1","name":[{"family":"Ruiz"}],"identifier":[{"system":"urn:npi","value":"1234567893"}]}""",
        """{"resourceType":"Encounter","id":"e1","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/p1"},"period":{"start":"2026-01-01T10:00:00Z","end":"2026-01-05T12:00:00Z"},"participant":[{"individual":{"reference":"Practitioner/d1"}}]}""",
        """{"resourceType":"Encounter","id":"e2","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":"Patient/p2"},"period":{"start":"2025-03-01T10:00:00Z"}}""",
        """{"resourceType":"Observation","id":"o1","meta":{"tag":[{"system":"urn:tag","code":"imported"}],"profile":["http://example.org/lab"]},"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine [Mass/volume] in Serum"}],"text":"Creatinine"},"subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"effectiveDateTime":"2026-01-02T08:00:00Z","valueQuantity":{"value":1.9,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""",
        """{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-04","valueQuantity":{"value":1.2,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""",
        """{"resourceType":"Observation","id":"o3","status":"amended","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/p2"},"effectiveDateTime":"2025-12","valueQuantity":{"value":0.8,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""",
        """{"resourceType":"Observation","id":"o4","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-03","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":140,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":90,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}""",
        """{"resourceType":"Condition","id":"c1","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Diabetes mellitus type 2"}]},"subject":{"reference":"Patient/p1"},"onsetDateTime":"2020"}""",
        """{"resourceType":"Condition","id":"c2","code":{"text":"Sepsis, unspecified"},"subject":{"reference":"Patient/p1","identifier":{"system":"urn:mrn","value":"00418822"}},"onsetDateTime":"2026-01-01"}""",
        """{"resourceType":"List","id":"l1","status":"current","mode":"working","entry":[{"item":{"reference":"Condition/c1"}},{"item":{"reference":"Observation/o3"}}]}""",
    ];

    /// <summary>Type, query and the ids that it finds, in order of id.</summary>
    private static readonly (string Type, string Query, string Ids)[] Cases =
    [
        ("Patient", "", "p1,p2"),
        ("Patient", "_id=p1", "p1"),
        ("Patient", "_id=p1,p2,p3", "p1,p2"),
        ("Patient", "_id=nobody", ""),
        ("Patient", "identifier=urn:mrn|7", "p2"),
        ("Patient", "identifier=7", "p2"),
        ("Patient", "identifier=urn:mrn|", "p1,p2"),
        ("Patient", "identifier=|7", ""),
        ("Patient", "identifier=urn:none|7", ""),
        ("Patient", "identifier=urn:mrn|00418822,urn:ssn|7", "p1,p2"),
        ("Patient", "gender=female", "p1"),
        ("Patient", "gender:not=female", "p2"),
        ("Patient", "active=true", "p1"),
        ("Patient", "family=oka", "p1"),
        ("Patient", "family=OKAFOR", "p1"),
        ("Patient", "family:exact=Okafor", "p1"),
        ("Patient", "family:exact=okafor", ""),
        ("Patient", "family:contains=afo", "p1"),
        ("Patient", "family=muller", "p2"),
        ("Patient", "name=jorg", "p2"),
        ("Patient", "given=ngozi&family=okafor", "p1"),
        ("Patient", "given=ngozi&family=muller", ""),
        ("Patient", "birthdate=1961-04-09", "p1"),
        ("Patient", "birthdate=1961", "p1"),
        ("Patient", "birthdate=ne1961", "p2"),
        ("Patient", "birthdate=ge1961-04-09", "p1,p2"),
        ("Patient", "birthdate=gt1961-04-09", "p2"),
        ("Patient", "birthdate=lt1975-01-31", "p1"),
        ("Patient", "birthdate=le1975-01-31", "p1,p2"),
        ("Patient", "birthdate=ge1970&birthdate=lt1980", "p2"),
        ("Patient", "phone=555-0134", "p1"),
        ("Patient", "phone:missing=true", "p2"),
        ("Patient", "phone:missing=false", "p1"),
        ("Patient", "general-practitioner=Practitioner/d1", "p1"),
        ("Patient", "general-practitioner=d1", "p1"),
        ("Patient", "general-practitioner:missing=true", "p2"),
        ("Patient", "general-practitioner.name=ruiz", "p1"),
        ("Patient", "_has:Observation:patient:code=http://loinc.org|85354-9", "p1"),
        ("Patient", "_has:Observation:patient:code=2160-0", "p1,p2"),
        ("Patient", "_has:Observation:patient:status=amended", "p2"),
        ("Patient", "_has:Encounter:patient:_has:Observation:encounter:code=2160-0", "p1"),
        ("Patient", "_lastUpdated=gt2000-01-01", "p1,p2"),
        ("Patient", "_lastUpdated=lt2000-01-01", ""),
        ("Observation", "patient=p1", "o1,o2,o4"),
        ("Observation", "patient=Patient/p1&code=2160-0", "o1,o2"),
        ("Observation", "patient=p1,p2&code=http://loinc.org|2160-0", "o1,o2,o3"),
        ("Observation", "subject=Patient/p2", "o3"),
        ("Observation", "subject:Patient=p2", "o3"),
        ("Observation", "patient=nobody", ""),
        ("Observation", "patient=p1&date=ge2026-01-03", "o2,o4"),
        ("Observation", "date=2026-01", "o1,o2,o4"),
        ("Observation", "date=2026-01-02", "o1"),
        ("Observation", "date=lt2026", "o3"),
        ("Observation", "date=eb2026", "o3"),
        ("Observation", "date=sa2026-01-03", "o2"),
        ("Observation", "category=laboratory", "o1"),
        ("Observation", "encounter=e1", "o1"),
        ("Observation", "status=final,amended", "o1,o2,o3,o4"),
        ("Observation", "status:not=final", "o3"),
        ("Observation", "value-quantity=1.9", "o1"),
        ("Observation", "value-quantity=1.9|http://unitsofmeasure.org|mg/dL", "o1"),
        ("Observation", "value-quantity=1.9||mg/dL", "o1"),
        ("Observation", "value-quantity=1.9|http://unitsofmeasure.org|kg", ""),
        ("Observation", "value-quantity=gt1", "o1,o2"),
        ("Observation", "value-quantity=le1.2", "o2,o3"),
        ("Observation", "value-quantity=ap1.3", "o2"),
        ("Observation", "code-value-quantity=http://loinc.org|2160-0$gt1.5", "o1"),
        ("Observation", "component-code-value-quantity=8480-6$140", "o4"),
        ("Observation", "component-code-value-quantity=8480-6$90", ""),
        // The text that was seen with a code finds every resource of that code: docs/interpretations.md.
        ("Observation", "code:text=creat", "o1,o2,o3"),
        ("Observation", "_tag=urn:tag|imported", "o1"),
        ("Observation", "_profile=http://example.org/lab", "o1"),
        ("Observation", "_profile:below=http://example.org", "o1"),
        ("Observation", "_list=l1", "o3"),
        ("Observation", "patient.birthdate=lt1970", "o1,o2,o4"),
        ("Observation", "subject:Patient.family=okafor", "o1,o2,o4"),
        ("Observation", "patient.birthdate=ge1970&patient.birthdate=lt1980", "o3"),
        ("Observation", "patient.birthdate=ge1970&patient.family=okafor", ""),
        ("Observation", "patient.birthdate=lt1970&patient.family=okafor&code=2160-0", "o1,o2"),
        ("Observation", "subject.family=muller", "o3"),
        ("Observation", "encounter.patient.identifier=urn:mrn|00418822", "o1"),
        ("Observation", "encounter:missing=true&patient=p1", "o2,o4"),
        ("Encounter", "date=2026", "e1"),
        ("Encounter", "date=ge2026-01-03", "e1,e2"),
        ("Encounter", "date=gt2027", "e2"),
        ("Encounter", "class=AMB", "e2"),
        ("Encounter", "practitioner=d1", "e1"),
        ("Condition", "code:text=diabetes", "c1"),
        ("Condition", "code:text=type 2", "c1"),
        ("Condition", "code:text=sepsis", "c2"),
        ("Condition", "subject:identifier=urn:mrn|00418822", "c2"),
        ("Condition", "_security=R", "c1"),
        ("Condition", "onset-date=ge2021", "c2"),
        ("", "_tag=imported", "o1"),
        ("", "_id=p1", ""),
        ("", "_type=Practitioner,List", "d1,l1"),
    ];

    [Fact]
    public async Task Every_search_finds_what_it_should()
    {
        await Commit([.. Chart.Select(Put)]);
        var wrong = new StringBuilder();
        foreach (var (type, query, ids) in Cases.Where(c => c.Query != "_id=p1" || c.Type.Length > 0))
        {
            var parsed = SearchQuery.Parse(type, query);
            var page = parsed.Succeeded ? await Store.SearchAsync(Access.System, parsed.Value with { Total = TotalMode.Accurate }) : null;
            var found = page is null || page.Issues.Count > 0
                ? (page?.Issues ?? parsed.Issues)[0].Text
                : string.Join(",", page.Matches.Select(m => m.Key.Id).Order(StringComparer.Ordinal));
            if (found != ids)
                wrong.AppendLine($"{type}?{query}: {found}, not {ids}");
            else if (page!.Total != page.Matches.Count)
                wrong.AppendLine($"{type}?{query}: total {page.Total}, not {page.Matches.Count}");
        }
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Theory]
    [InlineData("Patient", "colour=blue", "colour")]
    [InlineData("Patient", "birthdate=yesterday", "birthdate")]
    [InlineData("Patient", "family:above=x", "family:above")]
    [InlineData("Observation", "value-quantity=much", "value-quantity")]
    [InlineData("Observation", "code-value-quantity=a", "code-value-quantity")]
    [InlineData("Observation", "subject.colour=blue", "subject.colour")]
    [InlineData("Observation", "_include=Observation:colour", "_include")]
    [InlineData("Patient", "_has:Observation:colour:code=1", "_has:Observation:colour:code")]
    [InlineData("Patient", "_count=many", "_count")]
    [InlineData("Patient", "_sort=colour", "_sort")]
    [InlineData("Patient", "active:missing=perhaps", "active:missing")]
    public void A_parameter_without_meaning_is_named_in_the_issue(string type, string query, string path)
    {
        var parsed = SearchQuery.Parse(type, query);
        Assert.False(parsed.Succeeded);
        Assert.Equal(path, parsed.Issues[0].Path);
    }

    [Theory]
    [InlineData("Observation?patient=p1&_sort=-date", "o2,o4,o1")]
    [InlineData("Observation?patient=p1&code=2160-0&_sort=-date", "o2,o1")]
    [InlineData("Observation?patient=p1&_sort=date", "o1,o4,o2")]
    [InlineData("Observation?_sort=date", "o3,o1,o4,o2")]
    [InlineData("Observation?_sort=value-quantity", "o3,o2,o1,o4")]
    [InlineData("Observation?_sort=-value-quantity", "o1,o2,o3,o4")]
    [InlineData("Patient?_sort=family", "p2,p1")]
    [InlineData("Patient?_sort=-family", "p1,p2")]
    [InlineData("Patient?_sort=-_lastUpdated", "p2,p1")]
    [InlineData("Observation?_sort=subject,-date", "o2,o4,o1,o3")]
    [InlineData("Observation?_sort=status,-date", "o3,o2,o4,o1")]
    [InlineData("Observation?_sort=-status,date", "o1,o4,o2,o3")]
    [InlineData("Patient?_sort=-active", "p1,p2")]
    public async Task Matches_come_in_the_order_asked_for_page_by_page(string search, string ids)
    {
        await Commit([.. Chart.Select(Put)]);
        var parts = search.Split('?');
        Assert.Equal(ids, string.Join(",", (await Search(parts[0], parts[1])).Matches.Select(m => m.Key.Id)));
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Search(parts[0], parts[1] + "&_count=1", cursor: cursor);
            Assert.Empty(page.Issues);
            paged.AddRange(page.Matches.Select(m => m.Key.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(ids, string.Join(",", paged));
    }

    [Fact]
    public async Task Included_resources_come_once_and_are_no_matches()
    {
        await Commit([.. Chart.Select(Put)]);
        var page = await Search("Observation", "code=2160-0&_include=Observation:patient&_include=Observation:encounter&_include:iterate=Encounter:practitioner");
        Assert.Equal("d1,e1,p1,p2", string.Join(",", page.Included.Select(i => i.Key.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(3, page.Matches.Count);
        var reverse = await Search("Patient", "_id=p1&_revinclude=Observation:patient&_revinclude=Condition:subject&_revinclude=List:item");
        Assert.Equal("c1,c2,o1,o2,o4", string.Join(",", reverse.Included.Select(i => i.Key.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Pages_never_repeat_or_skip_while_others_write()
    {
        for (var i = 0; i < 10; i++)
            await Commit(Put($$"""{"resourceType":"Patient","id":"q{{i}}","active":true}"""));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Search("Patient", "active=true&_count=3", cursor: cursor);
            seen.AddRange(page.Matches.Select(m => m.Key.Id));
            cursor = page.Next;
            // Every kind of later write: a change, a deletion, a new one.
            await Commit(
                Put("""{"resourceType":"Patient","id":"q7","active":false}"""),
                new RecordWrite.Delete(new ResourceKey("Patient", "q8")),
                new RecordWrite.Create(Doc("""{"resourceType":"Patient","active":true}""")));
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"q{i}"), seen);
    }

    [Fact]
    public async Task A_scope_hides_types_other_patients_and_withheld_labels_on_every_way()
    {
        await Commit([.. Chart.Select(Put)]);
        var own = new AccessScope(PatientCompartment: "Patient/p1");
        var open = new AccessScope(WithheldLabels: new HashSet<string> { "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R" });
        var typed = new AccessScope(Types: new HashSet<string> { "Observation" });
        Assert.Equal("o1,o2,o4", await Ids("Observation", "code=2160-0,85354-9", own));
        Assert.Equal("p1", await Ids("Patient", "", own));
        Assert.Equal("d1", await Ids("Practitioner", "", own));
        Assert.Equal("", await Ids("List", "", own));
        Assert.Equal("c2", await Ids("Condition", "", open));
        Assert.Equal("", await Ids("Patient", "_has:Condition:patient:code=44054006", open));
        Assert.Equal("", await Ids("Patient", "", typed));
        Assert.Equal("", await Ids("Observation", "patient.family=okafor", typed));
        var included = await Search("Observation", "_include=Observation:patient", typed);
        Assert.Empty(included.Included);
        Assert.Equal(4, (await Search("Observation", "_total=accurate", typed)).Total);
        Assert.Equal(3, (await Search("Observation", "_total=accurate", own)).Total);

        var asker = new Access("Patient/p1", "patient", "PATRQT", own);
        Assert.Null(await Store.ReadAsync(asker, new ResourceKey("Observation", "o3")));
        Assert.NotNull(await Store.ReadAsync(asker, new ResourceKey("Observation", "o1")));
        Assert.Null(await Store.ReadVersionAsync(asker, new ResourceKey("Observation", "o3"), 1));
        Assert.Empty((await Store.HistoryAsync(asker, new HistoryQuery(new ResourceKey("Observation", "o3")))).Versions);
        var everything = await Store.HistoryAsync(asker, new HistoryQuery(new ResourceKey("", "")));
        Assert.DoesNotContain(everything.Versions, v => v.Key.Id is "o3" or "p2" or "e2" or "l1");
        var clerk = new Access("Practitioner/c", "clerk", "HOPERAT", open);
        Assert.Null(await Store.ReadAsync(clerk, new ResourceKey("Condition", "c1")));
    }

    [Fact]
    public async Task A_made_up_cursor_is_an_issue()
    {
        Assert.Equal("invalid", Assert.Single((await Search("Patient", "", cursor: "%%%")).Issues).Code);
    }
}
