using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Chartroom.Suites.Fuzzing;

/// <summary>
/// Damaged resources, in JSON and XML, and damaged FHIRPath expressions go through everything that reads them: no exception, no hang, no memory that
/// grows without bound. Each input follows from the seed and its number, so that one can be run again alone:
/// <c>CHARTROOM_FUZZ_SEED</c>, <c>CHARTROOM_FUZZ_FROM</c> and <c>CHARTROOM_FUZZ_COUNT</c>. The seed is told and kept in <c>artifacts/fuzz</c>.
/// </summary>
public sealed class FuzzSuite
{
    private const int UsualCount = 12_000;

    /// <summary>Megabytes: several times what the run takes, and far below what growth with every input would come to.</summary>
    private const int MostHeld = 3_000;

    /// <summary>Far beyond what any input of this size takes; an input that is not done by then hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "fuzz")).FullName;
    private long number;
    private byte[] input = [];

    [Fact]
    public void Damaged_input_breaks_nothing()
    {
        var (seed, from, count) = (Number("SEED", 20_261_127), Number("FROM", 0), Number("COUNT", UsualCount));
        TestContext.Current.SendDiagnosticMessage($"fuzz: seed {seed}, inputs {from} to {from + count - 1}");
        File.WriteAllText(Path.Combine(folder, "seed.txt"), $"CHARTROOM_FUZZ_SEED={seed} CHARTROOM_FUZZ_FROM={from} CHARTROOM_FUZZ_COUNT={count}\n");
        string? fault = null;
        var worker = new Thread(() => fault = Run(seed, from, count), 16 * 1024 * 1024);
        worker.Start();
        Watch(worker, seed);
        Assert.True(fault is null, fault);
        var held = Environment.WorkingSet >> 20;
        File.AppendAllText(Path.Combine(folder, "seed.txt"), $"{count} inputs, {held} MB held by the process at the end\n");
        Assert.True(held < MostHeld, $"After {count} inputs the process holds {held} MB.");
    }

    private string? Run(long seed, long from, long count)
    {
        var corpus = new FuzzCorpus();
        var targets = new FuzzTargets();
        for (var i = from; i < from + count; i++)
        {
            var dice = new FuzzDice(unchecked((seed * 1_000_003) + i));
            var (kind, bytes) = corpus.Damaged(dice);
            (number, input) = (i, bytes);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                targets.Run(kind, bytes);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return Kept(seed, $"{kind} {i} of seed {seed} ends with {e.GetType().Name}: {e.Message}\n{e.StackTrace}");
            }
            var took = (GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20;
            if (took > 1024)
                return Kept(seed, $"{kind} {i} of seed {seed} takes {took} MB for {bytes.Length} bytes.");
        }
        return null;
    }

    /// <summary>Ends the process with the input kept when one is not done in a minute: a thread that hangs cannot be ended alone.</summary>
    private void Watch(Thread worker, long seed)
    {
        var (seen, since) = (-1L, Stopwatch.StartNew());
        while (!worker.Join(500))
        {
            if (Interlocked.Read(ref number) is var now && now != seen)
                (seen, since) = (now, Stopwatch.StartNew());
            else if (since.Elapsed > Patience)
                Environment.FailFast(Kept(seed, $"Input {now} of seed {seed} hangs."));
        }
    }

    private string Kept(long seed, string what)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{seed}-{number}.input"), input);
        File.AppendAllText(Path.Combine(folder, "seed.txt"), what + "\n");
        return what;
    }

    private static long Number(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable("CHARTROOM_FUZZ_" + name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
