using Chartroom.Server.Host;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>Who works a pair just now.</summary>
public sealed record PairLock(string Who, string Name, DateTimeOffset Until);

/// <summary>
/// Keeps two stewards off one pair: whoever opens it holds it for some minutes, and again with every look. The lock is a
/// courtesy, kept in memory; what guards the record is that an act is refused when a patient has changed meanwhile.
/// </summary>
internal sealed class PairLocks(ServerSettings settings)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly Dictionary<(string, string), PairLock> held = [];
    private readonly Lock gate = new();

    /// <summary>Takes or renews the lock; the answer is who holds it now.</summary>
    public PairLock Take(string a, string b, string who, string name)
    {
        var now = settings.Clock.GetUtcNow();
        lock (gate)
        {
            if (held.TryGetValue(Key(a, b), out var other) && other.Who != who && other.Until > now)
                return other;
            return held[Key(a, b)] = new PairLock(who, name, now + Lease);
        }
    }

    public void Release(string a, string b, string who)
    {
        lock (gate)
        {
            if (held.TryGetValue(Key(a, b), out var own) && own.Who == who)
                held.Remove(Key(a, b));
        }
    }

    /// <summary>Who else holds the pair, or null.</summary>
    public PairLock? HeldByOther(string a, string b, string who)
    {
        lock (gate)
            return held.TryGetValue(Key(a, b), out var other) && other.Who != who && other.Until > settings.Clock.GetUtcNow() ? other : null;
    }

    private static (string, string) Key(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
