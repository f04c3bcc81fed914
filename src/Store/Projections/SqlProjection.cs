using Chartroom.Store.Sql;

namespace Chartroom.Store.Projections;

/// <summary>
/// A view of the record in tables of its own, derived from the change feed: a worklist, a count, an index. Never the
/// truth. What it has applied commits together with its rows, so a crash neither loses nor repeats a change.
/// </summary>
public abstract class SqlProjection
{
    /// <summary>Its name, and the beginning of the names of its tables.</summary>
    public abstract string Name { get; }

    /// <summary>Another version than the one in the database makes the tables anew and applies everything again.</summary>
    public abstract int Version { get; }

    /// <summary>The names of its tables.</summary>
    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>The statements that make its tables, in types that both databases know: bigint, double precision, text.</summary>
    public abstract string Definition { get; }

    /// <summary>What a database server is told once the tables are there, such as who may read them.</summary>
    public virtual string ServerDefinition => "";

    /// <summary>The types that it looks at, which spares it all others; null = all. It may be shown others as well.</summary>
    public virtual IReadOnlySet<string>? Types => null;

    /// <summary>
    /// Works out on the caller's thread what versions, in order of commit, do to its tables. The function that it gives
    /// runs inside the writer's transaction, when the versions go on from where the projection stands; so what takes time
    /// belongs here.
    /// </summary>
    public virtual Action<SqlSession> Plan(IReadOnlyList<StoredVersion> versions) => session => Apply(session, versions);

    /// <summary>
    /// Applies versions in order of commit, by statements on its own tables alone. Runs inside the writer's
    /// transaction: it must be short and read nothing else.
    /// </summary>
    public abstract void Apply(SqlSession session, IReadOnlyList<StoredVersion> versions);
}
