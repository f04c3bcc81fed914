using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Projections;

/// <summary>Takes a projection's tables away, with what was noted of how far they were.</summary>
internal sealed class ProjectionRemoval(string name, IReadOnlyList<string> tables) : WriteOperation<Tuple<long>>
{
    public override long Weight => 1_000;

    public override void Apply(WriteContext context)
    {
        Remove(context.Session, name, tables);
        Result = new(0);
    }

    public static void Remove(SqlSession session, string name, IReadOnlyList<string> tables)
    {
        foreach (var table in tables)
            session.Execute($"drop table if exists {table}");
        session.Execute("delete from projection where name = $1", name);
    }
}
