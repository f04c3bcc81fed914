using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching;

/// <summary>
/// People out of pairs: matches are joined strongest first, and two groups are joined only when no pair between them is
/// known to be two people and the pairs between them agree on average.
/// <para>Source: after O. Hassanzadeh et al., "Framework for evaluating clustering algorithms in duplicate detection",
/// VLDB 2009: merge-center and average-link guards against chains.</para>
/// </summary>
public sealed class Clusters
{
    private const int MostCompared = 400;
    private readonly int[] parent;
    private readonly Dictionary<int, List<int>> members = [];
    private readonly IReadOnlyList<Person> people;
    private readonly PairScorer scorer;

    public Clusters(IReadOnlyList<Person> people, PairScorer scorer)
    {
        this.people = people;
        this.scorer = scorer;
        parent = new int[people.Count];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = i;
    }

    /// <summary>The record that stands for the person of a record.</summary>
    public int PersonOf(int record)
    {
        while (parent[record] != record)
        {
            parent[record] = parent[parent[record]];
            record = parent[record];
        }
        return record;
    }

    /// <summary>Records by person, for people with more than one.</summary>
    public IEnumerable<IReadOnlyList<int>> Groups => members.Values;

    /// <summary>How many records the person has whom this record stands for.</summary>
    public int SizeOf(int person) => members.TryGetValue(person, out var records) ? records.Count : 1;

    /// <summary>Joins two records' people unless something between them speaks against it; false when it does.</summary>
    public bool Join(int a, int b)
    {
        var (x, y) = (PersonOf(a), PersonOf(b));
        if (x == y)
            return true;
        var left = members.TryGetValue(x, out var xs) ? xs : [x];
        var right = members.TryGetValue(y, out var ys) ? ys : [y];
        if (left.Count + right.Count > 2 && (long)left.Count * right.Count <= MostCompared && !BelongTogether(left, right))
            return false;
        if (left.Count < right.Count)
            (x, y, left, right) = (y, x, right, left);
        left.AddRange(right);
        members.Remove(y);
        members[x] = left;
        parent[y] = x;
        return true;
    }

    private bool BelongTogether(List<int> left, List<int> right)
    {
        var sum = 0.0;
        foreach (var i in left)
        {
            foreach (var j in right)
            {
                var bits = scorer.Bits(people[i], people[j], out var pattern);
                foreach (var rule in scorer.Weights.Rules)
                {
                    if (rule.Cap == MatchDecision.No && rule.Holds(pattern))
                        return false;
                }
                sum += Math.Min(bits, scorer.Weights.MatchBits + 10);
            }
        }
        return sum / ((double)left.Count * right.Count) >= scorer.Weights.ReviewBits - JoinSlack;
    }

    private const double JoinSlack = 4;
}
