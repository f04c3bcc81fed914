namespace Chartroom.Store.Indexing;

/// <summary>Rules that the rows and the searches of them share.</summary>
internal static class SearchRows
{
    /// <summary>
    /// An interval longer than this is kept a second time, by its end: so that a search for what ends after a moment reads
    /// a short range of beginnings, and the few long ones.
    /// </summary>
    public const long LongMilliseconds = 40L * 24 * 3600 * 1000;

    public static bool IsLong(long low, long high) =>
        low <= long.MinValue + 1 || high == long.MaxValue || high - low > LongMilliseconds;
}
