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
    private const int FewestForParallel = 1_000;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<Person?> people = [];
    private readonly Stack<int> free = [];
    private readonly Dictionary<string, int> byId = [];
    private readonly KeyChains[] chains = [.. Enumerable.Range(0, Rules).Select(_ => new KeyChains())];

    public MatchIndex(PairScorer scorer) => Scorer = scorer;

    /// <summary>What scores the hits; set it again when new weights are learned.</summary>
    public PairScorer Scorer { get; set; }

    /// <summary>How many records it holds.</summary>
    public int Count => byId.Count;

    /// <summary>Adds a record, or puts it in the place of the one with the same identifier.</summary>
    public void Put(Person person) => Put([person]);

    /// <summary>The same for many, each rule on a processor of its own.</summary>
    public void Put(IReadOnlyList<Person> records)
    {
        gate.EnterWriteLock();
        try
        {
            var numbers = new int[records.Count];
            var before = new Person?[records.Count];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = NumberOf(records[i].Id);
                before[i] = people[numbers[i]];
                people[numbers[i]] = records[i];
            }
            if (numbers.Length < FewestForParallel)
            {
                for (var r = 0; r < Rules; r++)
                    Move(r, numbers, before, records);
            }
            else
            {
                Parallel.For(0, Rules, r => Move(r, numbers, before, records));
            }
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
            for (var r = 0; r < Rules; r++)
                chains[r].Move(BlockingRules.All[r].Key(people[number]!), 0, number);
            people[number] = null;
            free.Push(number);
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
            hits.Sort(BestFirst);
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
            if (BlockingRules.All[r].Key(person) is var key and not 0)
                chains[r].Collect(key, LargestBlock, candidates);
        }
        return candidates;
    }

    private static int BestFirst(IndexHit x, IndexHit y)
    {
        if (x.Decision != y.Decision)
            return y.Decision.CompareTo(x.Decision);
        var order = y.Bits.CompareTo(x.Bits);
        return order != 0 ? order : string.CompareOrdinal(x.Person.Id, y.Person.Id);
    }

    private int NumberOf(string id)
    {
        if (byId.TryGetValue(id, out var number))
            return number;
        if (!free.TryPop(out number))
        {
            number = people.Count;
            people.Add(null);
        }
        byId[id] = number;
        return number;
    }

    private void Move(int rule, int[] numbers, Person?[] before, IReadOnlyList<Person> records)
    {
        var key = BlockingRules.All[rule].Key;
        var keys = new ulong[numbers.Length];
        var known = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = key(records[i]);
            known += keys[i] == 0 ? 0 : 1;
        }
        if (known >= FewestForParallel)
            chains[rule].Expect(known);
        for (var i = 0; i < keys.Length; i++)
            chains[rule].Move(before[i] is { } old ? key(old) : 0, keys[i], numbers[i]);
    }
}
