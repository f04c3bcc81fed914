using Chartroom.Rules.Matching.Blocking;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching;

/// <summary>A record of the index that may be the person asked for.</summary>
public readonly record struct IndexHit(Person Person, double Bits, double Probability, MatchDecision Decision);

/// <summary>
/// All records of a department held ready, so that one registration finds its candidates in milliseconds. The score of a
/// hit is the score the pair has in a file with the same weights and term frequencies. Many may search while one adds or
/// removes.
/// <para>Source: Fellegi and Sunter 1969; FHIR R4 §2.28.14 Patient $match for its use.</para>
/// </summary>
public sealed class MatchIndex : IDisposable
{
    /// <summary>A key that more records share than this finds nobody: it says too little.</summary>
    public const int LargestBlock = 250;

    private const int Rules = 18;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<Person?> people = [];
    private readonly Dictionary<string, int> byId = [];
    private readonly Dictionary<ulong, Chain>[] heads = [.. Enumerable.Range(0, Rules).Select(_ => new Dictionary<ulong, Chain>())];
    private readonly List<int>[] next = [.. Enumerable.Range(0, Rules).Select(_ => new List<int>())];

    public MatchIndex(PairScorer scorer) => Scorer = scorer;

    /// <summary>What scores the hits; set it again when new weights are learned.</summary>
    public PairScorer Scorer { get; set; }

    /// <summary>How many records it holds.</summary>
    public int Count => byId.Count;

    /// <summary>Adds a record, or puts it in the place of the one with the same identifier.</summary>
    public void Put(Person person)
    {
        gate.EnterWriteLock();
        try
        {
            if (byId.TryGetValue(person.Id, out var old))
                people[old] = null;
            var number = people.Count;
            people.Add(person);
            byId[person.Id] = number;
            for (var r = 0; r < Rules; r++)
                Link(r, BlockingRules.All[r].Key(person), number);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Takes a record out; false when it is not there.</summary>
    public bool Remove(string id)
    {
        gate.EnterWriteLock();
        try
        {
            if (!byId.Remove(id, out var number))
                return false;
            people[number] = null;
            return true;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>The record with this identifier, or null.</summary>
    public Person? Get(string id)
    {
        gate.EnterReadLock();
        try
        {
            return byId.TryGetValue(id, out var number) ? people[number] : null;
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>
    /// The records that may be this person, best first, without the one of the same identifier: those that are a match
    /// or worth a look, at most <paramref name="most"/>.
    /// </summary>
    public IReadOnlyList<IndexHit> Find(Person person, int most = 20)
    {
        gate.EnterReadLock();
        try
        {
            var candidates = Candidates(person);
            var hits = new List<IndexHit>();
            foreach (var number in candidates)
            {
                var other = people[number]!;
                var bits = Scorer.Bits(person, other, out var pattern);
                var decision = Scorer.Weights.Decide(bits, pattern, out _);
                if (decision != MatchDecision.No && other.Id != person.Id)
                    hits.Add(new IndexHit(other, bits, Scorer.Weights.Probability(bits), decision));
            }
            hits.Sort((x, y) => x.Decision != y.Decision ? y.Decision.CompareTo(x.Decision) : y.Bits.CompareTo(x.Bits));
            if (hits.Count > most)
                hits.RemoveRange(most, hits.Count - most);
            return hits;
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose() => gate.Dispose();

    private HashSet<int> Candidates(Person person)
    {
        var candidates = new HashSet<int>();
        for (var r = 0; r < Rules; r++)
        {
            var key = BlockingRules.All[r].Key(person);
            if (key == 0 || !heads[r].TryGetValue(key, out var chain) || chain.Length > LargestBlock)
                continue;
            for (var number = chain.Last; number >= 0; number = next[r][number])
            {
                if (people[number] is not null)
                    candidates.Add(number);
            }
        }
        return candidates;
    }

    private void Link(int rule, ulong key, int number)
    {
        if (key == 0)
        {
            next[rule].Add(-1);
            return;
        }
        ref var chain = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(heads[rule], key, out var known);
        next[rule].Add(known ? chain.Last : -1);
        chain = new Chain(number, known ? chain.Length + 1 : 1);
    }

    private readonly record struct Chain(int Last, int Length);
}
