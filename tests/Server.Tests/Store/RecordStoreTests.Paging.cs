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
}
