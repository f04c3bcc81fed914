using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>Keeping a view, changing it and letting it go, each one transaction with its audit event.</summary>
internal sealed class ViewShelf(IRecordStore store, KeptViews kept, TimeProvider clock)
{
    /// <summary>Views that are kept at once: each follows every change of its type.</summary>
    public const int Most = 100;

    /// <summary>Keeps a definition under a name, over the version named (0 = there is none yet). Why not comes with its place.</summary>
    public async ValueTask<IReadOnlyList<Issue>> KeepAsync(Caller caller, string name, string definition, long over, CancellationToken cancel)
    {
        var view = ViewTableRules.Read(name, definition);
        if (!view.Succeeded)
            return view.Issues;
        if (Hidden(caller, view.Value.Resource) is { } hidden)
            return [hidden];
        var others = await kept.ViewsAsync(cancel);
        if (over == 0 && others.Count >= Most)
            return [Issue.Error("too-costly", $"{Most} views are kept already. Let one go first.")];
        var key = KeptView.KeyOf(name);
        var document = KeptView.ToDocument(name, definition, caller.Access.Who, caller.Display);
        return await CommitAsync(caller, new RecordWrite.Update(key, document, over), key, 'U', cancel);
    }

    /// <summary>Lets a view go; its table goes with it.</summary>
    public async ValueTask<IReadOnlyList<Issue>> LetGoAsync(Caller caller, string name, long over, CancellationToken cancel)
    {
        var key = KeptView.KeyOf(name);
        if (await store.ReadAsync(Access.System, key, cancel: cancel) is not { } version || KeptView.Of(version) is not { } view)
            return [Issue.Error("not-found", "No view of that name is kept.")];
        if (view.View.Value is { } read && Hidden(caller, read.Resource) is { } hidden)
            return [hidden];
        return await CommitAsync(caller, new RecordWrite.Delete(key, over), key, 'D', cancel);
    }

    /// <summary>A table shows all of its type, so who may not see the type has no part in it.</summary>
    public static Issue? Hidden(Caller caller, string type) => caller.Access.Scope is { PatientCompartment: null } scope && scope.Types?.Contains(type) != false
        ? null
        : Issue.Error("forbidden", $"The role {caller.Role.Title} may not see {type}.");

    private async ValueTask<IReadOnlyList<Issue>> CommitAsync(Caller caller, RecordWrite write, ResourceKey key, char action, CancellationToken cancel)
    {
        var audit = AuditEvents.Of(caller, action == 'D' ? "delete" : "update", action, clock.GetUtcNow(), [], [key.ToString()]);
        if (await store.CommitAsync(new RecordTransaction(caller.Access.Who, [write, audit]), cancel) is CommitResult.Refused)
            return [Issue.Error("lock-error", "Somebody else changed this view meanwhile. Nothing was overwritten; look at what is kept now.")];
        if (await store.ReadAsync(Access.System, key, cancel: cancel) is { } now)
            await kept.TakeAsync(now, cancel);
        return [];
    }
}
