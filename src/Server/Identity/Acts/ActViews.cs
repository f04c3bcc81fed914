using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// A decision as people read it: what was done by whom, when and why, on what evidence, what it moved, and what became of it.
/// <c>CanUndo</c> is false for what was taken back (<c>UndoneBy</c>) and for what is itself the taking back of an answer.
/// </summary>
public sealed record ActView(
    string Id, string Kind, string Title, RecordFace? Kept, RecordFace? Other, string Who, string When, string Reason, string Evidence, string Weights,
    string Moved, bool CanUndo, string UndoneBy, string Undoes);

/// <summary>A page of decisions, newest first; <c>Total</c> counts all that fit.</summary>
public sealed record ActPage(IReadOnlyList<ActView> Acts, int Total);

/// <summary>Reads decisions for people.</summary>
internal sealed class ActViews(ActLedger ledger, IRecordStore store, AuditTrail audit)
{
    private const int Most = 500;

    /// <summary>The decisions about a patient (or all), newest first.</summary>
    public async Task<ActPage> PageAsync(Caller caller, string? patient, string? kind, int count, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        var all = (patient is null ? ledger.All() : ledger.Of(patient)).Where(a => string.IsNullOrEmpty(kind) || a.Code == kind).Reverse().ToList();
        var shown = await ShowAsync(caller, [.. all.Take(Math.Clamp(count, 1, Most))], cancel);
        return new ActPage(shown, all.Count);
    }

    public async Task<IReadOnlyList<ActView>> OfPairAsync(Caller caller, string a, string b, CancellationToken cancel) =>
        await ShowAsync(caller, [.. ledger.Of(a).Where(act => act.Concerns(b)).Reverse()], cancel);

    public async Task<ActView> OneAsync(Caller caller, IdentityAct act, CancellationToken cancel) => (await ShowAsync(caller, [act], cancel))[0];

    private async Task<IReadOnlyList<ActView>> ShowAsync(Caller caller, IReadOnlyList<IdentityAct> acts, CancellationToken cancel)
    {
        var keys = acts.SelectMany(a => new[] { a.Kept, a.Other }).OfType<string>().Distinct().Select(id => new ResourceKey("Patient", id)).ToList();
        var seen = keys.Count == 0 ? [] : await store.ReadManyAsync(caller.Access, keys, null, cancel);
        var faces = seen.Where(s => !s.IsDeleted).ToDictionary(s => s.Key.Id, RecordFace.Of);
        await audit.RecordAsync([.. faces.Keys.Select(p => Sighting.Read(caller, "search-type", $"Patient/{p}", null, "identity/decisions"))], cancel);
        return [.. acts.Select(a => View(a, faces))];
    }

    private ActView View(IdentityAct act, Dictionary<string, RecordFace> faces)
    {
        var undoneBy = ledger.UndoneBy(act.Id);
        var evidence = act.Evidence is { } e ? $"{e.Bits:0.0} bits, chance {e.Probability:0.0000}, {e.Decision}" : "";
        return new ActView(
            act.Id, act.Code, Title(act.Kind), faces.GetValueOrDefault(act.Kept), act.Other is null ? null : faces.GetValueOrDefault(act.Other),
            act.WhoName.Length > 0 ? act.WhoName : act.Who, act.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm"), act.Reason ?? "", evidence, act.Evidence?.Weights ?? "",
            Kinds.InWords(act.Moved ?? ""), undoneBy is null && act.Kind is not (ActKind.Reopen or ActKind.Refile or ActKind.Register), undoneBy ?? "", act.Undoes ?? "");
    }

    private static string Title(ActKind kind) => kind switch
    {
        ActKind.Merge => "Merged",
        ActKind.Unmerge => "Merge taken back",
        ActKind.Link => "Linked",
        ActKind.Unlink => "Link taken back",
        ActKind.Different => "Two people",
        ActKind.Unsure => "Not sure",
        ActKind.Reopen => "Answer taken back",
        ActKind.Split => "Overlay parted",
        ActKind.OnePerson => "One person",
        ActKind.Register => "Registered",
        _ => "Filed in the record in use",
    };
}
