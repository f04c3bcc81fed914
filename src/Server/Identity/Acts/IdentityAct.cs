namespace Chartroom.Server.Identity.Acts;

/// <summary>What can be decided about whose record it is.</summary>
public enum ActKind
{
    /// <summary>The other record goes up in the kept one.</summary>
    Merge,

    /// <summary>A merge is taken back; each entry goes to its person.</summary>
    Unmerge,

    /// <summary>Two records are of one person and both stay in use, each in its own numbering.</summary>
    Link,

    Unlink,

    /// <summary>Two records are of two people: the pair is not put before anybody again.</summary>
    Different,

    /// <summary>Looked at and not decided: the pair waits for a second look.</summary>
    Unsure,

    /// <summary>An earlier answer no longer stands; the pair or chart is open again.</summary>
    Reopen,

    /// <summary>Entries of a second person are taken out of the kept record into the other.</summary>
    Split,

    /// <summary>A suspected overlay is one person after all.</summary>
    OnePerson,

    /// <summary>A record was made at the desk; the reason names the records that the warning named.</summary>
    Register,

    /// <summary>What arrived under the number of a retired record was filed in the record in use.</summary>
    Refile,
}

/// <summary>The evidence at the time of a decision, with the version of the weights that gave it.</summary>
public sealed record MatchEvidence(string Weights, double Bits, double Probability, string Decision);

/// <summary>
/// One decision about identity, as the record keeps it (a Provenance). <c>Kept</c> is the surviving record, or the first of
/// two; <c>Other</c> the retired one, the second, or the one split off. <c>Undoes</c> is the act that this one takes back.
/// <c>T</c> is the transaction that carried it out; <c>Moved</c> counts what changed its place, in words.
/// </summary>
public sealed record IdentityAct(
    string Id, ActKind Kind, string Kept, string? Other, string Who, string WhoName, DateTimeOffset At, long T, string? Reason,
    MatchEvidence? Evidence, string? Undoes, string? Moved)
{
    /// <summary>The name in the record: <c>merge</c>, <c>one-person</c>.</summary>
    public string Code => Kind switch { ActKind.OnePerson => "one-person", _ => Kind.ToString().ToLowerInvariant() };

    public bool Concerns(string patient) => Kept == patient || Other == patient;
}
