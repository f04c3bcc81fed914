using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>Who carries out an act: a person at the workbench, or the program after a message.</summary>
internal sealed record Actor(string Who, string Name, Access Access, Caller? Caller)
{
    /// <summary>The part of the program that completes what messages say.</summary>
    public static Actor Program { get; } = new("Device/identity", "a message", Access.System, null);

    public static Actor Of(Caller caller) => new(caller.Access.Who, caller.Display, caller.Access, caller);

    /// <summary>The audit event of an act, for the act's own transaction.</summary>
    public RecordWrite Audit(DateTimeOffset at, IEnumerable<string> patients, IEnumerable<string> entities)
    {
        var references = patients.Select(p => $"Patient/{p}");
        return Caller is null ? AuditEvents.Of(Who, "update", 'U', at, references) : AuditEvents.Of(Caller, "update", 'U', at, references, entities);
    }
}
