namespace Chartroom.Store.Writing;

/// <summary>Writes what is there already, durably: shows that the database takes writes. Shares the commit of whatever else waits.</summary>
internal sealed class ProbeOperation : WriteOperation<object>
{
    public override long Weight => 0;

    public override void Apply(WriteContext context) => context.Session.Execute("update head set one = one");
}
