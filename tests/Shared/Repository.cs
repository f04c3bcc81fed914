namespace Chartroom.Tests;

/// <summary>Where the checkout and the shared test data are, seen from the running test.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The shared data beside the checkout; tests that read it say plainly when it is not there.</summary>
    public static string SharedData { get; } =
        Environment.GetEnvironmentVariable("CHARTROOM_SHARED_DATA") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Chartroom.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Not inside a Chartroom checkout.");
    }
}
