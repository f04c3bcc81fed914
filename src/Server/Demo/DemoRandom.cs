namespace Chartroom.Server.Demo;

/// <summary>
/// The demo's source of chance: SplitMix64 keyed by seed, stream and purpose, so that the same patient is the same at any
/// size of the hospital, and adding a draw in one place changes nothing in another.
/// Source: Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", §3.
/// </summary>
public struct DemoRandom
{
    private ulong state;

    public DemoRandom(long seed, long stream, string purpose)
    {
        state = Mix((ulong)seed * 0x9E3779B97F4A7C15UL ^ Mix((ulong)stream + 0x632BE59BD9B4E019UL));
        foreach (var c in purpose)
            state = Mix(state ^ c);
    }

    public ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    /// <summary>A whole number from 0 up to but not including <paramref name="end"/>.</summary>
    public int Next(int end) => (int)((UInt128)NextBits() * (uint)end >> 64);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    /// <summary>A number in [0, 1).</summary>
    public double Fraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    /// <summary>The position drawn by weight.</summary>
    public int PickWeighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var w in weights)
            sum += w;
        var at = Fraction() * sum;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.Length - 1;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
