using Chartroom.Store.Documents;
using Chartroom.Store.Search;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Reading;

/// <summary>A version with its numbers.</summary>
internal sealed record FoundVersion(long Rid, long Lid, StoredVersion Version);

/// <summary>Reads versions: one, many, history, changes. Every statement carries what the asker may see.</summary>
internal static class VersionReader
{
    private const string Columns = "v.rid, v.lid, v.number, v.t, v.at, v.method, v.body";

    /// <summary>The version of a resource that was current at the snapshot, deleted or not.</summary>
    public static StoredVersion? Current(SearchScope scope, ResourceKey key)
    {
        if (!scope.Allows(key.Type) || scope.EntityOf(key.Type, key.Id) is not { } entity)
            return null;
        var sql = new SqlText();
        var text = $"select {Columns} from version v where v.lid = {sql.Add(entity.Lid)} and v.rid <= {sql.Add(scope.LastRid)}"
                   + scope.Permitted(sql, key.Type, "v.rid", "v.compartment") + " order by v.rid desc limit 1";
        using var cursor = scope.Session.Query(text, sql.Arguments);
        return cursor.Read() ? Read(cursor, scope.Codec).Version : null;
    }

    public static StoredVersion? Numbered(SearchScope scope, ResourceKey key, long number)
    {
        if (!scope.Allows(key.Type) || scope.EntityOf(key.Type, key.Id) is not { } entity)
            return null;
        var sql = new SqlText();
        var text = $"select {Columns} from version v where v.lid = {sql.Add(entity.Lid)} and v.number = {sql.Add(number)}"
                   + scope.Permitted(sql, key.Type, "v.rid", "v.compartment");
        using var cursor = scope.Session.Query(text, sql.Arguments);
        return cursor.Read() ? Read(cursor, scope.Codec).Version : null;
    }

    /// <summary>The rows of those numbers that may be seen, in the order of the numbers.</summary>
    public static List<FoundVersion> Rows(SearchScope scope, IReadOnlyList<long> rids)
    {
        var found = new List<FoundVersion>(rids.Count);
        foreach (var rid in rids)
        {
            using var cursor = scope.Session.Query($"select {Columns} from version v where v.rid = $1", rid);
            if (cursor.Read())
                found.Add(Read(cursor, scope.Codec));
        }
        return found;
    }

    /// <summary>
    /// Versions newest first, before row <paramref name="before"/>, with the row of each: of one resource, of a type, of everything.
    /// </summary>
    public static List<FoundVersion> History(SearchScope scope, ResourceKey key, long before, long? since, int count)
    {
        if (key.Type.Length > 0 && !scope.Allows(key.Type))
            return [];
        var sql = new SqlText();
        var where = $"v.rid <= {sql.Add(scope.LastRid)} and v.rid < {sql.Add(before)}";
        if (key.Id.Length > 0)
        {
            if (scope.EntityOf(key.Type, key.Id) is not { } entity)
                return [];
            where += $" and v.lid = {sql.Add(entity.Lid)}";
        }
        else if (key.Type.Length > 0)
        {
            if (scope.Names.Type(scope.Session, key.Type) is not { } type)
                return [];
            where += $" and v.type = {sql.Add(type)}";
        }
        if (since is { } moment)
            where += $" and v.at >= {sql.Add(moment)}";
        where += scope.Permitted(sql, key.Type, "v.rid", "v.compartment");
        return scope.Session.Rows(
            c => Read(c, scope.Codec), $"select {Columns} from version v where {where} order by v.rid desc limit {sql.Add(count)}", sql.Arguments);
    }

    /// <summary>All versions after a row, in order of commit.</summary>
    public static List<FoundVersion> After(SqlSession session, BodyCodec codec, long rid, long last, int count) =>
        session.Rows(c => Read(c, codec), $"select {Columns} from version v where v.rid > $1 and v.rid <= $2 order by v.rid limit $3", rid, last, count);

    private static FoundVersion Read(SqlCursor cursor, BodyCodec codec)
    {
        var method = (WriteMethod)cursor.Integer(5);
        var (number, at) = (cursor.Integer(2), cursor.Integer(4));
        var body = codec.Unpack(cursor.BlobSpan(6));
        var deleted = method == WriteMethod.Delete;
        var version = new StoredVersion(
            CanonicalBody.Key(body),
            number,
            cursor.Integer(3),
            DateTimeOffset.FromUnixTimeMilliseconds(at),
            deleted ? "DELETE" : method.ToString().ToUpperInvariant(),
            deleted ? null : CanonicalBody.Stamp(body, number, at));
        return new FoundVersion(cursor.Integer(0), cursor.Integer(1), version);
    }
}
