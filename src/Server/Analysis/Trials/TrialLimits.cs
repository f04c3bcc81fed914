namespace Chartroom.Server.Analysis.Trials;

/// <summary>How many rows a trial gives and how long it may take; then it ends and says so.</summary>
internal sealed record TrialLimits(int Rows, TimeSpan Time)
{
    public static TrialLimits FirstLook { get; } = new(50, TimeSpan.FromSeconds(2));

    public static TrialLimits Shown { get; } = new(500, TimeSpan.FromSeconds(10));

    /// <summary>What goes into a file is worked out whole first, so that no file is half of one.</summary>
    public static TrialLimits Downloaded { get; } = new(20_000, TimeSpan.FromSeconds(30));
}
