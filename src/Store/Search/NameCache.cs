using System.Collections.Concurrent;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Search;

/// <summary>
/// Numbers of names as readers know them: only committed ones, which never change. A name that is not there yet is asked
/// for again each time.
/// </summary>
internal sealed class NameCache
{
    private readonly ConcurrentDictionary<(NameKind, string), long> known = new();
    private readonly ConcurrentDictionary<long, string> types = new();

    public long? Find(SqlSession session, NameKind kind, string text)
    {
        if (known.TryGetValue((kind, text), out var id))
            return id;
        if (session.Scalar("select id from name where kind = $1 and text = $2", (long)kind, text) is not { } found)
            return null;
        return known[(kind, text)] = found;
    }

    public long? Type(SqlSession session, string type) => Find(session, NameKind.Type, type);

    /// <summary>The parameter's numbers: one for a type; for all types, one for each type that ever had a value.</summary>
    public List<long> Parameters(SqlSession session, string type, string code)
    {
        if (type.Length > 0)
            return Find(session, NameKind.Parameter, $"{type}.{code}") is { } id ? [id] : [];
        return session.Rows(
            c => c.Integer(0), "select id from name where kind = $1 and text like $2", (long)NameKind.Parameter, "%." + code);
    }

    public string TypeName(SqlSession session, long id)
    {
        if (types.TryGetValue(id, out var text))
            return text;
        using var cursor = session.Query("select text from name where id = $1", id);
        if (!cursor.Read())
            throw new InvalidDataException($"The type {id} has no name.");
        return types.GetOrAdd(id, cursor.Text(0));
    }
}
