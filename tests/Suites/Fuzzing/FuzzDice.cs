namespace Chartroom.Suites.Fuzzing;

/// <summary>Numbers that follow from a seed alone, on any machine and release. Source: Steele, Lea, Flood 2014, SplitMix64.</summary>
internal sealed class FuzzDice(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>A number from 0 to below a bound.</summary>
    public int Next(int bound)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
        }
    }

    public int Next(int least, int bound) => least + Next(bound - least);
}
