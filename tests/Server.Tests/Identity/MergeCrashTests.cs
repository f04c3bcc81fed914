using System.Globalization;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Xunit;
using static Chartroom.Server.Tests.Identity.IdentityRig;

namespace Chartroom.Server.Tests.Identity;

/// <summary>
/// A process that merges and unmerges is killed at random moments: each merge is there whole or not at all, what was acknowledged is
/// there, and a merge that a link announced is completed at the next start. <c>CHARTROOM_KILLS</c> sets how often (6 by default).
/// </summary>
public sealed class MergeCrashTests : IDisposable
{
    private const string DirectoryVariable = "CHARTROOM_MERGE_CRASH_DIRECTORY";
    private const int Entries = 40;

    private readonly string directory = Directory.CreateTempSubdirectory("chartroom-merge-crash-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_merge_is_whole_or_not_at_all_when_the_process_is_killed()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_KILLS") ?? "6", CultureInfo.InvariantCulture);
        for (var kill = 0; kill < kills; kill++)
        {
            await DoomedProcess.RunAsync(
                typeof(MergeCrashTests), nameof(Merges_until_it_is_killed), DirectoryVariable, directory, TimeSpan.FromMilliseconds(10 + (kill * 7919 % 300)));
            var acknowledged = File.ReadLines(Path.Combine(directory, "acks")).Select(l => l.Split(' ')).Where(l => l.Length == 2).ToLookup(l => int.Parse(l[0], CultureInfo.InvariantCulture), l => l[1]);
            await using var rig = await StartAsync(directory);
            await rig.SettledAsync();
            for (var pair = await FirstFreeAsync(rig) - 1; pair >= 0; pair--)
                await CheckAsync(rig, pair, [.. acknowledged[pair]]);
        }
    }

    /// <summary>The process that is killed: started by the test above, and by nobody else.</summary>
    [Fact(Explicit = true)]
    public async Task Merges_until_it_is_killed()
    {
        var at = Environment.GetEnvironmentVariable(DirectoryVariable) ?? throw new InvalidOperationException($"{DirectoryVariable} is not set.");
        await using var rig = await StartAsync(at);
        await rig.SettledAsync();
        await using var acknowledged = new StreamWriter(Path.Combine(at, "acks"), append: true) { AutoFlush = true };
        // Each run leaves the pairs of the one before alone.
        for (var pair = await FirstFreeAsync(rig); ; pair++)
        {
            await rig.PutAsync(
                [Patient($"a{pair}"), Patient($"b{pair}"), .. Enumerable.Range(0, Entries).SelectMany(e => new[] { Observation($"a{pair}-{e}", $"a{pair}"), Observation($"b{pair}-{e}", $"b{pair}") })]);
            if (pair % 3 == 2)
            {
                await rig.PutAsync(Patient($"b{pair}", more: $$""","link":[{"other":{"reference":"Patient/a{{pair}}"},"type":"replaced-by"}]"""));
                await acknowledged.WriteLineAsync($"{pair} merged");
                continue;
            }
            var merge = await rig.MergeAsync($"a{pair}", $"b{pair}");
            await acknowledged.WriteLineAsync($"{pair} merged");
            if (pair % 3 == 1)
            {
                await rig.UnmergeAsync(merge);
                await acknowledged.WriteLineAsync($"{pair} unmerged");
            }
        }
    }

    private static async Task<int> FirstFreeAsync(IdentityRig rig)
    {
        var pair = 0;
        while (await rig.Store.ReadAsync(Access.System, new ResourceKey("Patient", $"b{pair}")) is not null)
            pair++;
        return pair;
    }

    private static async Task CheckAsync(IdentityRig rig, int pair, string[] acknowledged)
    {
        var patient = await rig.Store.ReadAsync(Access.System, new ResourceKey("Patient", $"b{pair}"));
        var merged = PatientLinks.ReplacedByOf(patient!.Document!.Root) is not null;
        Assert.Equal(merged, rig.Ledger.MergeOf($"b{pair}") is not null);
        for (var entry = 0; entry < Entries; entry++)
        {
            Assert.Equal($"a{pair}", await rig.SubjectAsync($"Observation/a{pair}-{entry}"));
            Assert.Equal(merged ? $"a{pair}" : $"b{pair}", await rig.SubjectAsync($"Observation/b{pair}-{entry}"));
        }
        if (acknowledged.Contains("unmerged"))
            Assert.False(merged, $"pair {pair} was parted again");
        else if (acknowledged.Contains("merged") && pair % 3 != 1)
            Assert.True(merged, $"pair {pair} was merged");
    }
}
