namespace Chartroom.Server.Analysis.Trials;

/// <summary>How many rows a trial gives, how long it may take and how many references it may follow; then it ends, or goes on without, and says so.</summary>
internal sealed record TrialLimits(int Rows, TimeSpan Time, int References)
{
    public static TrialLimits FirstLook { get; } = new(50, TimeSpan.FromSeconds(2), 200);

    public static TrialLimits Shown { get; } = new(500, TimeSpan.FromSeconds(10), 1_000);

    /// <summary>What goes into a file is worked out whole first, so that no file is half of one.</summary>
    public static TrialLimits Downloaded { get; } = new(20_000, TimeSpan.FromSeconds(30), 20_000);
}
