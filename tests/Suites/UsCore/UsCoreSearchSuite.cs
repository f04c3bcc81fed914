using Chartroom.Server.Tests.Store;
using Xunit;

namespace Chartroom.Suites.UsCore;

/// <summary>
/// Every search that US Core asks of a server, made from Inferno's metadata, over real resources: what comes back is compared
/// with what a naive filter picks from the data. Source: US Core 3.1.1, 6.1.0, 7.0.0, 8.0.0; inferno-framework/us-core-test-kit.
/// </summary>
public sealed class UsCoreSearchSuite
{
    private const int PatientsPerSearch = 4;
    private const int ValuesPerParameter = 2;
    private static readonly string[] Versions = ["3.1.1", "6.1.0", "7.0.0", "8.0.0"];

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Every_search_of_US_Core_finds_what_a_naive_filter_finds(string database)
    {
        await using var record = await ReferenceRecord.OpenAsync(database == "PostgreSQL" ? PostgresCluster.NewDatabase() : null);
        var run = new UsCoreRun(record);
        var report = new SuiteReport("UsCoreSearch" + database, $"US Core searches of Inferno's metadata (3.1.1, 6.1.0, 7.0.0, 8.0.0) on {database}");
        var details = new List<object>();
        foreach (var version in Versions)
        {
            var (cases, before, empty) = (0, run.Requests, 0);
            foreach (var profile in InfernoMetadata.Read(version))
            {
                foreach (var (name, check) in Checks(profile, run))
                {
                    var failure = await check();
                    cases++;
                    empty += failure == UsCoreRun.NoData ? 1 : 0;
                    report.Add($"{version} {profile.Name} {name}", failure == UsCoreRun.NoData ? null : failure);
                }
            }
            details.Add(new { version, cases, requests = run.Requests - before, without_data = empty });
        }
        report.End(least: 900, details);
    }

    private static IEnumerable<(string Name, Func<Task<string?>> Check)> Checks(AskedProfile profile, UsCoreRun run)
    {
        foreach (var search in profile.Searches)
            yield return (search.ToString(), () => run.SearchAsync(profile, search, PatientsPerSearch, ValuesPerParameter));
        foreach (var parameter in profile.Parameters.Values.Where(p => p.Chains.Count > 0))
            yield return ($"{parameter.Name} chained", () => run.ChainAsync(profile, parameter));
        foreach (var include in profile.Includes)
            yield return ($"_include {include}", () => run.IncludeAsync(profile, include));
        foreach (var include in profile.Revincludes)
            yield return ($"_revinclude {include}", () => run.RevincludeAsync(profile, include));
        foreach (var interaction in profile.Interactions.Where(i => i is "read" or "vread" or "history-instance"))
            yield return (interaction, () => run.ReadAsync(profile, interaction));
    }
}
