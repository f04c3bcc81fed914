using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chartroom.Server.Demo.Building;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Commands;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Demo;

/// <summary>
/// <c>chartroom demo</c>: builds the demo hospital in the data directory, or the rest of it when a run was interrupted, and
/// with <c>--serve</c> starts the server on it. The summary is one JSON line; the sign-in goes to standard error.
/// </summary>
internal sealed class DemoCommand
{
    private const int FewestPatients = 1;
    private const int MostPatients = 1_000_000;
    private const int UsualPatients = 200;
    private const long HighestSeed = int.MaxValue;
    private const double SlowestLive = 1;
    private const double FastestLive = 86_400;

    private readonly Option<long> patients = Ranged("--patients", "How many patients.", UsualPatients, FewestPatients, MostPatients);
    private readonly Option<long> seed = Ranged("--seed", "Which hospital: the same seed gives the same one.", 1, 0, HighestSeed);
    private readonly Option<string?> today = new("--today") { Description = "The day the demo plays on, as 2026-11-01 (default: today)." };
    private readonly Option<bool> serve = new("--serve") { Description = "Start the server when the hospital stands." };
    private readonly Option<double?> live = new("--live")
    {
        Description = $"Serve, and keep the hospital going, so many times faster than real time: {SlowestLive} to {FastestLive}.",
    };

    private readonly Option<string[]> flaws = new("--flaw")
    {
        Description = $"How often a flaw is planted, as KIND=RATE, 0 to 1; more than once. Usual: {string.Join(", ", FlawRates.Settable.Select(f => $"{f.Kind}={f.Rate}"))}.",
        DefaultValueFactory = _ => [],
    };

    private readonly PlaceOptions place = new();
    private readonly ListenOptions listen = new();

    private DemoCommand()
    {
        today.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } day && ParseDay(day) is not (>= 2000 and <= 2100))
                r.AddError("--today is a day from 2000-01-01 to 2100-12-31.");
        });
        live.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && !(double.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var rate) && rate is >= SlowestLive and <= FastestLive))
                r.AddError($"--live is a number from {SlowestLive} to {FastestLive}.");
        });
        flaws.Validators.Add(r =>
        {
            if (FlawRates.Parse(r.Tokens.Select(t => t.Value)) is { Succeeded: false } refused)
                r.AddError("--flaw: " + refused.Issues[0].Text);
        });
    }

    public static Command Create()
    {
        var demo = new DemoCommand();
        var command = new Command("demo", "Build the demo hospital, with work waiting in every department.")
        {
            demo.patients, demo.seed, demo.today, demo.flaws, demo.serve, demo.live,
        };
        demo.place.AddTo(command);
        demo.listen.AddTo(command);
        command.SetAction((parsed, cancel) => Upkeep.RunAsync("demo", parsed, () => demo.RunAsync(parsed, cancel)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var settings = listen.Settings(parsed, place.Settings(parsed));
        var error = parsed.InvocationConfiguration.Error;
        DemoMark mark;
        await using (var databases = await Databases.OpenAsync(settings, cancel))
        {
            var known = DemoMark.Read(settings.Data);
            if (Conflict(parsed, known, databases, settings) is { } conflict)
            {
                await error.WriteLineAsync("demo: " + conflict);
                return 2;
            }
            mark = Wanted(parsed, known, settings);
            var code = await BuildAsync(mark, databases, settings, parsed, cancel);
            if (code != 0)
                return code;
            mark = DemoMark.Read(settings.Data) ?? mark;
            foreach (var line in DemoAccounts.SignIn(mark.Password))
                await error.WriteLineAsync(line);
        }
        if (!parsed.GetValue(serve) && parsed.GetValue(live) is null)
            return 0;
        await error.WriteLineAsync($"Workbench: http://{settings.Listen}:{(settings.Port == 0 ? "…" : settings.Port)}/ (control-C stops it)");
        return await ServeCommand.RunAsync(settings, parsed.InvocationConfiguration.Output, cancel, Beside(parsed, mark, settings, error));
    }

    /// <summary>What runs beside the server: the hospital, when it is to go on.</summary>
    private Func<ServerRunning, CancellationToken, Task>? Beside(ParseResult parsed, DemoMark mark, ServerSettings settings, TextWriter error) =>
        parsed.GetValue(live) is { } rate ? new LiveHospital(mark, rate, settings, error).RunAsync : null;

    /// <summary>Why the hospital asked for cannot be built here, or null.</summary>
    private string? Conflict(ParseResult parsed, DemoMark? known, Databases databases, ServerSettings settings)
    {
        if (parsed.GetValue(live) is not null && settings.Mllp == 0)
            return "--live sends through the MLLP listener, which is off (--mllp 0).";
        if (known is null)
        {
            return databases.Store.CurrentT == 0 ? null
                : $"the record in {settings.Data.FullName} holds something already; the demo wants an empty one (--data).";
        }
        if (Given(parsed, seed) && parsed.GetValue(seed) != known.Seed)
            return $"the hospital in {settings.Data.FullName} is that of seed {known.Seed}; build another one elsewhere (--data).";
        if (Given(parsed, flaws) && !FlawRates.Parse(parsed.GetValue(flaws)!).Value!.Settings.SequenceEqual(known.Flaws))
            return $"the hospital in {settings.Data.FullName} has other flaws; build another one elsewhere (--data).";
        if (Given(parsed, patients) && parsed.GetValue(patients) < known.Patients)
            return $"the hospital in {settings.Data.FullName} is of {known.Patients} patients; it can grow, not shrink.";
        // New patients have come since, under the numbers that a larger hospital would give to others.
        if (Given(parsed, patients) && parsed.GetValue(patients) > known.Patients && known.LiveUntil is not null)
            return $"the hospital in {settings.Data.FullName} has gone on live; it grows by that alone now. Build a larger one elsewhere (--data).";
        return null;
    }

    private DemoMark Wanted(ParseResult parsed, DemoMark? known, ServerSettings settings)
    {
        if (known is not null)
            return Given(parsed, patients) ? known with { Patients = (int)parsed.GetValue(patients) } : known;
        var now = TimeZoneInfo.ConvertTime(settings.Clock.GetUtcNow(), TimeZoneInfo.Local);
        if (parsed.GetValue(today) is { } day)
        {
            var noon = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(12);
            now = new DateTimeOffset(noon, TimeZoneInfo.Local.GetUtcOffset(noon));
        }
        return DemoMark.New(parsed.GetValue(seed), (int)parsed.GetValue(patients), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute))) with
        {
            Flaws = FlawRates.Parse(parsed.GetValue(flaws)!).Value!.Settings,
        };
    }

    private static async Task<int> BuildAsync(
        DemoMark mark, Databases databases, ServerSettings settings, ParseResult parsed, CancellationToken cancel)
    {
        var error = parsed.InvocationConfiguration.Error;
        mark.Write(settings.Data);
        var clock = Stopwatch.StartNew();
        await error.WriteLineAsync($"{Hospital.System}: {mark.Patients} patients, seed {mark.Seed}, as of {mark.Now:yyyy-MM-dd HH:mm}.");
        var physician = new Hospital(mark.Seed).Clinicians.First(c => c.Service == "Medicine");
        await DemoAccounts.AddAsync(new AccountBook(databases.Accounts, settings.Clock, settings), mark.Password, physician.Shown, cancel);
        await DemoSettings.SetAsync(databases.Store, settings.Clock, cancel);
        var counts = await new DemoBuild(databases.Store, settings).RunAsync(mark, n => error.WriteLine($"  {n} of {mark.Patients} patients"), cancel);
        foreach (var reason in counts.Reasons)
            await error.WriteLineAsync("refused: " + reason);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(Summary(mark, counts, clock.Elapsed.TotalSeconds));
        return counts.Refused > 0 ? 1 : 0;
    }

    private static string Summary(DemoMark mark, DemoCounts counts, double seconds) => JsonSerializer.Serialize(new
    {
        patients = mark.Patients,
        seed = mark.Seed,
        now = mark.Now,
        arrivals = counts.Arrivals.ToDictionary(a => a.Key.ToString().ToLowerInvariant(), a => a.Value),
        refused = counts.Refused,
        truths = counts.Truths,
        seconds = Math.Round(seconds, 3),
    });

    private static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static int? ParseDay(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d.Year : null;

    private static Option<long> Ranged(string name, string description, long usual, long low, long high)
    {
        var option = new Option<long>(name) { Description = $"{description} {low} to {high}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(r =>
        {
            // Tokens that are no number are refused by the parser itself.
            if (r.Tokens.Count == 1 && (!long.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var given) || given < low || given > high))
                r.AddError($"{name} is a whole number from {low} to {high}.");
        });
        return option;
    }
}
