using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// Keeps the promise that a retired record holds nothing. A merge that came by another door (HL7 A40, a Patient with a
/// <c>replaced-by</c> link) is completed: what is filed moves, and the act is written. What is written for a retired record
/// afterwards, whatever the door, is filed in the record in use, with a note to whose number it was addressed. The enterprise
/// person follows every link, also those of A24 and A37.
/// </summary>
internal sealed class MergeUpkeep(
    IRecordStore store, ActLedger ledger, Merging merging, EnterprisePersons persons, ServerSettings settings) : Projection
{
    private readonly Dictionary<string, string> retired = [];
    private readonly HashSet<string> linked = [];

    public override string Name => "merges";

    /// <summary>Reads who is retired, and files what was left over while the server was not running.</summary>
    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        if (t == 0)
            return 0;
        SearchCriterion[] withLink = [new("link", "missing", ["false"])];
        await foreach (var patient in store.SearchAllAsync(Access.System, new SearchQuery("Patient", withLink, AsOf: t), cancel))
        {
            linked.Add(patient.Key.Id);
            Learn(patient);
        }
        foreach (var record in retired.Keys.ToList())
            await SettleAsync(record, cancel);
        return t;
    }

    public override async ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        var unsettled = new HashSet<string>();
        var relinked = new HashSet<string>();
        foreach (var version in versions)
        {
            if (version.Key.Type == "Patient")
            {
                if (HasLinks(version) ? linked.Add(version.Key.Id) || version.Version > 1 : linked.Remove(version.Key.Id))
                    relinked.Add(version.Key.Id);
                if (Learn(version))
                    unsettled.Add(version.Key.Id);
            }
            else if (retired.Count > 0 && version.Document is { } document && version.Key.Type is not ("AuditEvent" or "Provenance" or "Linkage"))
            {
                unsettled.UnionWith(PatientsOf.Resource(document).Select(p => p["Patient/".Length..]).Where(retired.ContainsKey));
            }
        }
        foreach (var record in unsettled)
            await SettleAsync(record, cancel);
        foreach (var record in relinked)
            await SettlePersonAsync(record, cancel);
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        retired.Clear();
        linked.Clear();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes in the links of a patient; true when it is newly retired.</summary>
    private bool Learn(StoredVersion patient)
    {
        var into = patient.Document is { } document ? PatientLinks.ReplacedByOf(document.Root) : null;
        if (into is null)
        {
            retired.Remove(patient.Key.Id);
            return false;
        }
        var isNew = retired.GetValueOrDefault(patient.Key.Id) != into;
        retired[patient.Key.Id] = into;
        return isNew;
    }

    private static bool HasLinks(StoredVersion patient) => patient.Document is { } document && document.Root["link"u8].Exists;

    /// <summary>Completes the merge of a retired record, or files what came for it since.</summary>
    private async Task SettleAsync(string record, CancellationToken cancel)
    {
        var t = store.CurrentT;
        await ledger.CatchUpAsync(cancel);
        if (ledger.CurrentT < t)
            throw new InvalidOperationException("The decisions are not read up to here yet.");
        var now = await store.ReadAsync(Access.System, new ResourceKey("Patient", record), null, cancel);
        if (now?.Document is not { } document || PatientLinks.ReplacedByOf(document.Root) is not { } kept)
            return;
        var root = Root(kept);
        if (root == record)
            return;
        if (ledger.MergeOf(record)?.Kept == kept)
            await RefileAsync(record, root, cancel);
        else
            await merging.CompleteAsync(Actor.Program, new MergeOrder(kept, record, "The merge came by message."), root, cancel);
    }

    /// <summary>Brings the Linkage of a person in line with links that another door changed.</summary>
    private async Task SettlePersonAsync(string record, CancellationToken cancel)
    {
        await ActOutcome.RepeatAsync(async () =>
        {
            var at = settings.Clock.GetUtcNow();
            var act = new IdentityAct("", ActKind.Link, record, null, Actor.Program.Who, Actor.Program.Name, at, 0, null, null, null, null);
            var writes = await persons.PlanAsync([record], Actor.Program, cancel);
            return writes.Count == 0
                ? ActOutcome.Done(act)
                : await ActOutcome.CommitAsync(store, Actor.Program, act, [.. writes, Actor.Program.Audit(at, [record], [])], cancel);
        });
    }

    private async Task RefileAsync(string record, string root, CancellationToken cancel)
    {
        await ActOutcome.RepeatAsync(async () =>
        {
            var left = await RecordEntries.ReadAsync(store, record, null, cancel);
            var moves = left.Select(e => Rereference.Move(e, [record], root)).OfType<RecordWrite.Update>().ToList();
            var at = settings.Clock.GetUtcNow();
            var act = new IdentityAct(
                ActDocument.NewId(at), ActKind.Refile, root, record, Actor.Program.Who, Actor.Program.Name, at, 0, "It arrived under a retired number.", null, null,
                RecordEntries.Counted(moves.Select(m => m.Key)));
            if (moves.Count == 0)
                return ActOutcome.Done(act);
            List<RecordWrite> writes =
            [
                .. moves, ActDocument.Write(act), .. ActDocument.WriteMoves(act, moves.ConvertAll(m => m.Key), addressedTo: record),
                Actor.Program.Audit(at, [record, root], []),
            ];
            return await ActOutcome.CommitAsync(store, Actor.Program, act, writes, cancel);
        });
    }

    /// <summary>The record in use at the end of the chain; a ring, which only a wrong message can make, ends where it began.</summary>
    private string Root(string record)
    {
        var seen = new HashSet<string>();
        while (retired.TryGetValue(record, out var next) && seen.Add(record))
            record = next;
        return record;
    }
}
