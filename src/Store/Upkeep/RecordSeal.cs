namespace Chartroom.Store.Upkeep;

/// <summary>
/// The end of the hash chain after transaction <c>T</c>: <c>Hash</c> (hexadecimal) stands for everything that was written until then.
/// Kept outside the database, it shows when somebody has written the chain anew.
/// </summary>
public sealed record RecordSeal(long T, string Hash);
