using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// The profiles, value sets, code systems and questionnaires that are stored here, as a validator: read and made ready once, and dropped when one of
/// them is written or deleted. What it judges by is never older than the call.
/// </summary>
internal sealed class StoredDefinitions(IRecordStore store) : Projection
{
    /// <summary>The most stored definitions of each type that are taken into account.</summary>
    private const int MostOfType = 10_000;

    /// <summary>Askers differ in what they may see; more kinds of them than this are not kept apart.</summary>
    private const int MostKept = 8;

    /// <summary>While a bulk load keeps the feed behind, the definitions are read anew rather than waited for.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Types = ["StructureDefinition", "ValueSet", "CodeSystem", "Questionnaire"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, Validator> kept = [];
    private long changes;

    public override string Name => "stored definitions";

    /// <summary>Nothing is kept yet, so nothing of the past can change it.</summary>
    public override ValueTask<long> OpenAsync(CancellationToken cancel) => ValueTask.FromResult(store.CurrentT);

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        if (versions.Any(v => Types.Contains(v.Key.Type)))
            Drop();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    /// <summary>A strict validator over R4 and the definitions that the asker may see.</summary>
    public async ValueTask<Validator> ValidatorAsync(Access access, CancellationToken cancel)
    {
        // What a patient may see is one patient's own: not worth keeping for the next call.
        if (access.Scope.PatientCompartment is not null || CurrentT < 0 || !await ReachesAsync(store.CurrentT, LongestWait, cancel))
            return await ReadAsync(access, cancel);
        var view = ViewOf(access.Scope);
        long before;
        lock (gate)
        {
            if (kept.TryGetValue(view, out var known))
                return known;
            before = changes;
        }
        var read = await ReadAsync(access, cancel);
        lock (gate)
        {
            if (kept.Count >= MostKept)
                kept.Clear();
            if (changes == before)
                kept[view] = read;
        }
        return read;
    }

    private void Drop()
    {
        lock (gate)
        {
            changes++;
            kept.Clear();
        }
    }

    /// <summary>Askers with the same text see the same definitions.</summary>
    private static string ViewOf(AccessScope scope)
    {
        var types = Types.Where(t => scope.Types?.Contains(t) != false);
        var labels = (scope.WithheldLabels ?? new HashSet<string>()).Order(StringComparer.Ordinal);
        return $"{string.Join(',', types)}\n{string.Join('\n', labels)}";
    }

    private async Task<Validator> ReadAsync(Access access, CancellationToken cancel)
    {
        var definitions = new DefinitionSet();
        foreach (var type in Types)
        {
            var count = 0;
            await foreach (var match in store.SearchAllAsync(access, new SearchQuery(type, []), cancel))
            {
                if (match.Document is { } document)
                    definitions.Add(document);
                if (++count == MostOfType)
                    break;
            }
        }
        return new Validator(ValidationOptions.Strict, definitions);
    }
}
