using System.Text.Json.Nodes;
using Chartroom.Server.Identity.Acts;
using Chartroom.Store;
using Xunit;
using static Chartroom.Server.Tests.Identity.IdentityRig;

namespace Chartroom.Server.Tests.Identity;

public sealed class SqliteSplitTests() : SplitTests(postgres: false);

public sealed class PostgresSplitTests() : SplitTests(postgres: true);

public abstract class SplitTests(bool postgres)
{
    private const string Second = ""","birthDate":"1948-12-01","gender":"male" """;

    [Fact]
    public async Task A_split_takes_the_chosen_entries_and_numbers_to_a_new_record_and_restores_both_faces()
    {
        await using var rig = await OverlaidAsync();
        var act = (await rig.Splitting.SplitAsync(Steward, Order(otherVersion: 2, keptVersion: 1), default)).Act!;
        await rig.SettledAsync();
        Assert.Equal(ActKind.Split, act.Kind);
        Assert.Equal(act.Other, await rig.SubjectAsync("Observation/o2"));
        Assert.Equal("p", await rig.SubjectAsync("Observation/o1"));
        var (first, second) = (await rig.ReadAsync("Patient/p"), await rig.ReadAsync("Patient/" + act.Other));
        Assert.Equal("Okafor", (string?)first["name"]![0]!["family"]);
        Assert.Null(first["gender"]);
        Assert.Equal("Miller", (string?)second["name"]![0]!["family"]);
        Assert.Equal("male", (string?)second["gender"]);
        Assert.Equal("P-77", (string?)Assert.Single((JsonArray)second["identifier"]!)!["value"]);
        Assert.Equal(ActKind.Split, rig.Ledger.Standing("p", act.Other!)!.Kind);
    }

    [Fact]
    public async Task A_split_taken_back_leaves_one_chart_as_it_was_and_the_second_record_as_a_pointer()
    {
        await using var rig = await OverlaidAsync();
        var before = await rig.ReadAsync("Patient/p");
        var split = (await rig.Splitting.SplitAsync(Steward, Order(otherVersion: 2, keptVersion: 1), default)).Act!;
        await rig.SettledAsync();
        Assert.Equal(ActKind.Merge, (await rig.UndoAsync(split.Id)).Act!.Kind);
        Assert.Equal("p", await rig.SubjectAsync("Observation/o2"));
        var after = await rig.ReadAsync("Patient/p");
        after.Remove("link");
        Assert.True(MergeTests.Same(before, after));
        Assert.Equal("p", PatientLinks.ReplacedByOf((await rig.Store.ReadAsync(Access.System, new ResourceKey("Patient", split.Other!)))!.Document!.Root));
        Assert.Single(await rig.FindAsync("Patient", "identifier", "urn:mrn|p"));
    }

    [Fact]
    public async Task Entries_can_go_to_a_record_that_is_there_already()
    {
        await using var rig = await OverlaidAsync();
        await rig.PutAsync(Patient("q", "Miller"));
        var act = (await rig.Splitting.SplitAsync(Steward, Order(into: "q"), default)).Act!;
        await rig.SettledAsync();
        Assert.Equal("q", await rig.SubjectAsync("Observation/o2"));
        await rig.UndoAsync(act.Id);
        Assert.Equal("p", await rig.SubjectAsync("Observation/o2"));
    }

    [Fact]
    public async Task A_split_that_cannot_be_is_refused_and_changes_nothing()
    {
        await using var rig = await OverlaidAsync();
        await rig.SettledAsync();
        var t = rig.Store.CurrentT;
        Assert.Equal(422, (await rig.Splitting.SplitAsync(Steward, Order(), default)).Status);
        Assert.Equal(404, (await rig.Splitting.SplitAsync(Steward, Order(otherVersion: 99), default)).Status);
        Assert.Equal(409, (await rig.Splitting.SplitAsync(Steward, Order(otherVersion: 2) with { Entries = ["Observation/gone"] }, default)).Status);
        Assert.Equal(422, (await rig.Splitting.SplitAsync(Steward, Order(into: "p"), default)).Status);
        Assert.Equal(404, (await rig.Splitting.SplitAsync(Steward, Order(otherVersion: 2) with { Patient = "nobody" }, default)).Status);
        Assert.Equal(t, rig.Store.CurrentT);
    }

    private static SplitOrder Order(long? otherVersion = null, long? keptVersion = null, string? into = null) =>
        new("p", ["Observation/o2"], [], into, otherVersion, null, keptVersion, into is null ? "P-77" : null, "two people");

    /// <summary>A chart whose demographics were overwritten with another person's, and which holds a result of each.</summary>
    private async Task<IdentityRig> OverlaidAsync()
    {
        var rig = await StartAsync(postgres);
        await rig.PutAsync(Patient("p"), Observation("o1", "p", "of Okafor"));
        await rig.PutAsync(Patient("p", "Miller", Second), Observation("o2", "p", "of Miller"));
        return rig;
    }
}
