using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>Two patients who may be one, with the evidence; <c>Since</c> is when the later of the two was written.</summary>
public sealed record PossibleDuplicate(string A, string B, double Bits, MatchDecision Decision, DateTimeOffset Since);

/// <summary>
/// Every current Patient made ready for matching, and the queue of pairs that may be one person. Held in memory, filled
/// from the store at start and kept up by the change feed. A patient that was replaced by another, and pairs that are
/// linked already, are not in the queue.
/// </summary>
public sealed class PossibleDuplicates(IRecordStore store) : Projection, IDisposable
{
    private readonly PersonReader reader = new();
    private readonly MatchIndex index = new(new PairScorer(WeightsFile.Default, TermFrequency.None));
    private readonly Lock gate = new();
    private readonly Dictionary<(string A, string B), PossibleDuplicate> queue = [];
    private readonly Dictionary<string, HashSet<string>> partners = [];
    private readonly Dictionary<string, HashSet<string>> links = [];

    public override string Name => "possible duplicates";

    /// <summary>Reads all patients as of now; what changes meanwhile comes by the feed.</summary>
    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        if (t == 0)
            return 0;
        var (people, written) = (new List<Person>(), new Dictionary<string, DateTimeOffset>());
        await foreach (var patient in store.SearchAllAsync(Access.System, new SearchQuery("Patient", [], AsOf: t), cancel))
        {
            written[patient.Key.Id] = patient.LastUpdated;
            if (Learn(patient.Key.Id, patient.Document!.Root) is { } person)
                people.Add(person);
        }
        index.Put(people);
        Parallel.ForEach(people, new ParallelOptions { CancellationToken = cancel }, person => Enqueue(person, id => written[id]));
        return t;
    }

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        Apply(versions);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var id in links.Keys.ToList())
                Forget(id);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>What scores the pairs.</summary>
    public MatchWeights Weights => index.Scorer.Weights;

    /// <summary>How many patients are in the index.</summary>
    public int Count => index.Count;

    /// <summary>The account of any two records, in the queue or not.</summary>
    internal Waterfall Explain(PersonText a, PersonText b) => index.Scorer.Explain(reader.Read(a), reader.Read(b));

    /// <summary>Who of the patients may be this person, best first.</summary>
    public IReadOnlyList<IndexHit> Find(Element patient) => index.Find(Read("", patient));

    /// <summary>The account of a hit.</summary>
    public Waterfall Explain(Element patient, IndexHit hit) => index.Scorer.Explain(Read("", patient), hit.Person);

    /// <summary>The account of a pair of the queue, or null when one of them is gone.</summary>
    public Waterfall? Explain(PossibleDuplicate pair) =>
        index.Get(pair.A) is { } a && index.Get(pair.B) is { } b ? index.Scorer.Explain(a, b) : null;

    /// <summary>The queue, surest first, then oldest.</summary>
    public IReadOnlyList<PossibleDuplicate> Queue()
    {
        lock (gate)
            return [.. queue.Values.OrderByDescending(p => p.Decision).ThenByDescending(p => Math.Round(p.Bits)).ThenBy(p => p.Since)];
    }

    public void Dispose() => index.Dispose();

    private Person Read(string id, Element patient) => reader.Read(PatientDemographics.Read(id, patient));

    private void Apply(IReadOnlyList<StoredVersion> versions)
    {
        lock (gate)
        {
            foreach (var version in versions)
            {
                if (version.Key.Type == "Patient")
                    Apply(version);
            }
        }
    }

    private void Apply(StoredVersion version)
    {
        var id = version.Key.Id;
        Forget(id);
        if (version.Document is not { } document)
            return;
        if (Learn(id, document.Root) is not { } person)
            return;
        index.Put(person);
        Enqueue(person, _ => version.LastUpdated);
    }

    /// <summary>Keeps the links of a patient; the person to match, or null for one who was replaced.</summary>
    private Person? Learn(string id, Element patient)
    {
        links[id] = Linked(patient, out var replaced);
        return replaced ? null : Read(id, patient);
    }

    /// <summary>Puts the pairs of a person into the queue; a pair waits since the later of its two records was written.</summary>
    private void Enqueue(Person person, Func<string, DateTimeOffset> written)
    {
        var id = person.Id;
        var hits = index.Find(person);
        lock (gate)
        {
            foreach (var hit in hits)
            {
                var other = hit.Person.Id;
                if (AreLinked(id, other))
                    continue;
                var pair = string.CompareOrdinal(id, other) < 0 ? (id, other) : (other, id);
                var since = written(id) > written(other) ? written(id) : written(other);
                queue[pair] = new PossibleDuplicate(pair.Item1, pair.Item2, hit.Bits, hit.Decision, since);
                Partners(id).Add(other);
                Partners(other).Add(id);
            }
        }
    }

    private bool AreLinked(string a, string b) =>
        (links.TryGetValue(a, out var own) && own.Contains(b)) || (links.TryGetValue(b, out var theirs) && theirs.Contains(a));

    private void Forget(string id)
    {
        index.Remove(id);
        links.Remove(id);
        if (!partners.Remove(id, out var others))
            return;
        foreach (var other in others)
        {
            queue.Remove(string.CompareOrdinal(id, other) < 0 ? (id, other) : (other, id));
            Partners(other).Remove(id);
        }
    }

    private HashSet<string> Partners(string id) => partners.TryGetValue(id, out var known) ? known : partners[id] = [];

    /// <summary>Patients this one is linked to. Source: FHIR R4 Patient.link and value set link-type.</summary>
    private static HashSet<string> Linked(Element patient, out bool replaced)
    {
        replaced = false;
        var linked = new HashSet<string>();
        foreach (var link in patient["link"u8].Items)
        {
            if (link["other"u8]["reference"u8].Text?.Split('/') is [.., "Patient", var id])
                linked.Add(id);
            replaced |= link["type"u8].Is("replaced-by"u8);
        }
        return linked;
    }
}
