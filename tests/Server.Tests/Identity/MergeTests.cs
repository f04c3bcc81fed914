using System.Text.Json.Nodes;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Identity.Acts;
using Chartroom.Store;
using Xunit;
using static Chartroom.Server.Tests.Identity.IdentityRig;

namespace Chartroom.Server.Tests.Identity;

public sealed class SqliteMergeTests() : MergeTests(postgres: false);

public sealed class PostgresMergeTests() : MergeTests(postgres: true);

public abstract class MergeTests(bool postgres)
{
    [Fact]
    public async Task A_merge_moves_all_entries_and_leaves_a_pointer_under_the_old_number()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Encounter("e1", "b"), Observation("o1", "b", "crea", "e1"), Observation("o2", "a"));
        await rig.PutAsync("""{"resourceType":"Task","id":"t1","status":"requested","intent":"order","for":{"reference":"Patient/b"}}""");
        var act = await rig.MergeAsync("a", "b");
        Assert.Equal("a", await rig.SubjectAsync("Observation/o1"));
        Assert.Equal("a", await rig.SubjectAsync("Encounter/e1"));
        Assert.Equal("a", await rig.SubjectAsync("Task/t1"));
        var retired = Assert.Single(await rig.FindAsync("Patient", "identifier", "urn:mrn|b"));
        Assert.Equal("a", PatientLinks.ReplacedByOf(retired.Document!.Root));
        Assert.Equal("false", retired.Document.Root["active"].Text);
        Assert.Equal("replaces", (string?)(await rig.ReadAsync("Patient/a"))["link"]![0]!["type"]);
        var linkage = Assert.Single(await rig.FindAsync("Linkage", "item", "Patient/b"));
        Assert.Equal(["source", "historical"], Items(linkage));
        Assert.Equal("Task 1, Observation 1, Encounter 1".Split(", ").Order(), rig.Ledger.Find(act)!.Moved!.Split(", ").Order());
        Assert.NotEmpty(await rig.FindAsync("Provenance", "target", "Observation/o1"));
        Assert.NotEmpty(await rig.FindAsync("AuditEvent", "entity", "Patient/b"));
    }

    [Fact]
    public async Task An_unmerge_gives_back_exactly_what_was_there()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Observation("o1", "b", "crea"));
        var (patient, entry) = (await rig.ReadAsync("Patient/b"), await rig.ReadAsync("Observation/o1"));
        var merge = await rig.MergeAsync("a", "b");
        Assert.NotNull((await rig.UnmergeAsync(merge)).Act);
        Assert.True(Same(patient, await rig.ReadAsync("Patient/b")));
        Assert.True(Same(entry, await rig.ReadAsync("Observation/o1")));
        Assert.Null((await rig.ReadAsync("Patient/a"))["link"]);
        Assert.Equal("false", Assert.Single(await rig.FindAsync("Linkage", "item", "Patient/b")).Document!.Root["active"].Text);
        Assert.Equal(3, (await rig.Store.ReadAsync(Access.System, new ResourceKey("Observation", "o1")))!.Version);
    }

    [Fact]
    public async Task Edits_since_the_merge_go_with_their_entries_and_by_their_visit()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Encounter("ea", "a"), Encounter("eb", "b"), Observation("o1", "b", "old"));
        var merge = await rig.MergeAsync("a", "b");
        await rig.PutAsync(Observation("o1", "a", "new"), Observation("o2", "a", "of b", "eb"), Observation("o3", "a", "of a", "ea"));
        Assert.NotNull((await rig.UnmergeAsync(merge)).Act);
        Assert.Equal("b", await rig.SubjectAsync("Observation/o1"));
        Assert.Equal("new", (string?)(await rig.ReadAsync("Observation/o1"))["code"]!["text"]);
        Assert.Equal("b", await rig.SubjectAsync("Observation/o2"));
        Assert.Equal("a", await rig.SubjectAsync("Observation/o3"));
    }

    [Fact]
    public async Task What_nothing_tells_apart_is_for_the_steward_and_nothing_changes_before()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Encounter("ea", "a"), Encounter("eb", "b"));
        var merge = await rig.MergeAsync("a", "b");
        await rig.PutAsync(Observation("o1", "a", "?"), """{"resourceType":"Observation","id":"o2","status":"final","code":{"text":"?"},"subject":{"reference":"Patient/a"},"encounter":{"reference":"Encounter/ea"},"partOf":[{"reference":"Encounter/eb"}]}""");
        await rig.SettledAsync();
        var t = rig.Store.CurrentT;
        var refused = await rig.UnmergeAsync(merge);
        Assert.Equal(409, refused.Status);
        Assert.Contains("2 entries", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(t, rig.Store.CurrentT);
        Assert.NotNull((await rig.UnmergeAsync(merge, ("Observation/o1", Side.Retired), ("Observation/o2", Side.Kept))).Act);
        Assert.Equal("b", await rig.SubjectAsync("Observation/o1"));
        Assert.Equal("a", await rig.SubjectAsync("Observation/o2"));
    }

    [Fact]
    public async Task What_is_written_for_a_retired_record_is_filed_in_the_one_in_use_and_goes_back_by_its_number()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Patient("c"));
        var first = await rig.MergeAsync("a", "b");
        await rig.MergeAsync("c", "a");
        await rig.PutAsync(Observation("o1", "b", "late"));
        await rig.SettledAsync();
        Assert.Equal("c", await rig.SubjectAsync("Observation/o1"));
        Assert.NotNull((await rig.UnmergeAsync(first)).Act);
        Assert.Equal("b", await rig.SubjectAsync("Observation/o1"));
    }

    [Fact]
    public async Task A_merge_by_link_alone_is_completed_and_can_be_taken_back()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Observation("o1", "b"));
        await rig.PutAsync(
            Patient("b", more: ""","active":false,"link":[{"other":{"reference":"Patient/a"},"type":"replaced-by"}]"""),
            Patient("a", more: ""","link":[{"other":{"reference":"Patient/b"},"type":"replaces"}]"""));
        await rig.SettledAsync();
        Assert.Equal("a", await rig.SubjectAsync("Observation/o1"));
        var act = rig.Ledger.MergeOf("b")!;
        Assert.Equal("Device/identity", act.Who);
        Assert.NotNull((await rig.UnmergeAsync(act.Id)).Act);
        Assert.Equal("b", await rig.SubjectAsync("Observation/o1"));
        Assert.Null(PatientLinks.ReplacedByOf((await rig.Store.ReadAsync(Access.System, new ResourceKey("Patient", "b")))!.Document!.Root));
    }

    [Fact]
    public async Task A_change_of_demographics_made_while_merged_can_be_given_to_either()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"));
        var merge = await rig.MergeAsync("a", "b");
        var patient = await rig.ReadAsync("Patient/a");
        patient["birthDate"] = "1961-04-09";
        patient["gender"] = "female";
        await rig.PutAsync(patient.ToJsonString());
        await rig.SettledAsync();
        var (plan, _) = await rig.Unmerging.PlanAsync(Steward, merge, default);
        Assert.Equal(["birthDate", "gender"], plan!.Edits.Select(e => e.Element));
        var order = new UnmergeOrder(merge, null, new Dictionary<string, Side>(), new Dictionary<string, string> { ["birthDate"] = "retired", ["gender"] = "both" }, true);
        Assert.NotNull((await rig.Unmerging.UnmergeAsync(Steward, order, default)).Act);
        await rig.SettledAsync();
        var (a, b) = (await rig.ReadAsync("Patient/a"), await rig.ReadAsync("Patient/b"));
        Assert.Null(a["birthDate"]);
        Assert.Equal("1961-04-09", (string?)b["birthDate"]);
        Assert.Equal("female", (string?)a["gender"]);
        Assert.Equal("female", (string?)b["gender"]);
        Assert.Equal(ActKind.Different, rig.Ledger.Standing("a", "b")!.Kind);
    }

    [Fact]
    public async Task Every_act_can_be_taken_back_and_that_too()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Observation("o1", "b"));
        var merge = await rig.MergeAsync("a", "b");
        var undo = (await rig.UndoAsync(merge)).Act!;
        Assert.Equal(ActKind.Unmerge, undo.Kind);
        var again = (await rig.UndoAsync(undo.Id)).Act!;
        Assert.Equal(ActKind.Merge, again.Kind);
        Assert.Equal("a", await rig.SubjectAsync("Observation/o1"));
        Assert.Equal(409, (await rig.UndoAsync(undo.Id)).Status);
        Assert.Equal(ActKind.Unmerge, (await rig.UndoAsync(again.Id)).Act!.Kind);
        var different = (await rig.Verdicts.GiveAsync(Steward, ActKind.Different, "a", "b", "twins", null, default)).Act!;
        await rig.SettledAsync();
        Assert.Equal(different.Id, rig.Ledger.Standing("b", "a")!.Id);
        Assert.Equal(ActKind.Reopen, (await rig.UndoAsync(different.Id)).Act!.Kind);
        Assert.Null(rig.Ledger.Standing("a", "b"));
    }

    [Fact]
    public async Task Linked_records_stay_in_use_and_are_one_enterprise_person()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Patient("c"));
        await rig.MergeAsync("a", "c");
        var link = (await rig.Verdicts.LinkAsync(Steward, "a", "b", null, null, default)).Act!;
        await rig.SettledAsync();
        Assert.Equal([("a", "source"), ("b", "alternate"), ("c", "historical")], await rig.Persons.RecordsAsync("b", default));
        Assert.Equal(3, Items(Assert.Single(await rig.FindAsync("Linkage", "item", "Patient/b"))).Count);
        await rig.UndoAsync(link.Id);
        Assert.Equal([("b", "source")], await rig.Persons.RecordsAsync("b", default));
        Assert.Equal(2, Items(Assert.Single(await rig.FindAsync("Linkage", "item", "Patient/c"))).Count);
    }

    [Theory]
    [InlineData("a", "a", 422)]
    [InlineData("a", "nobody", 404)]
    [InlineData("a", "b", 409)]
    [InlineData("b", "c", 409)]
    public async Task A_merge_that_cannot_be_is_refused_and_changes_nothing(string kept, string other, int status)
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Patient("c"));
        await rig.MergeAsync("a", "b");
        var t = rig.Store.CurrentT;
        Assert.Equal(status, (await rig.Merging.MergeAsync(Steward, new MergeOrder(kept, other, null), default)).Status);
        Assert.Equal(t, rig.Store.CurrentT);
    }

    [Fact]
    public async Task Decisions_are_read_again_after_a_restart()
    {
        await using var rig = await StartAsync();
        await rig.PutAsync(Patient("a"), Patient("b"), Patient("c"));
        var merge = await rig.MergeAsync("a", "b");
        var evidence = new MatchEvidence("chartroom-2026.1", 31.5, 0.998, "review");
        await rig.Verdicts.GiveAsync(Steward, ActKind.Unsure, "a", "c", "photo needed", evidence, default);
        var fresh = new ActLedger(rig.Store);
        Assert.Equal(rig.Store.CurrentT, await fresh.OpenAsync(default));
        Assert.Equal("a", fresh.Forest().RootOf("b"));
        Assert.Equal(merge, fresh.MergeOf("b")!.Id);
        var unsure = fresh.Standing("c", "a")!;
        Assert.Equal((evidence, "photo needed", "S. Steward"), (unsure.Evidence, unsure.Reason, unsure.WhoName));
    }

    private Task<IdentityRig> StartAsync() => IdentityRig.StartAsync(postgres);

    internal static bool Same(JsonObject a, JsonObject b)
    {
        a.Remove("meta");
        b.Remove("meta");
        return JsonNode.DeepEquals(a, b);
    }

    private static List<string?> Items(StoredVersion linkage)
    {
        var types = new List<string?>();
        foreach (var item in linkage.Document!.Root["item"u8].Items)
            types.Add(item["type"u8].Text);
        return types;
    }
}
