using Chartroom.Store;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Server.Tests.Store;

public abstract partial class RecordStoreTests<TStore>
{
    /// <summary>A write of a small world: one of four patients gets one of three names, or is deleted (name 3).</summary>
    private static readonly Arbitrary<(int Patient, int Name)[]> Writes = Gen.ArrayOf(
        from patient in Gen.Choose(0, 3) from name in Gen.Choose(0, 3) select (patient, name)).ToArbitrary();

    private static readonly string[] Names = ["Adler", "Brandt", "Conti"];

    [Fact]
    public void History_never_loses_a_version_and_a_search_at_t_is_unaffected_by_later_writes()
    {
        var round = 0;
        Prop.ForAll(Writes, writes => HoldsAsync(round++, writes).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private static async Task<string> AnswerAsync(TStore store, int round, int name, long t)
    {
        var page = await store.SearchAsync(
            Access.System, Chartroom.Store.Search.SearchQuery.Parse("Patient", $"family={Names[name]}&active=true&_count=1000").Value! with { AsOf = t });
        return string.Join(",", page.Matches.Where(m => m.Key.Id.StartsWith($"r{round}-", StringComparison.Ordinal)).Select(m => $"{m.Key.Id}/{m.Version}"));
    }

    private async Task<bool> HoldsAsync(int round, (int Patient, int Name)[] writes)
    {
        var versions = new int[4];
        var exists = new bool[4];
        var answers = new List<(long T, int Name, string Answer)>();
        foreach (var (patient, name) in writes)
        {
            var id = $"r{round}-{patient}";
            if (name == 3)
                await Commit(new RecordWrite.Delete(new ResourceKey("Patient", id)));
            else
                await Commit(Put($$"""{"resourceType":"Patient","id":"{{id}}","active":true,"name":[{"family":"{{Names[name]}}"}]}"""));
            if (name != 3 || exists[patient])
                versions[patient]++;
            exists[patient] = name != 3;
            for (var n = 0; n < Names.Length; n++)
                answers.Add((Store.CurrentT, n, await AnswerAsync(Store, round, n, Store.CurrentT)));
        }
        foreach (var (t, name, answer) in answers)
        {
            if (await AnswerAsync(Store, round, name, t) != answer)
                return false;
        }
        for (var p = 0; p < versions.Length; p++)
        {
            var history = await Store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("Patient", $"r{round}-{p}"), Count: 1000));
            if (!history.Versions.Select(v => v.Version).SequenceEqual(Enumerable.Range(1, versions[p]).Reverse().Select(v => (long)v)))
                return false;
        }
        return true;
    }
}
