using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Projections;

/// <summary>
/// Applies a batch of changes to a projection, when the batch begins where the projection stands; the result is where it
/// stands afterwards (a row number). With an empty batch: makes the tables where they are not, or anew.
/// </summary>
internal sealed class ProjectionOperation(
    SqlProjection projection, long from, long to, IReadOnlyList<StoredVersion> versions, bool anew = false) : WriteOperation<Tuple<long>>
{
    private readonly Action<SqlSession> change = projection.Plan(versions);

    public override long Weight => 1_000 + (versions.Count * 2_000L);

    public override void Apply(WriteContext context)
    {
        var session = context.Session;
        var at = Position(context);
        if (at is null || anew)
        {
            ProjectionRemoval.Remove(session, projection.Name, projection.Tables);
            session.Script(projection.Definition);
            if (session.IsServer && projection.ServerDefinition.Length > 0)
                session.Script(projection.ServerDefinition);
            session.Execute("insert into projection (name, version, position) values ($1, $2, 0)", projection.Name, (long)projection.Version);
            at = 0;
        }
        if (at == from && to > from)
        {
            change(session);
            session.Execute("update projection set position = $1 where name = $2", to, projection.Name);
            at = to;
        }
        Result = new(at.Value);
    }

    private long? Position(WriteContext context) => context.Session.Scalar(
        "select position from projection where name = $1 and version = $2", projection.Name, (long)projection.Version);
}
