using Chartroom.Store;
using Chartroom.Store.Search;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    private static readonly string[] Orders = ["", "&_sort=family", "&_sort=-birthdate,family", "&_sort=-_lastUpdated", "&_sort=gender,-family", "&_filter=active eq true", "&_content=x"];

    /// <summary>An order, a page size, and what others write between the pages: which patient, and whether it is changed, deleted or new.</summary>
    private static readonly Arbitrary<(int Order, int Size, (int Patient, int Act)[] Writes)> Pagings = (
        from order in Gen.Choose(0, 6)
        from size in Gen.Choose(1, 4)
        from writes in Gen.ArrayOf(from patient in Gen.Choose(0, 8) from act in Gen.Choose(0, 2) select (patient, act))
        select (order, size, writes)).ToArbitrary();

    [Fact]
    public async Task Pages_together_are_the_search_at_the_moment_of_the_first_whatever_others_write()
    {
        for (var i = 0; i < 9; i++)
            await Commit(Put(Person($"g{i}", i)));
        var round = 0;
        Prop.ForAll(Pagings, p => PagesHoldAsync(round++, p.Order, p.Size, p.Writes).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static string Person(string id, int n) =>
        $$"""{"resourceType":"Patient","id":"{{id}}","active":true,"gender":"{{(n % 2 == 0 ? "male" : "female")}}","birthDate":"19{{60 + (n % 3)}}-01-01","name":[{"family":"X{{n % 4}}"}]}""";

    private async Task<bool> PagesHoldAsync(int round, int order, int size, (int Patient, int Act)[] writes)
    {
        var query = $"active=true{Orders[order]}";
        var whole = await Search("Patient", query + "&_count=1000");
        var expected = whole.Matches.Select(m => $"{m.Key.Id}/{m.Version}").ToList();
        var (seen, cursor, next) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await Search("Patient", $"{query}&_count={size}", cursor: cursor);
            seen.AddRange(page.Matches.Select(m => $"{m.Key.Id}/{m.Version}"));
            cursor = page.Next;
            if (next >= writes.Length)
                continue;
            var (patient, act) = writes[next++];
            await Commit(act switch
            {
                0 => Put(Person($"g{patient}", patient + round)),
                1 => new RecordWrite.Delete(new ResourceKey("Patient", $"g{patient}")),
                _ => Put(Person($"n{round}-{next}", next)),
            });
        }
        while (cursor is not null);
        return seen.SequenceEqual(expected);
    }

    /// <summary>A chart is paged by its own times, each of which may stand on several resources or be missing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&_sort=-date")]
    public async Task The_pages_of_one_chart_together_are_all_of_it(string order)
    {
        await Commit([Put("""{"resourceType":"Patient","id":"p"}"""), .. Enumerable.Range(0, 30).Select(i => Put(Result(i)))]);
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await Search("Observation", $"patient=p{order}&_count=7", cursor: cursor);
            seen.AddRange(page.Matches.Select(m => m.Key.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(30, seen.Distinct().Count());
        Assert.Equal(30, seen.Count);
        Assert.All(seen[^10..], id => Assert.True(int.Parse(id[1..], null) % 3 == 0));
    }

    [Fact]
    public async Task What_the_chart_index_has_no_time_for_can_be_asked_for_alone()
    {
        await Commit([Put("""{"resourceType":"Patient","id":"p"}"""), .. Enumerable.Range(0, 30).Select(i => Put(Result(i)))]);
        var page = await Store.SearchAsync(Access.System, new SearchQuery("Observation", [new("patient", null, ["Patient/p"])], Count: 50) { Undated = true });
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"o{i * 3}").Order(), page.Matches.Select(m => m.Key.Id).Order());
    }

    /// <summary>Every third without a time, the others three to a day.</summary>
    private static string Result(int n)
    {
        var time = n % 3 == 0 ? "" : $"\"effectiveDateTime\":\"2020-01-{1 + (n / 6):00}\",";
        return $$$"""{"resourceType":"Observation","id":"o{{{n}}}",{{{time}}}"subject":{"reference":"Patient/p"},"code":{"text":"x"}}""";
    }
}
