namespace Chartroom.Server.Host;

/// <summary>
/// One data directory belongs to one server: the audit spool is its own. The claim is a lock on <c>server.lock</c>, which the
/// operating system gives back when the process ends, however it ends.
/// </summary>
internal sealed class DirectoryClaim : IDisposable
{
    private readonly FileStream file;

    private DirectoryClaim(FileStream file) => this.file = file;

    /// <summary>Takes the directory, made when it is not there; null when a running server has it.</summary>
    public static DirectoryClaim? TryTake(DirectoryInfo data)
    {
        data.Create();
        try
        {
            return new DirectoryClaim(new FileStream(Path.Combine(data.FullName, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
