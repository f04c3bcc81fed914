using Chartroom.Store.Sql;
using Chartroom.Store.Upkeep;

namespace Chartroom.Store.Schema;

/// <summary>Brings a database to the newest schema, step by step, each in its own transaction; refuses a database from the future.</summary>
internal static class Migrator
{
    /// <summary>Throws <see cref="InvalidDataException"/> when the database has steps that this program does not know, or others.</summary>
    public static void Run(WriteSession session, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        session.Begin();
        try
        {
            session.Script("create table if not exists migration (number integer primary key, name text not null, hash text not null, at bigint not null)");
            var done = session.Rows(
                c => (Number: c.Integer(0), Name: c.Text(1), Hash: c.Text(2)), "select number, name, hash from migration order by number");
            Compare(done, migrations);
            foreach (var step in migrations.Skip(done.Count))
            {
                session.Script(step.Sql);
                session.Execute(
                    "insert into migration values ($1, $2, $3, $4)",
                    (long)step.Number, step.Name, step.Hash, clock.GetUtcNow().ToUnixTimeMilliseconds());
            }
            if (done.Count > 0 && migrations.Skip(done.Count).Any(m => m.RebuildsSearch))
                RebuildOperation.Ask(session);
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static void Compare(List<(long Number, string Name, string Hash)> done, IReadOnlyList<Migration> migrations)
    {
        if (done.Count > migrations.Count)
            throw new InvalidDataException(
                $"The database has schema {done[^1].Number}; this program knows only {migrations.Count}. Use a newer Chartroom.");
        for (var i = 0; i < done.Count; i++)
        {
            if (done[i].Number != migrations[i].Number || (done[i].Hash != migrations[i].Hash && done[i].Hash != migrations[i].FormerHash))
                throw new InvalidDataException(
                    $"Schema step {done[i].Number} ({done[i].Name}) of the database is not the one of this program.");
        }
    }
}
