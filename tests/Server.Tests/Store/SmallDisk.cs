using System.Diagnostics;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A disk that is soon full: a file system in memory, of so many megabytes, mounted for the test. Where nothing may be mounted (a container without
/// rights) <c>/dev/shm</c> serves, if it is as small as containers have it. Anything else is an error that says so: these tests are not passed over.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const long LargestShared = 256L << 20;
    private readonly bool isMounted;

    public SmallDisk(int megabytes)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("chartroom-disk-");
        isMounted = TryRun("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", Directory.FullName);
        if (isMounted)
            return;
        Directory.Delete();
        if (new DriveInfo("/dev/shm") is not { TotalSize: > 0 and <= LargestShared })
            throw new InvalidOperationException("This machine lets nobody mount a file system, and its /dev/shm is none or large. Run as root, or with a /dev/shm of 64 MB.");
        Directory = System.IO.Directory.CreateDirectory($"/dev/shm/chartroom-disk-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
    }

    public DirectoryInfo Directory { get; }

    private string Ballast => Path.Combine(Directory.FullName, "ballast");

    /// <summary>Uses up all room that is left, to the last page.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size > 0; size /= 16)
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Smaller pieces may find room still.
            }
        }
    }

    /// <summary>Gives back what <see cref="Fill"/> took.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        if (isMounted)
            TryRun("umount", "-l", Directory.FullName);
        Directory.Delete(recursive: true);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
