using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    private const string Restricted = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R";

    /// <summary>What each asker must never learn: a search that would tell of the hidden resource, whatever way it goes.</summary>
    private static readonly (string Scope, string Type, string Query, string Ids)[] Ways =
    [
        ("own", "Observation", "", "o1,o2,o4"),
        ("own", "Observation", "_id=o3", ""),
        ("own", "Observation", "status=amended", ""),
        ("own", "Observation", "status:not=final", ""),
        ("own", "Observation", "encounter:missing=true", "o2,o4"),
        ("own", "Observation", "subject=Patient/p2", ""),
        ("own", "Observation", "subject.family=muller", ""),
        ("own", "Observation", "_list=l1", ""),
        ("own", "Observation", "_filter=status eq amended", ""),
        ("own", "Observation", "_filter=not (status eq final)", ""),
        ("own", "Observation", "_content=amended", ""),
        ("own", "Observation", "code-value-quantity=2160-0$lt1", ""),
        ("own", "Practitioner", "_has:Encounter:practitioner:class=AMB", ""),
        ("own", "Patient", "_has:Observation:patient:status=amended", ""),
        ("own", "Patient", "identifier=7", ""),
        ("own", "", "_lastUpdated=gt2000-01-01&_type=Encounter,Patient", "e1,p1"),
        ("open", "Condition", "", "c2"),
        ("open", "Condition", "_id=c1", ""),
        ("open", "Condition", "_security=R", ""),
        ("open", "Condition", "code:text=diabetes", ""),
        ("open", "Condition", "code:not=nothing", "c2"),
        ("open", "Condition", "_content=diabetes", ""),
        ("open", "Condition", "_filter=onset-date lt 2021", ""),
        ("open", "Patient", "_has:Condition:patient:code=44054006", ""),
        ("open", "", "_type=Condition", "c2"),
        ("typed", "Patient", "", ""),
        ("typed", "Observation", "patient.family=okafor", ""),
        ("typed", "Observation", "encounter.class=IMP", ""),
        ("typed", "Observation", "_list=l1", ""),
        ("typed", "Observation", "_has:List:item:status=current", ""),
        ("typed", "", "_type=Condition,Observation", "o1,o2,o3,o4"),
    ];

    /// <summary>Each scope asks for what it sees by every way of including more.</summary>
    private static readonly (string Scope, string Type, string Query, string Included)[] Inclusions =
    [
        ("own", "Practitioner", "_id=d1&_revinclude=Encounter:practitioner", "e1"),
        ("own", "Practitioner", "_id=d1&_revinclude=*", "e1,p1"),
        ("own", "Patient", "_revinclude=Observation:patient&_revinclude=List:item", "o1,o2,o4"),
        ("open", "Patient", "_id=p1&_revinclude=Condition:patient", "c2"),
        ("open", "List", "_id=l1&_include=List:item", "o3"),
        ("open", "Patient", "_id=p1&_revinclude=*", "c2,e1,o1,o2,o4"),
        ("typed", "Observation", "_id=o1&_include=*", ""),
        ("typed", "Observation", "_id=o1&_include=Observation:encounter&_include:iterate=Encounter:practitioner", ""),
    ];

    [Fact]
    public async Task No_search_tells_what_the_asker_may_not_see()
    {
        await Commit([.. Chart.Select(Put)]);
        foreach (var (scope, type, query, ids) in Ways)
        {
            var found = await AskAsync(scope, type, query + (query.Length > 0 ? "&" : "") + "_total=accurate&_count=50");
            Assert.True(found.Issues.Count == 0, $"{scope} {type}?{query}: {(found.Issues.Count > 0 ? found.Issues[0].Text : "")}");
            Assert.Equal($"{scope} {type}?{query} {ids}", $"{scope} {type}?{query} {Join(found.Matches)}");
            Assert.Equal(found.Matches.Count, found.Total);
        }
    }

    [Fact]
    public async Task No_include_brings_what_the_asker_may_not_see()
    {
        await Commit([.. Chart.Select(Put)]);
        foreach (var (scope, type, query, ids) in Inclusions)
            Assert.Equal($"{scope} {query} {ids}", $"{scope} {query} {Join((await AskAsync(scope, type, query)).Included)}");
    }

    [Fact]
    public async Task No_read_and_no_history_shows_what_the_asker_may_not_see()
    {
        await Commit([.. Chart.Select(Put)]);
        await Commit(Put("""{"resourceType":"Condition","id":"c1","code":{"text":"Declassified"},"subject":{"reference":"Patient/p1"}}"""));
        await Commit(new RecordWrite.Delete(new ResourceKey("Observation", "o3")));
        foreach (var (scope, hidden, version) in new[] { ("own", "Observation/o3", 1L), ("open", "Condition/c1", 1L), ("typed", "Patient/p1", 1L) })
        {
            var (asker, key) = (Asker(scope), new ResourceKey(hidden.Split('/')[0], hidden.Split('/')[1]));
            Assert.Null(await Store.ReadVersionAsync(asker, key, version));
            Assert.DoesNotContain((await Store.HistoryAsync(asker, new HistoryQuery(key))).Versions, v => v.Version == version);
            Assert.DoesNotContain((await Store.HistoryAsync(asker, new HistoryQuery(key with { Id = "" }))).Versions, v => v.Key == key && v.Version == version);
            Assert.DoesNotContain((await Store.HistoryAsync(asker, new HistoryQuery(new ResourceKey("", ""), Count: 100))).Versions, v => v.Key == key && v.Version == version);
            Assert.Empty(await Store.ReadManyAsync(asker, [key], asOf: 1));
            Assert.Null(await Store.ReadAsync(asker, key, asOf: 1));
        }
    }

    private static Access Asker(string scope) => new("Practitioner/x", scope, "TREAT", scope switch
    {
        "own" => new AccessScope(PatientCompartment: "p1"),
        "open" => new AccessScope(WithheldLabels: new HashSet<string> { Restricted }),
        _ => new AccessScope(Types: new HashSet<string> { "Observation" }),
    });

    private static string Join(IEnumerable<StoredVersion> versions) =>
        string.Join(',', versions.Select(v => v.Key.Id).Order(StringComparer.Ordinal));

    private ValueTask<SearchPage> AskAsync(string scope, string type, string query)
    {
        var parsed = SearchQuery.Parse(type, query);
        Assert.True(parsed.Succeeded, $"{type}?{query}: {(parsed.Succeeded ? "" : parsed.Issues[0].Text)}");
        return Store.SearchAsync(Asker(scope), parsed.Value);
    }
}
