using Chartroom.Store.Documents;
using Chartroom.Store.Schema;
using Chartroom.Store.Upkeep;

namespace Chartroom.Store.Sql;

/// <summary>What differs between the databases: how to connect, the forms of the tables, and upkeep.</summary>
internal abstract class Database
{
    /// <summary>The numbered statements that make the tables.</summary>
    public abstract IReadOnlyList<Migration> Migrations { get; }

    public abstract SqlSession OpenRead();

    public abstract WriteSession OpenWrite();

    /// <summary>A reading connection without a time limit, for what reads everything.</summary>
    public abstract SqlSession OpenUpkeep();

    /// <summary>Verifies in one state of the database.</summary>
    public abstract Verification Verify(BodyCodec codec, VerifyScope scope);

    /// <summary>What the database occupies on disk, in bytes.</summary>
    public abstract long SizeOf(SqlSession session);

    /// <summary>True when the exception says that the time limit of a statement ran out.</summary>
    public abstract bool IsTimeout(Exception exception);
}
