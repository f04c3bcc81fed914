namespace Chartroom.Store;

/// <summary>How the store stands at one moment; counts of rows and bytes, nothing of what they hold.</summary>
/// <param name="T">The last transaction.</param>
/// <param name="Versions">All versions ever written.</param>
/// <param name="Bytes">What the database occupies on disk, its log included.</param>
/// <param name="WritesWaiting">Operations that wait for the writer.</param>
/// <param name="ReadersLent">Reading connections in use.</param>
/// <param name="JournalWaiting">Inbound items not yet filed; counted up to <see cref="MostCounted"/>.</param>
/// <param name="JournalFailed">Inbound items that could not be filed; counted up to <see cref="MostCounted"/>.</param>
public sealed record StoreFigures(
    long T, long Versions, long Bytes, int WritesWaiting, int ReadersLent, long JournalWaiting, long JournalFailed)
{
    public const int MostCounted = 100_000;
}
