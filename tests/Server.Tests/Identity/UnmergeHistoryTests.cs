using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Identity.Acts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Chartroom.Server.Tests.Identity.IdentityRig;

namespace Chartroom.Server.Tests.Identity;

/// <summary>
/// Random histories of merges, edits, arrivals and unmerges on a real store, beside a model that never merges: in it every
/// entry has the record it is of. At each moment an entry lies in the record in use of its own record's tree, and when all
/// merges are taken back everything is where and what it would be without them.
/// </summary>
public sealed class UnmergeHistoryTests
{
    private const int OnPostgres = 4;

    /// <summary><c>CHARTROOM_HISTORIES</c> sets how many (40 by default).</summary>
    private static readonly int Histories = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_HISTORIES") ?? "40", CultureInfo.InvariantCulture);
    private static readonly string[] Records = ["p0", "p1", "p2", "p3"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Unmerging_equals_never_having_merged_plus_the_edits(bool postgres) =>
        Prop.ForAll(Gen.Choose(0, 9999).ListOf(16).ToArbitrary(), steps => RunAsync([.. steps], postgres).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(postgres ? OnPostgres : Histories));

    private static async Task<bool> RunAsync(IReadOnlyList<int> steps, bool postgres)
    {
        await using var rig = await StartAsync(postgres);
        var model = new Model(rig);
        await model.BeginAsync();
        foreach (var step in steps)
        {
            await model.StepAsync(step);
            await model.CheckAsync();
        }
        await model.UnmergeAllAsync();
        await model.CheckAsync();
        await model.CheckPatientsAsync();
        return true;
    }

    private sealed class Model(IdentityRig rig)
    {
        private readonly Dictionary<string, (string Home, string Note)> entries = [];
        private readonly MergeForest forest = new();
        private readonly List<(string Act, string Kept, string Other)> merges = [];
        private readonly Dictionary<string, JsonObject> patients = [];
        private int made;

        public async Task BeginAsync()
        {
            foreach (var record in Records)
            {
                await rig.PutAsync(Patient(record, "Name" + record), Encounter("e-" + record, record), Observation("o-" + record, record, "first"));
                entries["Observation/o-" + record] = (record, "first");
                patients[record] = await rig.ReadAsync("Patient/" + record);
            }
        }

        public async Task StepAsync(int step)
        {
            var (pick, kind) = (step / 10, step % 10);
            var record = Records[pick % Records.Length];
            switch (kind)
            {
                case 0 or 1 or 2:
                    await MergeAsync(forest.RootOf(record), forest.RootOf(Records[pick / 7 % Records.Length]));
                    break;
                case 3 when merges.Count > 0:
                    await UnmergeAsync(merges[pick % merges.Count]);
                    break;
                case 4 or 5:
                    await EditAsync(entries.Keys.Order(StringComparer.Ordinal).ElementAt(pick % entries.Count));
                    break;
                case 6:
                    await NewAsync(record, forest.RootOf(record), "e-" + record);
                    break;
                case 7:
                    await NewAsync(record, record, null);
                    break;
                case 8:
                    await NewAsync(record, forest.RootOf(record), null);
                    break;
                default:
                    await RenameAsync(record);
                    break;
            }
            await rig.SettledAsync();
        }

        public async Task UnmergeAllAsync()
        {
            while (merges.Count > 0)
                await UnmergeAsync(merges[0]);
        }

        public async Task CheckAsync()
        {
            foreach (var (entry, (home, note)) in entries)
            {
                Assert.Equal((entry, forest.RootOf(home)), (entry, await rig.SubjectAsync(entry)));
                Assert.Equal(note, (string?)(await rig.ReadAsync(entry))["code"]!["text"]);
            }
            foreach (var record in Records)
                Assert.Equal(forest.RootOf(record), await rig.SubjectAsync("Encounter/e-" + record));
        }

        public async Task CheckPatientsAsync()
        {
            foreach (var (record, expected) in patients)
                Assert.True(MergeTests.Same((JsonObject)expected.DeepClone(), await rig.ReadAsync("Patient/" + record)), record);
        }

        private async Task MergeAsync(string kept, string other)
        {
            if (kept == other)
                return;
            merges.Add((await rig.MergeAsync(kept, other), kept, other));
            forest.Add(other, kept);
        }

        private async Task UnmergeAsync((string Act, string Kept, string Other) merge)
        {
            var (plan, refusal) = await rig.Unmerging.PlanAsync(Steward, merge.Act, default);
            Assert.True(plan is not null, refusal?.Reason);
            var under = forest.Under(merge.Other);
            var sides = new List<(string, Side)>();
            foreach (var planned in plan.Entries)
            {
                var key = planned.Version.Key.ToString();
                if (HomeOf(key) is not { } home)
                    continue;
                var right = under.Contains(home) ? Side.Retired : Side.Kept;
                if (planned.Sorted.Side == Side.Doubtful)
                    sides.Add((key, right));
                else
                    Assert.Equal((key, right), (key, planned.Sorted.Side));
            }
            var outcome = await rig.UnmergeAsync(merge.Act, [.. sides]);
            Assert.True(outcome.Act is not null, outcome.Reason);
            forest.Remove(merge.Other, merge.Kept);
            merges.Remove(merge);
        }

        /// <summary>The record that an entry of the model is of; an encounter says so in its id.</summary>
        private string? HomeOf(string key) =>
            entries.TryGetValue(key, out var entry) ? entry.Home
            : key.StartsWith("Encounter/e-", StringComparison.Ordinal) ? key["Encounter/e-".Length..]
            : null;

        private async Task EditAsync(string entry)
        {
            var resource = await rig.ReadAsync(entry);
            var note = "edit " + ++made;
            resource["code"]!["text"] = note;
            await rig.PutAsync(resource.ToJsonString());
            entries[entry] = entries[entry] with { Note = note };
        }

        private async Task NewAsync(string home, string subject, string? encounter)
        {
            var id = "n" + ++made;
            await rig.PutAsync(Observation(id, subject, "new", encounter));
            entries["Observation/" + id] = (home, "new");
        }

        /// <summary>What comes under a record's own number changes its own demographics.</summary>
        private async Task RenameAsync(string record)
        {
            var patient = await rig.ReadAsync("Patient/" + record);
            if (forest.Into(record) is null && forest.Under(record).Count > 1)
                return;
            patient["birthDate"] = $"19{10 + (++made % 80)}-01-02";
            await rig.PutAsync(patient.ToJsonString());
            patients[record]["birthDate"] = patient["birthDate"]!.DeepClone();
        }
    }
}
